// Names `unsaid case` and what can be done with it; its work is loaded only when it is called.
import type { Command } from 'commander'
import type { AddFlags, NewFlags } from '../case.ts'
import type { ShareFlags } from '../case-share.ts'
import type { CheckFlags } from '../case-check.ts'
import { withSourceFlags, type SourceFlags } from './source-flags.ts'

const reportOptions = (command: Command): Command =>
  withSourceFlags(
    command
      .option('--report <source...>', 'what was made of it: addresses, files, - for standard input; may be given again')
      .option('--control <source...>', 'the same, of outlets that are expected to carry what they were given')
      .option('--archived <copy...>', 'copies in web archives: their addresses, or SOURCE=ADDRESS')
      .option('--prefer-archive', 'take texts from their archived copies where there are any'),
  )

/** Adds `unsaid case` and its options to the program. */
export function nameCase(program: Command): void {
  const command = program.command('case').description('build case folders from pages and files, and check them')
  reportOptions(
    command
      .command('new')
      .description('build a case folder: texts, the bytes as received, where all of it is from; the same again goes on')
      .requiredOption('--statement <source>', 'what was said: an address, a file, or - for standard input')
      .option('--dir <folder>', 'the folder; else one named after the statement')
      .option('--title <title>', 'of the case; else the statement’s'),
  ).action(async (flags: NewFlags) => {
    process.exitCode = await (await import('../case.ts')).runCaseNew(flags)
  })
  reportOptions(
    command
      .command('add')
      .description('add reports, or other versions of its texts, to a case folder')
      .argument('<folder>', 'the case')
      .option('--version-of <text=source...>', 'another version of a text: TEXT=SOURCE, or the address of an archived copy'),
  ).action(async (folder: string, flags: AddFlags) => {
    process.exitCode = await (await import('../case.ts')).runCaseAdd(folder, flags)
  })
  withSourceFlags(
    command
      .command('refresh')
      .description('fetch the addresses of a case again, and keep what has changed as versions')
      .argument('<folder>', 'the case'),
  ).action(async (folder: string, flags: SourceFlags) => {
    process.exitCode = await (await import('../case-versions.ts')).runCaseRefresh(folder, flags)
  })
  command
    .command('share')
    .description('draw cells at random and share them out among coders, for reviews that each sees only their own cells in')
    .argument('<folder>', 'the case')
    .requiredOption('--coders <names...>', 'who is to decide, as in unsaid review --as')
    .option('--cells <count>', 'how many cells to draw; all where left out')
    .option('--overlap <share>', 'share of them that every coder gets, to measure agreement on', '20%')
    .option('--planted <count>', 'cells with gold in case.json that every coder gets besides, to measure coders on', '0')
    .option('--seed <number>', 'the same seed draws the same set', '1')
    .option('--force', 'draw another set in place of one that was drawn')
    .action(async (folder: string, flags: ShareFlags) => {
      process.exitCode = await (await import('../case-share.ts')).runCaseShare(folder, flags)
    })
  command
    .command('check')
    .description('find what is missing, changed or extra in case folders, and texts that their bytes do not give')
    .argument('<folders...>', 'cases')
    .option('-f, --format <format>', 'text or json', 'text')
    .addHelpText('after', '\nExit codes: 0 all is as recorded, 2 no folder could be checked, 3 something is wrong, each thing named.')
    .action(async (folders: string[], flags: CheckFlags) => {
      process.exitCode = await (await import('../case-check.ts')).runCaseCheck(folders, flags)
    })
}
