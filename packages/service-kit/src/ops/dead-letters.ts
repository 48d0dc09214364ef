import { EVERYTHING } from '@hall/access'
import { problem } from '@hall/contract'
import type { Transaction } from '@hall/database'
import { type Consumer, type DeadLetter, discardDeadLetter, listDeadLetters, replayDeadLetter } from '@hall/journal'
import type { ServiceContext } from '../service.ts'
import type { OpsHandlers } from './handlers.ts'
import { recordDecision } from './record.ts'

type DeadLetterHandlers = Pick<OpsHandlers, 'deadLetters' | 'replayDeadLetter' | 'discardDeadLetter'>

export function deadLetterHandlers(context: ServiceContext, consumers: readonly Consumer[]): DeadLetterHandlers {
  return {
    deadLetters: (input, call) => context.read(call, async (tx) => {
      const { rows, total } = await listDeadLetters(tx, input)
      return { ok: true as const, value: { rows: rows.map(deadLetterView), total } }
    }),

    async replayDeadLetter(input, call) {
      const letter = await context.read(call, (tx) => findLetter(tx, input.id))
      const consumer = consumers.find(({ name }) => name === letter?.consumer)
      if (!letter || !consumer) return problem('NOT_FOUND')
      try {
        // A consumer works within the widest reach; the caller was seen to reach the letter.
        return await context.command({ actor: call.actor, path: call.path, reach: EVERYTHING }, input, async (tx) => {
          const replayed = await replayDeadLetter(tx, { id: input.id, by: call.actor.id }, handling(consumer))
          if (!replayed.ok) return replayed
          const { consumer: name, center, event } = letter
          await recordDecision(tx, call, { letter: input.id, center, commandId: input.commandId, event: { type: 'DeadLetterReplayed', consumer: name, event } })
          return { ok: true as const, value: { replayed: true } }
        })
      } catch (error) {
        if (!(error instanceof HandlerFailed)) throw error
        return problem('EVENT_FAILS_AGAIN', { details: { error: error.message } })
      }
    },

    discardDeadLetter: (input, call) => context.command(call, input, async (tx) => {
      const letter = await findLetter(tx, input.id)
      if (!letter) return problem('NOT_FOUND')
      const discarded = await discardDeadLetter(tx, { id: input.id, by: call.actor.id })
      if (!discarded.ok) return discarded
      const { consumer, center, event } = letter
      await recordDecision(tx, call, {
        letter: input.id, center, commandId: input.commandId,
        event: { type: 'DeadLetterDiscarded', consumer, event, reason: input.reason },
      })
      return { ok: true as const, value: { discarded: true } }
    }),
  }
}

interface Letter { readonly consumer: string; readonly center: string | null; readonly event: string }

/** `event` is the id of the event, or its subject where it has none. */
async function findLetter(tx: Transaction, id: string): Promise<Letter | undefined> {
  const [letter] = await tx.sql<Letter>(`select consumer, center, coalesce(event ->> 'id', subject) as event from dead_letter where id = $1`, [id])
  return letter
}

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

/** What the handler throws, told apart from what the rest of the command throws. */
class HandlerFailed extends Error {}

function handling({ handle }: Consumer): Consumer['handle'] {
  return async (tx, event) => {
    try {
      await handle(tx, event)
    } catch (error) {
      throw new HandlerFailed(error instanceof Error ? error.message : String(error), { cause: error })
    }
  }
}
