// The options of every command that reads documents, and what they turn into.
import type { Command } from 'commander'

export interface SourceFlags {
  readonly allowPrivate?: boolean
  readonly ignoreRobots?: boolean
  readonly fetchTimeout?: string
  readonly userAgent?: string
  readonly columns?: string
}

/** Adds the options to a command. */
export function withSourceFlags(command: Command): Command {
  return command
    .option('--columns <mapping>', 'which columns of CSV or JSON lines hold what: text=body,title=headline,...')
    .option('--fetch-timeout <seconds>', 'time for one page', '30')
    .option('--user-agent <text>', 'who is asking, for the sites: a name and a way to reach you')
    .option('--ignore-robots', "fetch what a site's robots.txt asks programs to leave alone")
    .option('--allow-private', 'fetch from private and local addresses too')
}
