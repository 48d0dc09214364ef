import { createHash } from 'node:crypto'
import { EVERYTHING } from '@hall/access'
import type { Job, ServiceContext } from '@hall/service-kit'
import { type Found, onCase } from '../cases/case-command.ts'
import { groundsOf } from '../cases/known-case.ts'
import type { CaseEvent } from '../domain/case/case-event.ts'
import { readingsOf } from '../domain/case/clocks.ts'
import { asSystem } from './as-system.ts'

export const MOVED = 'calendar-moved'
const AT_ONCE = 200

/** Open cases whose dates may cross the year, a portion at a time. */
const OPEN = `select id from case_file where finished_at is null and state <> 'imported' and (due_on is null or due_on >= $1::date - 60) and ($2::uuid is null or id > $2) order by id limit ${AT_ONCE}`

/** A calendar published in mid-case: each open case gets its new dates, with the old ones beside them in its journal. */
export function reprojectCases(service: ServiceContext): Job {
  return {
    name: 'reproject-cases',
    everyMs: 60_000,
    wakeOn: MOVED,
    async run(stopping) {
      for (;;) {
        const [waiting] = await service.db.read(EVERYTHING, (tx) => tx.sql<{ year: number; version: number; from: Temporal.PlainDate; done_to: string | null }>('select year, version, starts_on as "from", done_to from reprojection where finished_at is null order by year, version limit 1'))
        if (!waiting || stopping.aborted) return
        const rows = await service.db.read(EVERYTHING, (tx) => tx.sql<{ id: string }>(OPEN, [waiting.from, waiting.done_to]))
        for (const { id } of rows) {
          const once = createHash('sha256').update(`calendar ${waiting.year} ${waiting.version} ${id}`).digest('hex')
          await onCase(service, [asSystem(service, 'cases.clock.reproject'), { case: id, commandId: `${once.slice(0, 8)}-${once.slice(8, 12)}-8${once.slice(13, 16)}-a${once.slice(17, 20)}-${once.slice(20, 32)}` }],
            (found) => ({ ok: true, events: movesOf(found, service.clock.now(), `${waiting.year} v${waiting.version}`) }))
        }
        await service.db.transaction(EVERYTHING, (tx) => tx.sql('update reprojection set done_to = $3, finished_at = case when $4 then $5::timestamptz end where year = $1 and version = $2',
          [waiting.year, waiting.version, rows.at(-1)?.id ?? waiting.done_to, rows.length < AT_ONCE, service.clock.now()]))
      }
    },
  }
}

function movesOf({ file, known, row }: Found, now: Temporal.Instant, cause: string): CaseEvent[] {
  return readingsOf(file, groundsOf(known, now)).flatMap((reading): CaseEvent[] => {
    const before = reading.clock === 'promised' ? row.due_on : reading.clock === 'statutory' ? row.statutory_on : null
    if (!before || !reading.due || before.equals(reading.due.date)) return []
    return [{ type: 'DeadlineMoved', clock: reading.name, before: before.toString(), after: reading.due.date.toString(), cause }]
  })
}
