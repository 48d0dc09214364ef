import { file, startTestRelay } from '../fixture/parts.ts'
import { openWorker } from './worker.ts'

/** A whole service under load: eight writers and the relay, until it is killed. */
const { parts } = await openWorker()
startTestRelay(parts)
for (let writer = 0; writer < 8; writer++) void write(`${process.pid}-${writer}`)

async function write(stream: string): Promise<void> {
  for (let version = 1; ; version++) await file(parts.db, stream, version)
}
