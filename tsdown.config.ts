// Bundles the program and the library into dist/: few files start faster than many.
import { defineConfig } from 'tsdown'
import { codeFingerprint, WRITER_ENTRY } from './src/audit/code-fingerprint.ts'

export default defineConfig({
  entry: {
    index: 'src/index.ts',
    'cli/main': 'src/cli/main.ts',
    'audit/thread': 'src/audit/work/thread.ts',
    'audit/queue-thread': 'src/audit/work/queue-thread.ts',
    'ingest/process': 'src/ingest/bounded/process.ts',
    'ingest/thread': 'src/ingest/bounded/thread.ts',
    'audit/summary-thread': 'src/audit/dashboard/summary-thread.ts',
  },
  outDir: process.env['UNSAID_DIST'] ?? 'dist',
  format: 'esm',
  platform: 'node',
  // Taken into the program: as it comes it is a hundred files, half of them messages in languages that are never shown.
  deps: { alwaysBundle: ['zod'] },
  target: 'node20',
  dts: { entry: ['src/index.ts'] },
  fixedExtension: false,
  clean: true,
  define: {
    UNSAID_CODE: JSON.stringify(codeFingerprint(import.meta.dirname)),
    UNSAID_WRITER: JSON.stringify(codeFingerprint(import.meta.dirname, WRITER_ENTRY)),
  },
  plugins: [
    {
      // As a string to be parsed: the fitted models are read several times faster than as a program's own literals.
      name: 'json-as-text',
      transform: {
        filter: { id: /\.json$/ },
        handler: (code) => ({
          code: `export default JSON.parse(${JSON.stringify(JSON.stringify(JSON.parse(code)))})`,
          moduleType: 'js',
        }),
      },
    },
  ],
})
