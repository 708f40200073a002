// Measures the series whose numbers it is given, one after the other, and tells of each when it is done.
import { ALL } from './all.ts'
import { measured } from './measure.ts'

for (const number of process.argv.slice(2)) process.send!(await measured(ALL[Number(number)]!, () => process.send!('alive')))
process.disconnect()
