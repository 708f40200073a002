import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readSettings } from '../../src/cli/settings.ts'
import { run } from '../helpers/run.ts'
import { folderWith } from '../helpers/folder.ts'

const settings = (text: string): string => join(folderWith({ 'settings.json': text }), 'settings.json')

describe('settings of the screens', () => {
  it('are the usual ones where there is no file', () => {
    expect(readSettings(join(folderWith(), 'none.json'))).toMatchObject({ mouse: true, timing: true, colours: undefined })
  })

  it('give commands other keys, and take the mouse, time and colours as told', () => {
    const path = settings(
      '{"keys": {"undo": ["ctrl-u", "ж"], "half-up": [], "omitted": "d"}, "mouse": false, "background": "light", "timing": false}',
    )
    const read = readSettings(path)
    expect(read).toMatchObject({ mouse: false, colours: 'light', timing: false })
    expect(read.keys.commandFor('browse', 'ctrl-u')).toEqual({ do: 'undo' })
    expect(read.keys.commandFor('browse', 'u')).toBeUndefined()
    expect(read.keys.commandFor('browse', 'd')).toEqual({ do: 'decide', verdict: 'omitted' })
  })

  it.each([
    ['{"keys": {"undo": "x"}}', /settings\.json: the key x has two meanings/],
    ['{"keys": {"undoo": "p"}}', /settings\.json: no command is called undoo; unsaid keys lists them/],
    ['{"keys": {"undo": "f12"}}', /settings\.json: keys\.undo/],
    ['{"mouse": "yes"}', /settings\.json: mouse: /],
    ['{"mice": true}', /settings\.json: .*mice/],
    ['{"mouse": ', /settings\.json: is no JSON/],
  ])('that are wrong are refused in one line that names the file: %s', (text, message) => {
    expect(() => readSettings(settings(text))).toThrow(message)
  })

  it('are told by unsaid keys, with the names that they know commands by', () => {
    const path = settings('{"keys": {"undo": "p"}}')
    const { code, stdout } = run(['keys'], { env: { UNSAID_CONFIG: path } })
    expect(code).toBe(0)
    expect(stdout).toMatch(/^undo +p +undo your last act$/m)
    expect(stdout).toContain(`Settings: ${path}`)
    const json = JSON.parse(run(['keys', '--format', 'json'], { env: { UNSAID_CONFIG: path } }).stdout) as { keys: { command: string }[] }
    expect(json.keys.map((one) => one.command)).toContain('next-outlet')
    expect(run(['keys', '--format', 'xml']).code).toBe(2)
  })
})
