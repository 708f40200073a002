// The HTML report in a real browser.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { htmlReport } from '../../src/present/html/report.tsx'
import { compare } from '../../src/engine/compare.ts'
import { readCase } from '../../src/ingest/case-folder.ts'
import { installedBrowser, startBrowser, toHaveBrowser } from '../helpers/browser.ts'
import { root } from '../helpers/run.ts'
import { CLAIMS, handMade, reviewed } from './fixture.ts'

const path = installedBrowser()
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Every verdict, each band of confidence, right-to-left and Korean texts, a reviewer, a control. */
const everything = htmlReport(
  handMade([
    {
      outlet: 'State',
      text: 'قال الوزير إن التجارة نمت.',
      language: 'ar',
      cells: ['omitted', { kind: 'altered', confidence: 0.7, evidence: 'التجارة نمت', change: {} }, { kind: 'unsure', confidence: 0.2 }],
    },
    {
      outlet: 'Wire',
      role: 'control',
      text: '무역이 12퍼센트 늘었다고 하였다.',
      language: 'ko-KP',
      cells: [
        { kind: 'reported', confidence: 0.8, evidence: '무역이 12퍼센트', review: reviewed('Anna', 'reported', 'unsure') },
        { kind: 'partial', confidence: 0.55, evidence: '늘었다' },
        { kind: 'omitted', confidence: 0.6 },
      ],
    },
  ]),
)

async function founding(): Promise<string> {
  const { file, statement, reports } = await readCase(join(root, 'cases/lukashenko-visit-2025'))
  return htmlReport(compare(statement, reports, { title: file.title }))
}

describe.skipIf(path === undefined)('the page in a browser', { meta: { toRun: toHaveBrowser } }, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await startBrowser(path!)
  })
  afterAll(() => browser.close())

  async function open(html: string, scheme: 'light' | 'dark', width = 1280): Promise<Page> {
    // The content security policy is set aside only for axe itself to be put in.
    const page = await browser.newPage({ colorScheme: scheme, viewport: { width, height: 900 }, bypassCSP: true })
    await page.setContent(html)
    return page
  }

  it.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 400],
  ] as const)('has no violation that axe can see (%s, %d wide)', async (scheme, width) => {
    for (const html of scheme === 'light' && width > 400 ? [everything, await founding()] : [everything]) {
      const page = await open(html, scheme, width)
      await page.evaluate(axe)
      const violations = await page.evaluate(async () => {
        const found = (
          await (
            globalThis as unknown as { axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }
          ).axe.run()
        ).violations
        return found.map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`)
      })
      expect(violations).toEqual([])
      await page.close()
    }
  })

  it('lights up a claim’s evidence when the claim has the keyboard’s focus, and puts it out again', async () => {
    const page = await open(await founding(), 'light')
    const colour = (): Promise<string> =>
      page.evaluate("getComputedStyle(document.querySelector('.made .evidence[data-c]')).backgroundColor")
    const claim = await page.evaluate("document.querySelector('.made .evidence[data-c]').dataset.c.split(' ')[0]")
    const dark = await colour()
    await page.focus('.skip')
    await page.evaluate(`document.querySelector('.said [data-c="${String(claim)}"]:not(.place)').focus({ focusVisible: true })`)
    const lit = await colour()
    expect(lit).not.toBe(dark)
    await page.evaluate('document.activeElement.blur()')
    expect(await colour()).toBe(dark)
    await page.close()
  })

  it('asks the network for nothing, runs nothing, and breaks no rule of its own policy', async () => {
    const page = await browser.newPage()
    const asked: string[] = []
    const said: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    page.on('console', (message) => said.push(message.text()))
    await page.setContent(everything)
    expect({ asked, said }).toEqual({ asked: [], said: [] })
    expect(await page.evaluate('document.scripts.length')).toBe(0)
    expect(await page.evaluate("getComputedStyle(document.querySelector('.matrix td a')).display")).toBe('block')
    await page.close()
  })

  it.each([320, 400, 1280])('never scrolls sideways as a whole at %d pixels', async (width) => {
    const page = await open(everything, 'light', width)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
    await page.close()
  })

  /** More outlets than any page has room for beside one another. */
  const wide = (): string =>
    htmlReport(
      handMade(
        Array.from({ length: 12 }, (_, index) => ({
          outlet: `Outlet ${index + 1}`,
          text: 'Trade grew.',
          cells: CLAIMS.map(() => 'omitted' as const),
        })),
      ),
    )

  it.each([320, 400, 760, 1024, 1280])('shows every cell of its tables without scrolling, with its head, at %d pixels', async (width) => {
    for (const html of [everything, wide()]) {
      const page = await open(html, 'light', width)
      const cells: { inside: boolean; named: boolean; stacked: boolean }[] =
        await page.evaluate(`[...document.querySelectorAll('.matrix tbody td')].map((cell) => {
        const { left, right } = cell.getBoundingClientRect()
        const head = getComputedStyle(cell.firstElementChild, '::before').content
        const stacked = getComputedStyle(cell.closest('table')).display === 'block'
        return { inside: left >= 0 && right <= innerWidth, named: !stacked || head.includes(cell.firstElementChild.dataset.head), stacked }
      })`)
      expect(cells.every((cell) => cell.inside && cell.named)).toBe(true)
      expect(cells[0]!.stacked).toBe(html !== everything || width <= 640)
      if (width <= 640) {
        const others = await page.evaluate(`[...document.querySelectorAll('.stacking :is(td,th):not(thead *)')].every((cell) => {
          const { left, right } = cell.getBoundingClientRect()
          return left >= 0 && right <= innerWidth
        })`)
        expect(others).toBe(true)
      }
      await page.close()
    }
  })

  it('has on paper nothing that only a screen can do, and repeats the head of a table that goes on', async () => {
    const page = await open(
      htmlReport(
        handMade(
          [{ outlet: 'Morgenblatt', text: 'Trade grew by 12 percent.', cells: Array.from({ length: 90 }, () => 'omitted' as const) }],
          Array.from({ length: 90 }, (_, index) => `Sentence ${index + 1} says what was agreed.`),
        ),
      ),
      'light',
    )
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(await page.pdf())), { mergePages: false })
    expect(text.join(' ')).not.toContain('Point at')
    expect(text.join(' ')).toContain('The texts side by side')
    const withMatrix = text.filter((one) => /Sentence \d+ says what was agreed\.\s+○\s*omitted/.test(one))
    expect(withMatrix.length).toBeGreaterThan(2)
    for (const one of withMatrix) expect(one).toMatch(/Claim\s+Morgenblatt/)
    await page.close()
  })
})
