// The engine's version, as in package.json: stands in every comparison.
import manifest from '../package.json' with { type: 'json' }

export const version: string = manifest.version
