// `unsaid case share`: draws cells of a case at random and shares them out among coders.
import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { extractClaims } from '../engine/claims/extract.ts'
import { readCase } from '../ingest/case-folder.ts'
import { UserError } from '../model/user-error.ts'
import { reviewsFolder } from '../review/log-file.ts'
import { drawSet } from '../review/set.ts'
import { setPath } from '../review/set-file.ts'
import { claimReference } from '../review/texts.ts'
import { resolveLanguage } from '../text/language.ts'
import { EXIT } from './exit-codes.ts'
import { writeAnswer } from './output.ts'
import { reviewerName } from './reviewer.ts'
import { say } from './say.ts'
import { wholeNumber } from './whole-number.ts'

export interface ShareFlags {
  readonly coders: readonly string[]
  readonly cells?: string
  readonly overlap: string
  readonly planted: string
  readonly seed: string
  readonly force?: boolean
}

/** A share as `20 %`, `20%` or `0.2`. */
function shareOf(option: string, text: string): number {
  const found = /^\s*(\d+(?:\.\d+)?)\s*(%?)\s*$/.exec(text)
  const value = found ? Number(found[1]) / (found[2] === '%' ? 100 : 1) : NaN
  if (!(value >= 0 && value <= 1)) throw new UserError(`${option} ${text}: is no share; use 0.2 or 20%`)
  return value
}

/** Runs the command; returns the exit code. Throws `UserError`. */
export async function runCaseShare(folder: string, flags: ShareFlags): Promise<number> {
  const coders = [...new Set(flags.coders.flatMap((one) => one.split(',')).map((one) => reviewerName(one)))]
  const overlap = shareOf('--overlap', flags.overlap)
  const { file, statement, reports } = await readCase(folder)
  const path = setPath(reviewsFolder(folder))
  if (existsSync(path) && !flags.force) throw new UserError(`${path}: a set was drawn already; --force draws another in its place`)
  const { text } = statement
  const gold = new Map((file.gold ?? []).map((entry) => [entry.claim, entry.verdicts]))
  const all = extractClaims(text, resolveLanguage(statement.language, text)).flatMap((claim) =>
    reports.map((report, column) => {
      const planted = gold.get(claim.text)?.[file.reports[column]!.file]
      return { claim: claimReference(text, claim.span), outlet: report.outlet, ...(planted === undefined ? {} : { planted }) }
    }),
  )
  const planted = wholeNumber('--planted', flags.planted, 0, all.length)
  const known = all.filter((cell) => cell.planted !== undefined).length
  if (planted > known)
    throw new UserError(
      `${folder}: --planted ${planted}: case.json has gold for ${known} cells whose claims are the engine's; plant fewer, or add gold`,
    )
  const cells = flags.cells === undefined ? all.length : wholeNumber('--cells', flags.cells, 1, all.length)
  const set = drawSet(all, { coders, cells, overlap, planted, seed: wholeNumber('--seed', flags.seed, 0, 2 ** 31 - 1) })
  await mkdir(reviewsFolder(folder), { recursive: true })
  await writeAnswer(`${JSON.stringify(set, null, 2)}\n`, path)
  for (const name of coders) {
    const own = set.cells.filter((cell) => cell.coders.includes(name))
    say(`${name}: ${own.length} cells, ${own.filter((cell) => cell.coders.length > 1).length} of them with others`)
  }
  return EXIT.done
}
