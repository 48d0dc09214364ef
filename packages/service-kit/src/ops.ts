import { problem } from '@hall/contract'
import type { ops } from '@hall/contract'
import { type Consumer, type DeadLetter, discardDeadLetter, listDeadLetters, type JournalProblem, type Relay, replayDeadLetter, verifyJournal } from '@hall/journal'
import { type Handlers, type ProcedureStats, quantileMs } from '@hall/rpc'
import type { ServiceContext } from './service.ts'

interface Parts {
  readonly context: ServiceContext
  readonly relay: Relay
  readonly consumers: readonly Consumer[]
  readonly startedAt: Temporal.Instant
  readonly procedures: () => readonly ProcedureStats[]
}

type OpsHandlers = Handlers<{ service: string; procedures: { ops: typeof ops }; events: Record<string, never> }>['ops']

/** The group `ops`, the same in every service. */
export function opsHandlers({ context, relay, consumers, startedAt, procedures }: Parts): OpsHandlers {
  const { clock, db } = context
  return {
    async status(_input, call) {
      const [lagMs, waiting] = await Promise.all([
        relay.lagMs(),
        db.read(call.reach, async (tx) => {
          const [row] = await tx.sql<{ unpublished: number; dead: number }>(WAITING)
          return row!
        }),
      ])
      return {
        ok: true,
        value: {
          service: context.name,
          now: clock.now().toString(),
          clock: clock.kind,
          startedAt: startedAt.toString(),
          relayLagMs: lagMs,
          unpublished: waiting.unpublished,
          deadLetters: waiting.dead,
          procedures: procedures().map((stats) => ({
            path: stats.path,
            count: stats.count,
            failed: Object.values(stats.problems).reduce((sum, n) => sum + n, 0),
            p50Ms: quantileMs(stats, 0.5),
            p99Ms: quantileMs(stats, 0.99),
          })),
        },
      }
    },
    async setClock({ now }) {
      if (clock.kind === 'system') return problem('CLOCK_NOT_SIMULATED')
      if (!clock.set(Temporal.Instant.from(now))) return problem('CLOCK_GOES_BACK', { details: { now: clock.now().toString() } })
      return { ok: true, value: { now: clock.now().toString() } }
    },
    deadLetters: (input, call) => context.read(call, async (tx) => {
      const { rows, total } = await listDeadLetters(tx, input)
      return { ok: true as const, value: { rows: rows.map(deadLetterView), total } }
    }),
    replayDeadLetter: (input, call) => context.command(call, input, async (tx) => {
      const [letter] = await tx.sql<{ consumer: string }>('select consumer from dead_letter where id::text = $1', [input.id])
      const consumer = consumers.find(({ name }) => name === letter?.consumer)
      if (!consumer) return problem('NOT_FOUND')
      const result = await replayDeadLetter(tx, { id: input.id, by: call.actor.id }, consumer.handle)
      return result.ok ? { ok: true as const, value: { replayed: true } } : result
    }),
    discardDeadLetter: (input, call) => context.command(call, input, async (tx) => {
      const result = await discardDeadLetter(tx, { id: input.id, by: call.actor.id })
      return result.ok ? { ok: true as const, value: { discarded: true } } : result
    }),
    async verifyJournal() {
      const { links, problems } = await verifyJournal(db)
      return { ok: true, value: { intact: problems.length === 0, entries: links, faults: problems.slice(0, MOST_FAULTS).map(faultView) } }
    },
  }
}

/** The first ones tell where to look. */
const MOST_FAULTS = 1000

function faultView({ kind, position, seq, stream }: JournalProblem) {
  return { kind, position: position ?? null, sequence: seq ?? null, stream: stream ?? null }
}

const WAITING = `
  select (select count(*) from journal_pending)::int as unpublished,
    (select count(*) from dead_letter where resolution is null)::int as dead`

function deadLetterView(letter: DeadLetter) {
  return {
    id: letter.id,
    consumer: letter.consumer,
    eventType: letter.subject,
    center: letter.center,
    error: letter.error,
    attempts: letter.attempts,
    failedAt: letter.at.toString(),
    event: letter.event !== null && typeof letter.event === 'object' ? (letter.event as Record<string, unknown>) : { text: String(letter.event) },
  }
}
