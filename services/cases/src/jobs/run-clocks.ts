import { createHash } from 'node:crypto'
import { EVERYTHING } from '@hall/access'
import { isAway } from '@hall/database'
import type { Job, ServiceContext } from '@hall/service-kit'
import type { Reading } from '@hall/statutory-clock'
import { type Found, onCase } from '../cases/case-command.ts'
import { keepNegation } from '../cases/negation-row.ts'
import { groundsOf } from '../cases/known-case.ts'
import { readingsOf } from '../domain/case/clocks.ts'
import { runOut } from '../domain/case/run-out.ts'
import { composeNotice } from '../notices/compose-notice.ts'
import { recipientsOf } from '../notices/recipients.ts'
import { asSystem } from './as-system.ts'

const AT_ONCE = 200
const DUE = 'select id from case_file where next_at <= $1 order by next_at limit $2'

/** Whatever runs out: found by an index of what is due, never by looking through what is open; a second run finds nothing. */
export function runClocks(service: ServiceContext): Job {
  const failed = new Set<string>()
  return {
    name: 'run-clocks',
    everyMs: 60_000,
    async run(stopping) {
      failed.clear()
      for (;;) {
        const now = service.clock.now()
        const due = await service.db.read(EVERYTHING, (tx) => tx.sql<{ id: string }>(DUE, [now, AT_ONCE + failed.size], 'clock.due'))
        const fresh = due.filter(({ id }) => !failed.has(id))
        if (fresh.length === 0 || stopping.aborted) return
        for (const { id } of fresh) {
          if (stopping.aborted) return
          if (!(await lookAt(service, id, now))) failed.add(id)
        }
      }
    },
  }
}

/** One case at its moment. Answers false for one that cannot be decided; it waits for the next run and holds up nobody. */
async function lookAt(service: ServiceContext, id: string, now: Temporal.Instant): Promise<boolean> {
  const by = asSystem(service, 'cases.clock.run')
  try {
    const result = await onCase(service, [{ ...by, now }, { case: id, commandId: onceAt(id, now), extra: { then: (found, events) => keepNegation(found, events, { by: by.actor.id, now, form: {} }) } }], async (found) => ({ ok: true, events: runOut(found.file, found.situation, { readings: readingsNow(found, now), tell: await telling(found) }) }))
    if (!result.ok) service.log.error({ case: id, problem: result.problem.code }, 'a case could not be looked at')
    return result.ok
  } catch (error) {
    if (isAway(error)) throw error
    service.log.error({ err: error, case: id }, 'a case could not be looked at')
    return false
  }
}

function readingsNow({ file, known }: Found, now: Temporal.Instant): Reading[] {
  return readingsOf(file, groundsOf(known, now))
}

async function telling(found: Found) {
  const recipients = await recipientsOf(found)
  return (rung: string, reading: Reading) => composeNotice(found, { rung, reading, recipients: recipients(rung) })
}

/** The same case at the same moment is one command. */
function onceAt(id: string, now: Temporal.Instant): string {
  const hex = createHash('sha256').update(`${id} ${now}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
