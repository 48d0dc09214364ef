import { dateOf, localTime } from '@hall/calendar'
import { problem } from '@hall/contract'
import { listPage, type Transaction } from '@hall/database'
import { append } from '@hall/journal'
import type { CallContext } from '@hall/rpc'
import { metaOf, outside, refused, type ServiceContext, today } from '@hall/service-kit'
import { and, eq, inArray, sql } from 'drizzle-orm'
import { wasPosted, windowOf } from '../cases/places.ts'
import { ruleBook } from '../cases/rules-in-force.ts'
import { seatedReach } from '../cases/seat.ts'
import { holidayService, overtimeClaim, windowClosing } from '../db/schema.ts'
import { faultOfAsking, faultOfClaim, faultOfScheduling, minutesBetween } from '../domain/holiday-service.ts'
import { atWindow } from '../tickets/hall.ts'
import type { CasesHandlers } from './handlers.ts'
import { onRow } from './on-row.ts'
import { rowEvent } from '../domain/row-event.ts'

type Row = typeof holidayService.$inferSelect
type Claim = typeof overtimeClaim.$inferSelect

function view(row: Row, claims: readonly Claim[]) {
  const { id, number, center, window, applicant, need, kind, place, from, to, state, decidedBy, document, reason, people, givenFrom, givenTo } = row
  return {
    id, number, center, window, applicant, need, kind, place, from, to, state, decidedBy, document, reason, people, givenFrom, givenTo, day: row.day.toString(), askedAt: row.askedAt.toString(), decidedAt: row.decidedAt?.toString() ?? null,
    claims: claims.filter(({ service }) => service === id).map(({ id: claim, person, minutes, openedAt }) => ({ id: claim, person, minutes, openedAt: openedAt.toString() })),
  }
}

/** Appointment and on-site service on days off, and the overtime it earns. */
export function holidayServicesHandlers(service: ServiceContext): CasesHandlers['holidayServices'] {
  const onService = onRow(service, { unknown: 'SERVICE_UNKNOWN', find: (tx, { id, center }) => tx.select().from(holidayService).where(and(eq(holidayService.id, id), eq(holidayService.center, center))).for('update') })

  async function keep(tx: Transaction, row: Row, { call, input, set, type }: { call: CallContext; input: { commandId: string }; set: Partial<Row>; type: 'HolidayServiceDecided' | 'HolidayServiceScheduled' | 'HolidayServiceGiven' }) {
    await tx.update(holidayService).set({ ...set, version: row.version + 1 }).where(eq(holidayService.id, row.id))
    const appended = await append(tx, { stream: `holiday-service/${row.id}`, expectedVersion: row.version, events: [rowEvent({ type, id: row.id, state: set.state ?? row.state, people: set.people ?? row.people })], meta: { ...metaOf(call, input), center: row.center, department: row.department, window: row.window } })
    return appended.ok ? { ok: true as const, value: { id: row.id, state: set.state ?? row.state } } : appended
  }
  const policyOf = async (tx: Transaction, row: Row) => (await ruleBook(tx, row.center)).on(row.day)?.policy
  const unknownOf = async (tx: Transaction, people: readonly string[], center: string) => {
    for (const person of people) if (!(await wasPosted(tx, person, center))) return person
    return undefined
  }

  return {
    list: async ({ center, state, ...page }, call) => {
      const refusal = outside(call, { center })
      if (refusal) return refusal
      const { reach } = await seatedReach(service, call)
      return service.read({ ...call, reach }, async (tx) => {
        const where = and(eq(holidayService.center, center), state ? eq(holidayService.state, state) : undefined)
        const { rows, total } = await listPage(tx, tx.select().from(holidayService).where(where).$dynamic(), { page, sortable: { day: holidayService.day, askedAt: holidayService.askedAt }, defaultSort: '-day', tiebreaker: holidayService.id })
        const claims = rows.length === 0 ? [] : await tx.select().from(overtimeClaim).where(inArray(overtimeClaim.service, rows.map(({ id }) => id)))
        return { ok: true, value: { rows: rows.map((row) => view(row, claims)), total } }
      })
    },

    ask: async (input, call) => {
      const acting = await atWindow(service, call, input)
      if (!acting.ok) return acting
      return service.command({ ...call, reach: acting.value.reach }, input, async (tx) => {
        const { center, applicant, need, kind, from, to } = input
        const book = await ruleBook(tx, center)
        const day = Temporal.PlainDate.from(input.day)
        const policy = book.on(today(call))?.policy
        if (!policy) return problem('POLICY_MISSING', { details: { center } })
        const fault = faultOfAsking({ applicant, day, from, to }, policy, book.calendar)
        if (fault) return refused(fault)
        const window = await windowOf(tx, input.window)
        await tx.sql('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`holiday-service ${center}`], 'holiday.number')
        const [serial] = await tx.sql<{ n: number }>('select count(*)::int + 1 as n from holiday_service where center = $1', [center], 'holiday.count')
        const row: Row = {
          id: service.newId(), number: `S-${serial!.n}`, center, department: window!.department, window: input.window, applicant, phone: input.phone || null, need, kind, place: input.place || null, day, from, to, state: 'asked',
          askedAt: call.now, askedBy: call.actor.id, decidedAt: null, decidedBy: null, document: null, reason: null, people: [], givenFrom: null, givenTo: null, version: 1,
        }
        await tx.insert(holidayService).values(row)
        const appended = await append(tx, { stream: `holiday-service/${row.id}`, expectedVersion: 0, events: [rowEvent({ type: 'HolidayServiceAsked', id: row.id, number: row.number, kind, day: input.day })], meta: { ...metaOf(call, input), center, department: row.department, window: row.window } })
        return appended.ok ? { ok: true, value: view(row, []) } : appended
      })
    },

    decide: (input, call) => onService(call, input, async (tx, row) => {
      if (row.state !== 'asked') return problem('SERVICE_STATE', { details: { state: row.state } })
      if (!input.agree && input.reason === '') return problem('REASON_MISSING')
      return keep(tx, row, { call, input, type: 'HolidayServiceDecided', set: { state: input.agree ? 'approved' : 'refused', decidedAt: call.now, decidedBy: call.actor.id, document: input.document || null, reason: input.reason || null } })
    }),

    schedule: (input, call) => onService(call, input, async (tx, row) => {
      const policy = await policyOf(tx, row)
      if (!policy) return problem('POLICY_MISSING', { details: { center: row.center } })
      const fault = faultOfScheduling(row.state, policy)
      if (fault) return refused(fault)
      const unknown = await unknownOf(tx, input.people, row.center)
      if (unknown) return problem('PERSON_UNKNOWN', { details: { person: unknown } })
      return keep(tx, row, { call, input, type: 'HolidayServiceScheduled', set: { state: 'scheduled', people: [...input.people] } })
    }),

    give: (input, call) => onService(call, input, async (tx, row) => {
      if (row.state !== 'scheduled') return problem('SERVICE_STATE', { details: { state: row.state } })
      if (input.to <= input.from) return problem('ENDS_BEFORE_START')
      if (Temporal.PlainDateTime.compare(row.day.toPlainDateTime(Temporal.PlainTime.from(input.to)), localTime(call.now)) > 0) return problem('IN_FUTURE')
      const unknown = await unknownOf(tx, input.people, row.center)
      if (unknown) return problem('PERSON_UNKNOWN', { details: { person: unknown } })
      return keep(tx, row, { call, input, type: 'HolidayServiceGiven', set: { state: 'given', people: [...input.people], givenFrom: input.from, givenTo: input.to } })
    }),

    claim: async (input, call) => {
      const acting = await atWindow(service, call, input)
      if (!acting.ok) return acting
      return service.command({ ...call, reach: acting.value.reach }, input, async (tx) => {
        const { center, window, person, day } = input
        const policy = (await ruleBook(tx, center)).on(dateOf(call.now))?.policy
        if (!policy) return problem('POLICY_MISSING', { details: { center } })
        const [row] = input.service ? await tx.select().from(holidayService).where(and(eq(holidayService.id, input.service), eq(holidayService.center, center), eq(holidayService.window, window))) : []
        const [longer] = await tx.select({ minutes: sql<number>`coalesce(sum(${windowClosing.extendedMinutes}), 0)::int` }).from(windowClosing).where(and(eq(windowClosing.window, window), eq(windowClosing.day, Temporal.PlainDate.from(day))))
        const fault = faultOfClaim({ service: row && { ...row, day: row.day.toString() }, person, day, extended: longer?.minutes ?? 0 }, policy)
        if (fault) return refused(fault)
        const minutes = minutesBetween(row!.givenFrom!, row!.givenTo!)
        const id = service.newId()
        const [made] = await tx.insert(overtimeClaim).values({ id, center, department: row!.department, window, service: row!.id, person, minutes, openedAt: call.now, openedBy: call.actor.id }).onConflictDoNothing().returning()
        if (!made) return problem('CLAIM_OPENED', { details: { person } })
        const appended = await append(tx, { stream: `overtime-claim/${id}`, expectedVersion: 0, events: [rowEvent({ type: 'OvertimeClaimed', id, service: row!.id, person, minutes })], meta: { ...metaOf(call, input), center, department: row!.department, window, person } })
        return appended.ok ? { ok: true, value: { id, minutes, service: row!.number } } : appended
      })
    },
  }
}
