// The options of every command that reads documents, and what they turn into.
import type { Command } from 'commander'

export interface SourceFlags {
  readonly allowPrivate?: boolean
  readonly ignoreRobots?: boolean
  readonly fetchTimeout?: string
  readonly userAgent?: string
  readonly columns?: string
  readonly keepAll?: boolean
  readonly dateOrder?: string
}

/** Adds the options to a command. */
export function withSourceFlags(command: Command): Command {
  return command
    .option('--columns <mapping>', 'which columns of CSV or JSON lines hold what: text=body,title=headline,...')
    .option('--keep-all', 'take prose of pages too that would be left out of the article')
    .option('--date-order <order>', 'how 05/03/2025 is meant: day-first or month-first')
    .option('--fetch-timeout <seconds>', 'time for one page', '30')
    .option('--user-agent <text>', 'who is asking, for the sites: a name and a way to reach you')
    .option('--ignore-robots', "fetch what a site's robots.txt asks programs to leave alone")
    .option('--allow-private', 'fetch from private and local addresses too')
}
