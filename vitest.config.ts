import { defineConfig } from 'vitest/config'
import { environment } from './test/build.ts'
import Reporter from './test/reporter.ts'

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    // Limits are there to end what hangs. Tests start whole programs, and the machine may be busy with other things.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // Vitest would leave a core of two idle.
    maxWorkers: '100%',
    // Tests share no state but modules, whose weights and lists would otherwise be read anew for every file: a fifth of the time.
    isolate: false,
    globalSetup: ['test/build.ts'],
    setupFiles: ['test/setup.ts'],
    env: environment,
    reporters: [new Reporter()],
  },
})
