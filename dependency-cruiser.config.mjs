// The rooms of src/ and what each may import; `npm run arrows` checks them, and that nothing goes in a circle.

/** Every room may import itself and these. */
const ROOMS = {
  model: [],
  text: ['model', 'seeds'],
  statistics: ['model'],
  engine: ['model', 'text', 'statistics', 'seeds', 'version'],
  semantic: ['model', 'text', 'engine', 'statistics', 'seeds', 'sqlite'],
  ingest: ['model', 'text', 'seeds', 'version'],
  review: ['model', 'engine', 'statistics', 'text', 'ingest/json-file'],
  evaluate: ['model', 'statistics', 'engine', 'text', 'seeds'],
  archive: ['model', 'text', 'ingest', 'review', 'statistics', 'seeds', 'sqlite'],
  audit: ['model', 'archive', 'engine', 'semantic', 'evaluate', 'statistics', 'review', 'text', 'seeds', 'version'],
  watch: ['model', 'text', 'engine', 'semantic', 'ingest', 'archive', 'audit'],
  present: ['model', 'text', 'statistics', 'seeds'],
  screen: ['model', 'review', 'present', 'text'],
  cli: [
    'model',
    'text',
    'statistics',
    'engine',
    'semantic',
    'ingest',
    'review',
    'evaluate',
    'archive',
    'audit',
    'watch',
    'present',
    'screen',
    'seeds',
    'version',
  ],
}

/**
 * Where a room or a single file lies, as a pattern.
 * @param {string} name
 */
const place = (name) => (Object.hasOwn(ROOMS, name) ? `^src/${name}/` : `^src/${name}[.]ts$`)

export default {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'only-tools-use-tools', severity: 'error', from: { pathNot: '^src/tools/' }, to: { path: '^src/tools/' } },
    {
      name: 'seeds-have-one-reader',
      severity: 'error',
      from: { path: '^src/seeds[.]ts$' },
      to: { path: '^src/', pathNot: '^src/model/' },
    },
    ...Object.entries(ROOMS).map(([room, others]) => ({
      name: `${room}-imports-only-${others.join('-') || 'itself'}`,
      severity: 'error',
      from: { path: `^src/${room}/` },
      to: { path: '^src/', pathNot: [place(room), ...others.map(place)] },
    })),
  ],
  options: { tsPreCompilationDeps: true, tsConfig: { fileName: 'tsconfig.json' }, doNotFollow: { path: 'node_modules' } },
}
