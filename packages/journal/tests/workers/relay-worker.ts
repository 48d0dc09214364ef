import { showAll, silent } from '../fixture/parts.ts'
import { startRelay } from '../../src/index.ts'
import { die, openWorker } from './worker.ts'

/** Relays until it comes to an event of the fatal version: sealed then, and not published. */
const { given, parts } = await openWorker()
startRelay({
  ...parts,
  log: silent,
  batchSize: 3,
  toPublic(recorded) {
    if (recorded.version === given.dieAtVersion) die()
    return showAll(recorded)
  },
})
