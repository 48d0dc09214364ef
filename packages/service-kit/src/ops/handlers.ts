import { problem } from '@hall/contract'
import type { ops } from '@hall/contract'
import type { Consumer, Relay } from '@hall/journal'
import { type Handlers, type ProcedureStats, quantileMs } from '@hall/rpc'
import type { NatsConnection } from '@nats-io/nats-core'
import type { ServiceContext } from '../service.ts'
import { deadLetterHandlers } from './dead-letters.ts'
import { verifyJournalHandler } from './verify-journal.ts'

interface Parts {
  readonly context: ServiceContext
  readonly nats: NatsConnection
  readonly relay: Relay
  readonly consumers: readonly Consumer[]
  readonly startedAt: Temporal.Instant
  readonly procedures: () => readonly ProcedureStats[]
}

export type OpsHandlers = Handlers<{ service: string; procedures: { ops: typeof ops }; events: Record<string, never> }>['ops']

/** The group `ops`, the same in every service. */
export function opsHandlers({ context, nats, relay, consumers, startedAt, procedures }: Parts): OpsHandlers {
  const { clock } = context
  return {
    status: (_input, call) => context.read(call, async (tx) => {
      const [[waiting], relayLagMs] = await Promise.all([
        tx.sql<{ unpublished: number; dead: number }>(WAITING),
        relay.lagMs(),
      ])
      return {
        ok: true as const,
        value: {
          service: context.name,
          now: clock.now().toString(),
          clock: clock.kind,
          startedAt: startedAt.toString(),
          relayLagMs,
          unpublished: waiting!.unpublished,
          deadLetters: waiting!.dead,
          procedures: procedures().map(procedureView),
        },
      }
    }),
    setClock: async (input, call) => {
      if (clock.kind === 'system') return problem('CLOCK_NOT_SIMULATED')
      return context.command(call, input, async () => {
        const moved = await clock.set(Temporal.Instant.from(input.now))
        const now = clock.now().toString()
        return moved ? { ok: true as const, value: { now } } : problem('CLOCK_GOES_BACK', { details: { now } })
      })
    },
    verifyJournal: verifyJournalHandler(context, nats),
    ...deadLetterHandlers(context, consumers),
  }
}

const WAITING = `
  select (select count(*) from journal_pending)::int as unpublished,
    (select count(*) from dead_letter where resolution is null)::int as dead`

function procedureView(stats: ProcedureStats) {
  return {
    path: stats.path,
    count: stats.count,
    failed: Object.values(stats.problems).reduce((sum, n) => sum + n, 0),
    p50Ms: quantileMs(stats, 0.5),
    p99Ms: quantileMs(stats, 0.99),
  }
}
