import { noteHandled, startNoting } from '../fixture/parts.ts'
import { die, openWorker } from './worker.ts'

/** Handles until the fatal version, and ends in the middle of its transaction. */
const { given, parts } = await openWorker()
startNoting(parts, async (tx, event) => {
  await noteHandled(tx, event)
  if (event.version === given.dieAtVersion) die()
})
