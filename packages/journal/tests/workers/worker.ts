import { openDatabase } from '@hall/database'
import { openNats, type Parts } from '../fixture/parts.ts'

/** What a test passes to a process of its own. */
export interface WorkerArguments { readonly appUrl: string; readonly natsUrl: string; readonly service: string; readonly dieAtVersion?: number }

export async function openWorker(): Promise<{ given: WorkerArguments; parts: Parts }> {
  const given = JSON.parse(process.argv[2]!) as WorkerArguments
  const db = openDatabase({ url: given.appUrl, name: 'worker', max: 8 })
  return { given, parts: { db, nats: await openNats(given.natsUrl), service: given.service } }
}

/** Ends this process as a pulled plug does. */
export function die(): void {
  process.kill(process.pid, 'SIGKILL')
}
