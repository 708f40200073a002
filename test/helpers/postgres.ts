// Starts a real PostgreSQL on loopback for a test, as a user that is not root, and takes it away afterwards.
import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Postgres {
  readonly address: string
  /** Stops the server as a restart does, cutting its connections, and starts it again on the same data. */
  readonly restart: () => void
  readonly stop: () => void
}

/** Debian's package puts the server's programs here, one folder a version. */
const DEBIAN = '/usr/lib/postgresql'

function programs(): string | undefined {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : []
  const folder = versions.map((version) => join(DEBIAN, version, 'bin')).find((bin) => existsSync(join(bin, 'initdb')))
  if (folder !== undefined) return folder
  const found = spawnSync('sh', ['-c', 'command -v initdb'], { encoding: 'utf8' }).stdout.trim()
  return found === '' ? undefined : found.replace(/\/initdb$/, '')
}

/** What is to be done so that there can be a server here; `undefined` where there can. */
export function toHavePostgres(): string | undefined {
  if (programs() === undefined) return 'install PostgreSQL (Debian: apt-get install postgresql)'
  if (process.getuid?.() === 0 && spawnSync('id', ['-u', 'postgres']).status !== 0)
    return 'add a user postgres, for root may not run the server'
  return undefined
}

/** The first version of PostgreSQL whose databases can be ordered by ICU. */
const ICU_SINCE = 15

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => {
        resolve(typeof address === 'object' && address !== null ? address.port : 0)
      })
    })
  })

export async function startPostgres(): Promise<Postgres> {
  const bin = programs()!
  const folder = mkdtempSync(join(tmpdir(), 'unsaid-postgres-'))
  const isRoot = process.getuid?.() === 0
  const account = isRoot ? ['u', 'g'].map((which) => Number(execFileSync('id', [`-${which}`, 'postgres'], { encoding: 'utf8' }))) : []
  if (isRoot) chownSync(folder, account[0]!, account[1]!)
  chmodSync(folder, 0o700)
  const as = isRoot ? { uid: account[0]!, gid: account[1]! } : {}
  const run = (program: string, args: readonly string[]): void => {
    execFileSync(join(bin, program), args, { ...as, cwd: folder, stdio: 'ignore', env: { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8' } })
  }
  const data = join(folder, 'data')
  const port = await freePort()
  // Words in the order of a dictionary, as most servers have them: it must not show in what the archive says.
  const version = Number(/\d+/.exec(execFileSync(join(bin, 'initdb'), ['--version'], { encoding: 'utf8' }))?.[0])
  const dictionary = version >= ICU_SINCE ? ['--locale-provider=icu', '--icu-locale=en-US'] : []
  run('initdb', ['-D', data, '-U', 'unsaid', '-A', 'trust', '-E', 'UTF8', '--no-sync', ...dictionary])
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off`
  const start = (): void => {
    run('pg_ctl', ['-D', data, '-w', '-l', join(folder, 'log'), '-o', options, 'start'])
  }
  start()
  return {
    address: `postgres://unsaid@127.0.0.1:${port}/postgres`,
    restart: () => {
      run('pg_ctl', ['-D', data, '-w', '-m', 'fast', 'stop'])
      start()
    },
    stop: () => {
      try {
        run('pg_ctl', ['-D', data, '-w', '-m', 'immediate', 'stop'])
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    },
  }
}
