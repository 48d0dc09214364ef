import { ProblemError, type Result } from '@hall/contract'
import { type Database, isAway, type Transaction } from '@hall/database'
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
    read: (call, work) => answering(db.read(call.reach, work)),
    command: <R extends Result<unknown>>(
      { actor, path, reach }: Parameters<ServiceContext['command']>[0],
      input: { readonly commandId: string },
      work: (tx: Transaction) => Promise<R>,
    ) => answering(executeCommand(db, { commandId: input.commandId, actor: actor.id, procedure: path, input, reach }, work)) as
      Promise<R | Result<never, 'CONFLICT' | 'COMMAND_REUSED'>>,
  }
}

/** A database that is away is nobody's bug: the caller may try again. */
async function answering<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (isAway(error)) throw new ProblemError({ code: 'UNAVAILABLE', details: { what: 'database' } })
    throw error
  }
}
