import type { Result } from '@hall/contract'
import type { Database, Transaction } from '@hall/database'
import { executeCommand } from '@hall/journal'
import type { Log } from '@hall/rpc'
import type { Clock } from './clock.ts'
import { newId } from './ids.ts'
import type { ServiceContext } from './service.ts'

interface Parts { readonly db: Database; readonly clock: Clock; readonly log: Log }

export function createContext(name: string, { db, clock, log }: Parts): ServiceContext {
  return {
    name,
    db,
    clock,
    log,
    newId,
    read: (call, work) => db.read(call.reach, work),
    command: <R extends Result<unknown>>(
      { actor, path, reach }: Parameters<ServiceContext['command']>[0],
      input: { readonly commandId: string },
      work: (tx: Transaction) => Promise<R>,
    ) => executeCommand(db, { commandId: input.commandId, actor: actor.id, procedure: path, input, reach }, work) as
      Promise<R | Result<never, 'CONFLICT' | 'COMMAND_REUSED'>>,
  }
}
