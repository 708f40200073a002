// Names `unsaid compare`; its work is loaded only when it is called.
import type { Command } from 'commander'

export function nameCompare(program: Command): void {
  program
    .command('compare')
    .description('compare a statement with reports of it: what is reported, altered, omitted')
    .argument('[paths...]', 'STATEMENT REPORT... (text files, - for standard input), or one case folder')
    .option('-f, --format <format>', 'text, md or json', 'text')
    .option('-o, --output <file>', 'write to a file instead of the terminal')
    .option('--fail-on <verdict>', 'exit with 1 where a claim is omitted')
    .action(async (paths: string[], flags: { format: string; output?: string; failOn?: string }) => {
      process.exitCode = await (await import('../compare.ts')).runCompare(paths, flags)
    })
}
