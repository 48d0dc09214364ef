import { dateOf, localTime } from '@hall/calendar'
import { problem } from '@hall/contract'
import { listPage } from '@hall/database'
import { outside, type ServiceContext } from '@hall/service-kit'
import { and, eq, sql } from 'drizzle-orm'
import { computersOn } from '../db/presence.ts'
import { machineEvent } from '../db/schema.ts'
import { atDesk } from '../desk.ts'
import { phaseAt } from '../domain/closing.ts'
import { loadRules } from '../rules.ts'
import { peopleOfWindow, tell } from '../tell.ts'
import type { AssetsHandlers } from './handlers.ts'
import { machineTold } from './logins.ts'

type Machines = Pick<AssetsHandlers['machines'], 'events' | 'power' | 'logout' | 'stillOn' | 'remind'>

/** No machine told anything earlier, and the first years have no instant in the database. */
const BEFORE_ALL = Temporal.Instant.from('1990-01-01T00:00:00Z')

/** Who sits at which computer, and which are on when the day ends. */
export function machinesHandlers(service: ServiceContext): Machines {
  return {
    ...machineTold(service),

    events: async ({ center, reported, search: _search, ...page }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const where = and(center ? eq(machineEvent.center, center) : undefined, reported ? sql`cardinality(${machineEvent.reasons}) > 0` : undefined)
      const { rows, total } = await listPage(tx, tx.select().from(machineEvent).where(where).$dynamic(), { page, sortable: { at: machineEvent.at }, defaultSort: '-at', tiebreaker: machineEvent.id })
      return { ok: true, value: { rows: rows.map((row) => ({ ...row, at: row.at.toString() })), total } }
    }),

    stillOn: async ({ center, at }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const asked = Temporal.Instant.from(at)
      const moment = Temporal.Instant.compare(asked, BEFORE_ALL) < 0 ? BEFORE_ALL : asked
      const { policy } = await loadRules(tx, center, dateOf(moment))
      const { phase, clause } = phaseAt(localTime(moment).toPlainTime(), policy)
      const rows = await computersOn(tx, { center, at: moment })
      return { ok: true, value: { clause, phase, closesAt: policy?.computersOff?.value.at ?? null, rows: rows.map((row) => ({ ...row, since: row.since.toString(), overdue: phase === 'closed' })) } }
    }),

    remind: (input, call) => atDesk(service, { input, call }, async (desk) => {
      const { center } = input
      const { phase, clause } = phaseAt(localTime(call.now).toPlainTime(), desk.rules.policy)
      if (phase === null || phase === 'open') return problem('NOT_CLOSING_TIME', clause === null ? {} : { clause })
      const on = new Map((await computersOn(desk.tx, { center, at: call.now })).map((row) => [row.asset, row]))
      const reminded = new Set<string>()
      for (const number of new Set(input.assets)) {
        const row = on.get(number)
        if (!row) return problem('ASSET_UNKNOWN', { details: { asset: number } })
        const people = row.person ? [row.person] : (await peopleOfWindow(desk.tx, row.window, dateOf(call.now))).filter(({ lead }) => lead).map(({ person }) => person)
        for (const person of people) reminded.add(person)
        await tell(desk, 'switchOff', { center, recipients: people, subject: number, place: row.name, clause: clause ?? undefined, link: '/my-accounts' })
      }
      return { ok: true, value: { reminded: [...reminded] } }
    }),
  }
}
