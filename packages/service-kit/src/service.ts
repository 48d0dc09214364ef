import type { Contract, Result } from '@hall/contract'
import type { Database, Transaction } from '@hall/database'
import type { ConsumerConfig, ToPublic } from '@hall/journal'
import type { CallContext, Handlers, Log } from '@hall/rpc'
import type { Clock } from './clock.ts'

/** What a service's handlers, consumers and jobs may touch. */
export interface ServiceContext {
  readonly name: string
  readonly db: Database
  readonly clock: Clock
  readonly log: Log
  readonly newId: () => string
  /** Reads within the reach of the call. */
  read<T>(call: CallContext, work: (tx: Transaction) => Promise<T>): Promise<T>
  /**
   * Runs a command in one transaction within the reach of the call: rows, journal and outcome together. The same
   * `commandId` again gives the first outcome; a refusal leaves nothing behind.
   */
  command<R extends Result<unknown>>(
    call: Pick<CallContext, 'actor' | 'path' | 'reach'>,
    input: { readonly commandId: string },
    work: (tx: Transaction) => Promise<R>,
  ): Promise<R | Result<never, 'CONFLICT' | 'COMMAND_REUSED'>>
}

/** Woken by its signal, by the clock and every `everyMs`; takes no input; running it twice, or in two replicas, changes nothing. */
export interface Job {
  readonly name: string
  readonly everyMs: number
  readonly run: (stopping: AbortSignal) => Promise<void>
  /** Also runs after a transaction signalled this topic. */
  readonly wakeOn?: string
}

/** One consumer for each service whose events are read; the kit supplies its surroundings. */
export type ConsumerSpec = Omit<ConsumerConfig, 'db' | 'nats' | 'service' | 'log'>

/** The group every contract carries and the kit answers. */
type WithoutOps<C extends Contract> = Contract<Omit<C['procedures'], 'ops'>, C['events']>

export interface ServiceDefinition<C extends Contract> {
  readonly contract: C
  /** Folder of the migrations. */
  readonly migrations: string
  readonly handlers: (service: ServiceContext) => Handlers<WithoutOps<C>>
  /** What the world may know of a journal event of this service; nothing when undefined. */
  readonly toPublic: ToPublic
  readonly consumers?: (service: ServiceContext) => readonly ConsumerSpec[]
  readonly jobs?: (service: ServiceContext) => readonly Job[]
}

export interface Service<C extends Contract = Contract> extends ServiceDefinition<C> {}

export function defineService<C extends Contract>(definition: ServiceDefinition<C>): Service<C> {
  return definition
}
