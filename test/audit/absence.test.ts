import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { addDocuments, type Incoming } from '../../src/archive/add.ts'
import type { Store } from '../../src/archive/connection.ts'
import { openStore } from '../../src/archive/store.ts'
import { absence } from '../../src/audit/absence.ts'
import { DEFAULT_SETTINGS } from '../../src/audit/settings.ts'
import { runAudit } from '../../src/audit/work/run.ts'
import type { Absence } from '../../src/model/absence.ts'
import { absenceEdition } from '../../src/present/edition/absence.ts'
import { htmlEdition } from '../../src/present/html/report.tsx'
import { markdownEdition } from '../../src/present/markdown/report.ts'
import { folderWith } from '../helpers/folder.ts'
import { run } from '../helpers/run.ts'

const OPENING = 'The government of Belarus will open the northern harbour to foreign ships on 1 March.'
const COST = 'Lukashenko said that 40 million crowns will be spent on the new pier.'
const SORRY = 'The minister apologised to the fishermen of Sund for the long winter closure.'
const SNOW = 'Snow is expected in the hills at the weekend, and drivers are asked to stay at home.'

const document = (role: Incoming['role'], outlet: string, published: string, text: string, language = 'en'): Incoming => ({
  role,
  outlet,
  control: false,
  text,
  language,
  provenance: { published, title: text.slice(0, 30), url: `https://${outlet.toLowerCase()}.example/${published}` },
})

let store: Store
let location = ''

beforeAll(async () => {
  location = join(folderWith(), 'archive.db')
  store = await openStore(location, { create: true })
  await addDocuments(store, [
    document('statement', 'Office', '2026-03-03', [OPENING, COST, SORRY].join(' ')),
    // The Coast tells the cost in another text, and the apology nowhere.
    document('report', 'Coast', '2026-03-03', OPENING),
    document('report', 'Coast', '2026-03-04', `${COST} ${SNOW}`),
    document('report', 'Coast', '2026-03-05', SNOW),
    document('report', 'Coast', '2026-03-05', `${SNOW} ${SNOW.replace('Snow', 'Rain')}`),
    document('report', 'Coast', '2026-06-01', SORRY),
    document('report', 'Gazette', '2026-03-03', [OPENING, SORRY].join(' ')),
  ])
  await runAudit(store, DEFAULT_SETTINGS, { threads: 0 })
})

const proof = (outlet: string, claims?: readonly number[]): Promise<Absence> =>
  absence(store, 1, outlet, { settings: DEFAULT_SETTINGS, ...(claims ? { claims } : {}) })
const answers = (of: Absence): Record<string, string> => Object.fromEntries(of.claims.map((claim) => [claim.number, claim.answer]))

describe('what an outlet left out of its report', () => {
  it('is searched for in every text of the window, and in no other', async () => {
    const { texts, days, statement } = await proof('Coast')
    expect(days).toEqual(['2026-03-02', '2026-03-17'])
    expect(texts.map((one) => one.published)).toEqual(['2026-03-03', '2026-03-04', '2026-03-05', '2026-03-05'])
    expect(statement).toMatchObject({ id: 1, office: 'Office' })
  })

  it('is told from what it told elsewhere', async () => {
    const found = await proof('Coast', [1, 2, 3])
    expect(answers(found)).toMatchObject({ 1: 'elsewhere', 2: 'elsewhere' })
    expect(['absent', 'unsure']).toContain(answers(found)[3])
    const cost = found.claims[1]!
    expect(cost.found[0]).toMatchObject({ text: 1, verdict: 'reported', passage: expect.stringContaining('40 million crowns') as string })
  })

  it('comes with what was looked for, and what of it each text has', async () => {
    const { claims } = await proof('Coast', [2])
    const [cost] = claims
    expect(cost?.names.map((name) => name.toLowerCase())).toEqual(['lukashenko'])
    expect(cost?.values).toEqual([expect.stringContaining('40')])
    const byText = new Map(cost?.found.map((one) => [one.text, one]))
    expect(byText.get(1)).toMatchObject({ names: ['Lukashenko'], values: [expect.stringContaining('40')] })
    expect(byText.get(2)).toMatchObject({ names: [], values: [] })
  })

  it('is searched for by default where the audit does not know it carried', async () => {
    const numbers = (await proof('Coast')).claims.map((claim) => claim.number)
    expect(numbers).toContain(3)
    expect(numbers).not.toContain(1)
  })

  it('agrees with the audit on the text that is the report', async () => {
    const { claims, texts } = await proof('Gazette', [1, 2, 3])
    expect(texts).toMatchObject([{ isReport: true }])
    const { cellsOf } = await import('../../src/audit/summary/cells.ts')
    const [cells] = await cellsOf(store, DEFAULT_SETTINGS, [1])
    const column = cells!.columns.find((one) => one.outlet === 'Gazette')!
    expect(claims.map((claim) => [claim.found[0]!.verdict, claim.found[0]!.coverage])).toEqual(
      column.cells.map((cell) => [cell.verdict, cell.coverage]),
    )
  })

  it('is shown in every format: the answer, the nearest passage of all, every text with its hash', async () => {
    const found = await proof('Coast', [2, 3])
    for (const page of [htmlEdition(absenceEdition(found)), markdownEdition(absenceEdition(found))]) {
      expect(page).toMatch(/4 texts of Coast were searched/)
      expect(page).toMatch(/is carried by 1 text of the outlet/)
      expect(page).toMatch(/Nearest passage of all texts/)
      for (const { sha256 } of found.texts) expect(page).toContain(sha256)
    }
  })
})

describe('unsaid absence', () => {
  it('prints the proof, and exits with 1 where that was asked for', () => {
    const { code, stdout } = run(['absence', '1', 'coast', '--store', location, '--claim', '2'])
    expect(code).toBe(0)
    expect(stdout).toMatch(/4 texts of Coast were searched[\s\S]*Carried by a text: “Lukashenko said/)
    const json = JSON.parse(run(['absence', '1', 'Coast', '--store', location, '--format', 'json']).stdout) as Absence
    const isAbsent = json.claims.some((claim) => claim.answer === 'absent')
    expect(run(['absence', '1', 'Coast', '--store', location, '--fail-on', 'absent']).code).toBe(isAbsent ? 1 : 0)
  })

  it.each([
    [['9', 'Coast'], /^unsaid: 9: is no statement of /],
    [['1', 'Nobody'], /^unsaid: Nobody: the archive holds no report of this outlet; choose from Coast, Gazette\n$/],
    [['1', 'Coast', '--claim', '12'], /^unsaid: --claim 12: the statement has 3 claims; choose a number from 1 to 3\n$/],
    [['x', 'Coast'], /^unsaid: x: is no number of a statement/],
  ])('%j is refused in one line', (args, line) => {
    const { code, stderr } = run(['absence', ...args, '--store', location])
    expect(code).toBe(2)
    expect(stderr).toMatch(line)
  })
})
