// docs/commands.md beside the program's own help: neither knows a command or an option that the other does not.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command, type Option } from 'commander'
import { describe, expect, it } from 'vitest'
import { nameCommands } from '../../src/cli/commands/index.ts'
import { root } from '../helpers/run.ts'

const program = new Command('unsaid').version('0')
for (const name of nameCommands) name(program)

/** `case new` → the command; those that only hold others (`case`) too. */
function commandsOf(command: Command, before: string): [string, Command][] {
  return command.commands.flatMap((one) => {
    const name = `${before}${one.name()}`
    return [[name, one] as [string, Command], ...commandsOf(one, `${name} `)]
  })
}
const commands = new Map(commandsOf(program, ''))

/** The options that the help of a command shows, but for --help itself. */
const optionsOf = (command: Command): Option[] =>
  command
    .createHelp()
    .visibleOptions(command)
    .filter(({ long }) => long !== '--help')

const page = readFileSync(join(root, 'docs', 'commands.md'), 'utf8')

interface Row {
  readonly flags: string
  readonly fallback: string
}

/** Heading → the text below it, up to the next heading of any level. */
const sections = new Map(
  page.split(/^#{2,3} /m).map((part) => {
    const end = part.indexOf('\n')
    return [part.slice(0, end).replaceAll('`', '').trim(), part.slice(end)] as const
  }),
)

/** Rows of the option tables of a section, and of those that it names with "options for ...". */
function rowsOf(text: string): Row[] {
  const own = [...text.matchAll(/^\| `(-[^`]+)` *\|.*\| *([^|]*?) *\|$/gm)].map(([, flags = '', fallback = '']) => ({ flags, fallback }))
  const shared = [...text.matchAll(/\]\(#(options-for-[a-z]+)\)/g)].flatMap(([, anchor = '']) => {
    const heading = [...sections.keys()].find((one) => one.toLowerCase().replaceAll(' ', '-') === anchor)
    expect([anchor, heading]).not.toEqual([anchor, undefined])
    return rowsOf(sections.get(heading ?? '') ?? '')
  })
  return [...own, ...shared]
}

const flagsOf = (options: readonly { readonly flags: string }[]): string[] => options.map(({ flags }) => flags).sort()
/** What help says an option is where it is left out; nothing for lists, which begin empty, and for what is on. */
const fallbackOf = (option: Option): string | undefined => (typeof option.defaultValue === 'string' ? option.defaultValue : undefined)

describe('docs/commands.md', () => {
  it('has a section for every command of the program, and no other', () => {
    const documented = [...sections.keys()].flatMap((heading) => (heading.startsWith('unsaid ') ? [heading.slice('unsaid '.length)] : []))
    expect(documented.sort()).toEqual([...commands.keys()].sort())
  })

  it.each([...commands])('lists the options of %s as its help does', (name, command) => {
    const rows = rowsOf(sections.get(`unsaid ${name}`) ?? '')
    expect(flagsOf(rows)).toEqual(flagsOf(optionsOf(command)))
    for (const option of optionsOf(command)) {
      const fallback = fallbackOf(option)
      if (fallback !== undefined) expect(rows.find(({ flags }) => flags === option.flags)).toMatchObject({ fallback: `\`${fallback}\`` })
    }
  })

  it('stands beside helps that show no empty list as a default', () => {
    for (const command of commands.values()) expect(command.helpInformation()).not.toContain('[])')
  })

  it('names no option in its prose that no command has', () => {
    const known = new Set([...commands.values()].flatMap((command) => optionsOf(command).map(({ long }) => long)))
    for (const option of program.options) known.add(option.long)
    known.add('--help')
    const named = [...page.matchAll(/(?<![\w-])--[a-z][a-z-]*/g)].map(([option]) => option)
    expect([...new Set(named)].filter((option) => !known.has(option))).toEqual([])
  })
})

const pages = ['README.md', 'CONTRIBUTING.md', ...readdirSync(join(root, 'docs')).map((file) => `docs/${file}`)]

/** Calls of the program in a page, without what stands in quotes or after a comment sign. */
function callsOf(file: string): string[] {
  return readFileSync(join(root, file), 'utf8')
    .split('\n')
    .flatMap((line) =>
      [...line.matchAll(/(?:^|`|\$ |&& )(?:npx )?unsaid ([a-z][^`#]*)/g)].map(([, call = '']) => call.replace(/"[^"]*"/g, '""').trim()),
    )
}

it.each(pages)('calls of the program in %s are of commands that there are, with options that they have', (file) => {
  for (const call of callsOf(file)) {
    const words = call.split(/\s+/)
    const name = commands.has(words.slice(0, 2).join(' ')) ? words.slice(0, 2).join(' ') : (words[0] ?? '')
    const command = commands.get(name)
    expect([call, command?.name()]).not.toEqual([call, undefined])
    const known = new Set(['--help', ...(command ? optionsOf(command) : []).flatMap(({ long, short }) => [long, short])])
    const options = words.flatMap((word) => /^-{1,2}[a-z][a-z-]*/.exec(word.replace(/^\[/, '')) ?? [])
    expect([call, options.filter((option) => !known.has(option))]).toEqual([call, []])
  }
})
