// Writes the rendered examples and the published schema anew. Run: npm run examples
import { join } from 'node:path'
import writeFileAtomic from 'write-file-atomic'
import { packageRoot } from '../../seeds.ts'
import { renderedFiles } from './render.ts'

for (const [path, content] of await renderedFiles()) {
  await writeFileAtomic(join(packageRoot(), path), content)
  console.log(path)
}
