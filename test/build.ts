// The program that tests start is built into a folder of its own, named by what it is built from: `dist/` is left to people.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const BUILDS = 'dist-test'
/** A build that no run has used for so long goes, in milliseconds. */
const KEPT = 24 * 3600 * 1000

/** All that a build is made of: files, and folders with all that is in them. */
const SOURCES = [
  'src',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'tsdown.config.ts',
  ...['lexicon.tsv', 'names.tsv', 'synonyms.en.tsv', 'frequencies.en.tsv'].map((name) => join('seeds', name)),
]

function hashOfSources(): string {
  const hash = createHash('sha256')
  for (const source of SOURCES) {
    const isFolder = statSync(join(root, source)).isDirectory()
    const files = isFolder
      ? readdirSync(join(root, source), { recursive: true, encoding: 'utf8' }).map((name) => join(source, name))
      : [source]
    for (const file of files.sort())
      if (statSync(join(root, file)).isFile())
        hash
          .update(`${file}\0`)
          .update(readFileSync(join(root, file)))
          .update('\0')
  }
  return hash.digest('hex').slice(0, 16)
}

/** What every test, and every program that one starts, has in its environment. Words alone are compared, unless a test wants meaning. */
export const environment = {
  UNSAID_DIST: join(BUILDS, hashOfSources()),
  UNSAID_WORDS_ONLY: '1',
  UNSAID_CACHE: join(tmpdir(), `unsaid-test-cache-${process.pid}`),
}

function build(folder: string): void {
  const part = `${folder}.${process.pid}`
  try {
    execFileSync('npm', ['run', '--silent', 'build'], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, UNSAID_DIST: part },
    })
    if (!existsSync(join(root, folder))) renameSync(join(root, part), join(root, folder))
  } finally {
    rmSync(join(root, part), { recursive: true, force: true })
  }
}

/** Builds before the tests what no run has built yet; gives what cleans up after them. */
export default function prepare(): () => void {
  const folder = environment.UNSAID_DIST
  if (!existsSync(join(root, folder))) build(folder)
  utimesSync(join(root, folder), new Date(), new Date())
  for (const name of readdirSync(join(root, BUILDS))) {
    const old = join(root, BUILDS, name)
    if (Date.now() - statSync(old).mtimeMs > KEPT) rmSync(old, { recursive: true, force: true })
  }
  mkdirSync(environment.UNSAID_CACHE, { recursive: true })
  return () => {
    rmSync(environment.UNSAID_CACHE, { recursive: true, force: true })
  }
}
