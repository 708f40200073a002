// One fit of `boosts.ts`, in a thread of its own.
import { parentPort, workerData } from 'node:worker_threads'
import type { Example } from '../../statistics/logistic.ts'
import { boost, type BoostSettings } from './boosting.ts'

const { examples, settings } = workerData as { readonly examples: readonly Example[]; readonly settings: BoostSettings }
parentPort!.postMessage(boost(examples, settings))
