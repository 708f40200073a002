import { cleanup, render } from 'ink-testing-library'
import { afterEach, describe, expect, it } from 'vitest'
import type { Decision } from '../../../src/model/decision.ts'
import { App, type Exported } from '../../../src/screen/review/app.tsx'
import type { Desk } from '../../../src/review/desk.ts'
import type { ExportRequest } from '../../../src/screen/review/state.ts'
import { themeFor } from '../../../src/screen/theme.ts'
import { decide } from '../../review/fixture.ts'
import { desk } from './desk.ts'

afterEach(cleanup)

interface Options {
  readonly on?: Desk
  readonly log?: readonly Decision[]
  readonly append?: (lines: readonly Decision[]) => void
  readonly reread?: () => readonly Decision[] | undefined
  readonly exportTo?: (request: ExportRequest) => Promise<Exported>
}

function open(options: Options = {}) {
  const written: Decision[] = []
  const quits: string[] = []
  const app = render(
    <App
      desk={options.on ?? desk()}
      log={options.log ?? []}
      store={{ append: options.append ?? ((lines) => void written.push(...lines)), reread: options.reread ?? (() => undefined) }}
      theme={themeFor({ NO_COLOR: '1' })}
      exportTo={(_, request) => options.exportTo?.(request) ?? Promise.resolve({ said: 'Written', tone: 'plain' })}
      onQuit={() => quits.push('quit')}
      now={() => new Date('2026-03-01T10:00:00Z')}
    />,
  )
  // Attributes such as inverse are left out: the words are looked at here.
  const frame = (): string => (app.lastFrame() ?? '').replace(/\u001b\[[\d;]*m/g, '')
  /** Sends bytes as a terminal does, and waits until ink has taken them. */
  const send = async (...chunks: string[]): Promise<void> => {
    for (const chunk of chunks) {
      app.stdin.write(chunk)
      await new Promise((resolve) => setTimeout(resolve, 30))
    }
  }
  return { ...app, frame, send, written, quits }
}

const ready = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 50))

describe('the review as a terminal sees it', () => {
  it('shows claims, outlets, both texts, the reasons and how far the review is', async () => {
    const app = open()
    await ready()
    for (const words of ['Claims 1/11', 'KCNA', 'Rodong Sinmun', 'BelTA', 'Statement', 'Why: claim', '0/33', '? tells all keys'])
      expect(app.frame()).toContain(words)
  })

  it('takes every key of a burst that arrives at once', async () => {
    const app = open()
    await ready()
    await app.send('444\u001b[B\u001b[B1')
    expect(app.written.map((line) => line.act === 'decide' && line.verdict)).toEqual(['omitted', 'omitted', 'omitted', 'reported'])
    expect(app.frame()).toContain('4/33')
  })

  it('has a decision on the disk before it shows it, and does not show one that could not be saved', async () => {
    const app = open({
      append: () => {
        throw Object.assign(new Error('full'), { code: 'ENOSPC' })
      },
    })
    await ready()
    await app.send('4')
    expect(app.frame()).toContain('0/33')
    expect(app.frame()).toContain('Not saved, so not done: the log could not be written (ENOSPC)')
  })

  it('takes in what another session wrote to the same log', async () => {
    const elsewhere = decide(0, 0, 'altered')
    let once: readonly Decision[] | undefined = [elsewhere]
    const app = open({
      reread: () => {
        const found = once
        once = undefined
        return found
      },
    })
    await ready()
    await app.send('4')
    expect(app.frame()).toContain('2/33')
  })

  it('undoes and does again', async () => {
    const app = open()
    await ready()
    await app.send('4', 'u')
    expect(app.frame()).toContain('Undone: verdict')
    expect(app.frame()).toContain('0/33')
    await app.send('U')
    expect(app.frame()).toContain('1/33')
    expect(app.written.map((line) => line.act)).toEqual(['decide', 'undo', 'redo'])
  })

  it('opens help with ?, scrolls with the wheel and leaves with Esc', async () => {
    const app = open()
    await ready()
    await app.send('?')
    expect(app.frame()).toContain('agree with the verdict shown')
    const top = app.frame()
    await app.send('\u001b[<65;5;5M\u001b[<65;5;5M')
    expect(app.frame()).not.toBe(top)
    await app.send('\u001b')
    await app.send('x')
    expect(app.frame()).not.toContain('agree with the verdict shown')
  })

  it('types a note with an editable line', async () => {
    const app = open()
    await ready()
    await app.send('n', 'read pagf', '\u007f', 'e 2', '\r')
    expect(app.written).toMatchObject([{ act: 'note', note: 'read page 2', time: '2026-03-01T10:00:00.000Z' }])
  })

  it('asks before it replaces a file', async () => {
    const requests: ExportRequest[] = []
    const app = open({
      exportTo: (request) => {
        requests.push(request)
        return Promise.resolve(request.overwrite ? { said: 'Written: founding-review.md', tone: 'plain' } : 'exists')
      },
    })
    await ready()
    await app.send('e', 'm', '\r')
    expect(app.frame()).toContain('founding-review.md exists')
    await app.send('y')
    expect(requests.map((request) => request.overwrite)).toEqual([false, true])
    expect(app.frame()).toContain('Written: founding-review.md')
  })

  it('quits with q and with Ctrl-C, also out of a line that is being typed', async () => {
    const app = open()
    await ready()
    await app.send('q')
    expect(app.quits).toEqual(['quit'])
    const other = open()
    await ready()
    await other.send('n', 'abc', '\u0003')
    expect(other.quits).toEqual(['quit'])
  })

  it('shows hostile text as text', async () => {
    const app = open({ log: [{ ...decide(5, 0, 'omitted'), act: 'decide' }, { ...noteOn('\u001b[2J\u202eevil') }] })
    await ready()
    await app.send('/', 'ready', '\r')
    expect(app.lastFrame()).not.toContain('\u001b[2J')
    expect(app.lastFrame()).not.toContain('\u202e')
  })
})

function noteOn(note: string): Decision {
  const { verdict: _verdict, ...line } = decide(5, 0, 'omitted')
  return { ...line, act: 'note', note }
}
