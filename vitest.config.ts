import { defineConfig } from 'vitest/config'
import { environment } from './test/build.ts'
import Reporter from './test/reporter.ts'

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    // Tests that start the program as a whole process need more than the default on a busy machine.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    globalSetup: ['test/build.ts'],
    env: environment,
    reporters: [new Reporter()],
  },
})
