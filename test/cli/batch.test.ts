import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { spanSchema } from '../../src/model/span.ts'
import { verdictKindSchema } from '../../src/model/verdict.ts'
import { folderWith } from '../helpers/folder.ts'
import { run } from '../helpers/run.ts'

const share = z.number().min(0).max(1)
const claimSchema = z.strictObject({
  text: z.string(),
  span: spanSchema.optional(),
  verdict: verdictKindSchema,
  coverage: share,
  confidence: share,
  evidence: z.array(z.strictObject({ start: z.int(), end: z.int(), text: z.string(), strength: share })),
  alterations: z.array(z.looseObject({ kind: z.string(), claim: spanSchema, report: spanSchema, reason: z.string(), strength: share })),
})
/** The form of an answer in docs/commands.md, to the letter. */
const answerSchema = z.union([
  z.strictObject({
    id: z.union([z.string(), z.number()]).optional(),
    results: z.array(z.strictObject({ outlet: z.string().optional(), claims: z.array(claimSchema) })),
  }),
  z.strictObject({ id: z.union([z.string(), z.number()]).optional(), line: z.int(), error: z.string().min(1) }),
])
type Answer = z.infer<typeof answerSchema>

const SAID = 'The minister is ready to visit Minsk in May. Trade grew by 12 percent last year.'
const MADE = 'Trade grew by 12 percent last year, the office said.'
const given = (id: string | number, more: object = {}): string => JSON.stringify({ id, claims: [SAID], report: MADE, ...more })

function batch(input: string | Buffer): { code: number | null; answers: Answer[]; stderr: string } {
  const { code, stdout, stderr } = run(['batch'], { input })
  expect(stdout === '' || stdout.endsWith('\n')).toBe(true)
  const answers = stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => answerSchema.parse(JSON.parse(line)))
  return { code, answers, stderr }
}

describe('unsaid batch', () => {
  it('answers claims and a report, each claim with a verdict, in order', () => {
    const { code, answers } = batch(
      `${JSON.stringify({ id: 'a', claims: ['Trade grew by 12 percent.', 'Two cats were found.'], report: MADE })}\n`,
    )
    expect(code).toBe(0)
    expect(answers).toHaveLength(1)
    const [answer] = answers
    if (!answer || !('results' in answer)) throw new Error('no results')
    expect(answer.id).toBe('a')
    expect(answer.results.map((result) => 'outlet' in result)).toEqual([false])
    const claims = answer.results[0]?.claims ?? []
    expect(claims.map((claim) => claim.text)).toEqual(['Trade grew by 12 percent.', 'Two cats were found.'])
    expect(claims.every((claim) => claim.span === undefined)).toBe(true)
    for (const { start, end, text } of claims.flatMap((claim) => claim.evidence)) expect(text).toBe(MADE.slice(start, end))
  })

  it('answers a statement and reports, with spans and outlets', () => {
    const reports = [{ outlet: 'a', text: MADE }, { outlet: 'a', text: SAID }, { text: MADE }]
    const { code, answers } = batch(JSON.stringify({ id: 7, statement: SAID, reports }))
    expect(code).toBe(0)
    const [answer] = answers
    if (!answer || !('results' in answer)) throw new Error('no results')
    expect(answer.id).toBe(7)
    expect(answer.results.map((result) => result.outlet)).toEqual(['a', 'a', undefined])
    for (const { claims } of answer.results) for (const { span, text } of claims) expect(SAID.slice(span?.start, span?.end)).toBe(text)
  })

  it('takes CRLF, a byte order mark, empty lines and a last line without an end', () => {
    const { code, answers, stderr } = batch(`\ufeff${given(1)}\r\n\r\n   \n${given(2)}\n\n${given(3)}`)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(answers.map((answer) => answer.id)).toEqual([1, 2, 3])
  })

  it('goes on after broken lines, names each, keeps the order, and exits with 3', () => {
    const lines = [
      given('first'),
      '{"id": "x",',
      '[]',
      '"text"',
      '{"id": "no report", "claims": ["a"]}',
      '{"id": "bad", "claims": "a", "report": 1}',
      'null',
      given('last'),
    ]
    const { code, answers, stderr } = batch(Buffer.concat([Buffer.from(lines.join('\n') + '\n'), Buffer.from([0x22, 0xff, 0xfe, 0x0a])]))
    expect(code).toBe(3)
    expect(answers.map((answer) => ('error' in answer ? answer.line : answer.id))).toEqual(['first', 2, 3, 4, 5, 6, 7, 'last', 9])
    expect(answers.flatMap((answer) => ('error' in answer && answer.id !== undefined ? [answer.id] : []))).toEqual(['no report', 'bad'])
    expect(stderr.split('\n').filter((line) => line !== '')).toHaveLength(7)
    for (const line of stderr.trimEnd().split('\n')) expect(line).toMatch(/^unsaid: standard input: line \d+: \S/)
  })

  it('answers nothing to nothing', () => {
    expect(batch('')).toEqual({ code: 0, answers: [], stderr: '' })
  })

  it('takes texts that say nothing, and languages that are none', () => {
    const lines = [
      { claims: [], report: '' },
      { claims: ['', ' ', '...'], report: '' },
      { statement: '', reports: [] },
      { statement: ' \n', reports: [{ text: '' }] },
      { claims: [SAID], report: MADE, lang: 'no language', reportLang: '' },
      { claims: ['a\u0000b'], report: MADE },
      { claims: ['a', 'b'], report: MADE },
      { id: 1, claims: [SAID], report: MADE, unknown: 'field' },
    ]
    const { code, answers, stderr } = batch(lines.map((line) => JSON.stringify(line)).join('\n'))
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const counts = answers.map((answer) => ('results' in answer ? answer.results[0]?.claims.length : -1))
    expect(counts).toEqual([0, 3, undefined, 0, 1, 1, 2, 1])
  })

  it('writes a file whole, or leaves the old one and nothing beside it', () => {
    const folder = folderWith({ 'in.jsonl': `${given(1)}\n{\n`, 'out.jsonl': 'older\n', 'sub/x': '' })
    expect(run(['batch', 'missing.jsonl', '-o', 'out.jsonl'], { cwd: folder }).code).toBe(2)
    expect(readFileSync(join(folder, 'out.jsonl'), 'utf8')).toBe('older\n')
    const { code, stdout } = run(['batch', 'in.jsonl', '-o', 'out.jsonl'], { cwd: folder })
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' })
    expect(readFileSync(join(folder, 'out.jsonl'), 'utf8').trimEnd().split('\n')).toHaveLength(2)
    expect(readdirSync(folder).sort()).toEqual(['in.jsonl', 'out.jsonl', 'sub'])
  })
})
