// What a site asks of programs: robots.txt (RFC 9309), read once for each origin.
import robotsParser from 'robots-parser'
import { FetchFailure } from './failure.ts'
import type { Reply } from './request.ts'

/** The name that rules are looked up by. */
export const PRODUCT = 'unsaid'
/** RFC 9309 asks crawlers to read at least 500 KiB. */
export const LARGEST_ROBOTS = 512 * 1024
/** Seconds; a longer delay is asked of crawlers that take whole sites. */
const LONGEST_DELAY = 30

export interface Rules {
  readonly allows: (url: string) => boolean
  /** Milliseconds between two requests. */
  readonly delay: number
}

const all: Rules = { allows: () => true, delay: 0 }

/**
 * Rules from an answer to `/robots.txt`. None (4xx) allows all; a server fault (5xx) allows nothing, as RFC 9309 says:
 * then a failure that another try may mend is thrown.
 */
export function rulesFrom(url: string, reply: Reply): Rules {
  if (reply.status >= 500)
    throw new FetchFailure(
      `its site's rules (robots.txt) cannot be read now (status ${reply.status}); try later, or fetch it all the same with --ignore-robots`,
      true,
    )
  if (reply.status >= 300) return all
  const rules = (robotsParser as unknown as typeof robotsParser.default)(url, reply.body.toString('utf8'))
  return {
    allows: (page) => rules.isAllowed(page, PRODUCT) ?? true,
    delay: Math.min(LONGEST_DELAY, rules.getCrawlDelay(PRODUCT) ?? 0) * 1000,
  }
}
