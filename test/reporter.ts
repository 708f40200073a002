// Vitest's own report, with the suites that this machine cannot run named above its summary, and what would let them run.
import { DefaultReporter, type TestModule, type TestSuite } from 'vitest/node'

declare module 'vitest' {
  interface TaskMeta {
    /** What lets a suite run where it is skipped, as a reader is told to do: `install tmux`. */
    toRun?: string
  }
}

const isSkipped = (suite: TestSuite): boolean => [...suite.children.allTests()].every((test) => test.result().state === 'skipped')

/** A line for each suite that was skipped for want of something. */
const skippedLines = (modules: readonly TestModule[]): string[] =>
  modules.flatMap((module) =>
    [...module.children.allSuites()].flatMap((suite) => {
      const { toRun } = suite.meta()
      return toRun !== undefined && isSkipped(suite) ? [`skipped: ${suite.name}; to run it: ${toRun}`] : []
    }),
  )

export default class Reporter extends DefaultReporter {
  override reportTestSummary(...about: Parameters<DefaultReporter['reportTestSummary']>): void {
    const lines = skippedLines(this.ctx.state.getTestModules())
    if (lines.length > 0) this.log(`\n${lines.join('\n')}`)
    super.reportTestSummary(...about)
  }
}
