// What a site asks of programs: robots.txt (RFC 9309), read once for each origin.
import robotsParser from 'robots-parser'
import { FetchFailure } from './failure.ts'
import type { Reply } from './request.ts'

/** The name that rules are looked up by. */
export const PRODUCT = 'unsaid'
/** RFC 9309 asks crawlers to read at least 500 KiB; what stands after that is not looked at. */
const READ_OF_ROBOTS = 512 * 1024
/** Bytes that are fetched at most: what goes on after them is no list of rules. */
export const LARGEST_ROBOTS = 8 * 1024 * 1024
/** Seconds; a longer delay is asked of crawlers that take whole sites. */
const LONGEST_DELAY = 30

export interface Rules {
  readonly allows: (url: string) => boolean
  /** Milliseconds between two requests. */
  readonly delay: number
}

const all: Rules = { allows: () => true, delay: 0 }

const AGENT = /^\s*user-agent[ \t]*:([^#]*)/i
/** Stands for all programs that are not this one. */
const OTHERS = 'others'

/**
 * The same rules, each group headed by this program, by all, or by others, once: the parser keeps a rule for every name above it,
 * and a list of thousands of names over thousands of rules would fill the memory.
 */
function narrowed(text: string): string {
  const lines: string[] = []
  let heads = new Set<string>()
  for (const line of text.split(/\r\n?|\n/)) {
    const agent = AGENT.exec(line)?.[1]?.trim().toLowerCase().replace(/\/.*$/, '').trim()
    if (agent === undefined) {
      // What is no line of rules does not end the head of a group.
      if (line.split('#', 1)[0]!.includes(':')) heads = new Set()
      lines.push(line)
      continue
    }
    const head = agent === PRODUCT || agent === '*' ? agent : OTHERS
    if (!heads.has(head)) lines.push(`User-agent: ${head}`)
    heads.add(head)
  }
  return lines.join('\n')
}

/** What to say where the rules cannot be read, and why not. */
export const unreadable = (why: string): string =>
  `its site's rules (robots.txt) ${why}; try later, or fetch it all the same with --ignore-robots`

/**
 * Rules from an answer to `/robots.txt`. None (4xx) allows all; a server fault (5xx) allows nothing, as RFC 9309 says:
 * then a failure that another try may mend is thrown.
 */
export function rulesFrom(url: string, reply: Reply): Rules {
  if (reply.status >= 500) throw new FetchFailure(unreadable(`cannot be read now (status ${reply.status})`), true)
  if (reply.status >= 300) return all
  const rules = (robotsParser as unknown as typeof robotsParser.default)(
    url,
    narrowed(reply.body.subarray(0, READ_OF_ROBOTS).toString('utf8')),
  )
  const asked = rules.getCrawlDelay(PRODUCT) ?? 0
  return {
    allows: (page) => rules.isAllowed(page, PRODUCT) ?? true,
    delay: asked > 0 ? Math.min(LONGEST_DELAY, asked) * 1000 : 0,
  }
}
