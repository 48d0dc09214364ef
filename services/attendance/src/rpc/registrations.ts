import { dateOf } from '@hall/calendar'
import { problem } from '@hall/contract'
import { listPage, type Transaction } from '@hall/database'
import type { CallContext } from '@hall/rpc'
import type { ServiceContext } from '@hall/service-kit'
import { and, eq, ilike, or } from 'drizzle-orm'
import { findPlace } from '../db/posting-store.ts'
import { openExceptions } from '../db/exception-queries.ts'
import { lockRegistration } from '../db/registration-store.ts'
import { deduction, registration } from '../db/schema.ts'
import type { Rule } from '../domain/facts.ts'
import { countsAgain, registerBy } from '../domain/registration/in-time.ts'
import { loadRules } from '../judging/load-rules.ts'
import { deductionView, isLate, registrationView } from '../registration-views.ts'
import { appendOne, type AttendanceHandlers, isPlausible, likeText, outside } from './calls.ts'
import { reviewHandlers } from './registration-review.ts'
import { touchAway } from './absences.ts'

type Row = typeof registration.$inferSelect
type Handlers = AttendanceHandlers['registrations']
const LONGEST_DAYS = 370

export function registrationsHandlers(service: ServiceContext): Handlers {
  return {
    ...reviewHandlers(service),

    list: async ({ center, state, person, search, ...page }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const named = search ? or(ilike(registration.name, `%${likeText(search)}%`), ilike(registration.person, `%${likeText(search)}%`)) : undefined
      const where = and(named, center ? eq(registration.center, center) : undefined, state ? eq(registration.state, state) : undefined, person ? eq(registration.person, person) : undefined)
      const { rows, total } = await listPage(tx, tx.select().from(registration).where(where).$dynamic(), {
        page, sortable: { registeredAt: registration.registeredAt, from: registration.from, name: registration.name, state: registration.state, dueAt: registration.dueAt },
        defaultSort: '-registeredAt', tiebreaker: registration.id,
      })
      return { ok: true, value: { rows: rows.map(registrationView), total } }
    }),

    open: async ({ center }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const rules = await loadRules(tx, [center])
      const rows = (await openExceptions(tx, center, dateOf(call.now))).map(({ date, ...row }) => {
        const rule = rules(center, date)
        const due = rule && registerBy(rule, date)
        return {
          ...row, date: date.toString(), due: due ? { date: due.date.toString(), clause: due.clause } : null,
          over: !!due && Temporal.Instant.compare(due.endsAt, call.now) <= 0,
        }
      })
      return { ok: true, value: { rows: rows.sort((a, b) => (a.due?.date ?? '9').localeCompare(b.due?.date ?? '9')) } }
    }),

    register: async (input, call) => outside(call, { center: input.center }) ?? service.command(call, input, async (tx) => {
      const { center, person, kind, reason, proofs } = input
      const [from, to] = [Temporal.PlainDateTime.from(input.from), Temporal.PlainDateTime.from(input.to)]
      if (Temporal.PlainDateTime.compare(from, to) >= 0) return problem('ENDS_BEFORE_START')
      if (!isPlausible(from.toPlainDate()) || from.until(to, { largestUnit: 'days' }).days > LONGEST_DAYS) return problem('BAD_INPUT', { details: { field: 'to', longestDays: LONGEST_DAYS } })
      if (person === call.actor.id) return problem('OWN_ABSENCE')
      const place = await findPlace(tx, person, from.toPlainDate())
      if (place?.center !== center) return problem('PERSON_UNKNOWN', { details: { person } })
      const rule = (await loadRules(tx, [center]))(center, from.toPlainDate())
      const due = rule && registerBy(rule, lastDay(to))
      const complete = isComplete(rule, proofs)
      const row: Row = {
        id: service.newId(), center, department: place.department, window: place.window, person, name: place.name, kind, from, to, reason, proofs,
        state: complete ? 'submitted' : 'incomplete', registeredBy: call.actor.id, registeredAt: call.now,
        countsFrom: complete ? call.now : null, dueAt: due?.endsAt ?? null, dueClause: due?.clause ?? null, returnedAt: null,
        decidedBy: null, decidedAt: null, decision: null, version: 1,
      }
      await tx.insert(registration).values(row)
      const appended = await appendOne(tx, { type: 'RegistrationMade', id: row.id, person, kind, from: from.toString(), to: to.toString(), late: isLate(row), proofs: proofs.length },
        { stream: `registration/${row.id}`, version: 0, call, input, place: row })
      if (!appended.ok) return appended
      await touchAway(tx, row, { now: call.now, cause: 'registration' })
      return { ok: true, value: { id: row.id, state: row.state, late: isLate(row) } }
    }),

    addProof: async (input, call) => outside(call, { center: input.center }) ?? service.command(call, input, async (tx) => {
      const found = await lockRegistration(tx, input)
      if (!found) return problem('REGISTRATION_UNKNOWN')
      if (found.state === 'approved' || found.state === 'returned') return problem('REGISTRATION_DECIDED')
      const proofs = [...found.proofs, input.proof]
      const row: Row = { ...found, proofs, state: 'submitted', countsFrom: found.countsFrom ?? call.now, version: found.version + 1 }
      return keep(tx, row, { call, input, event: { type: 'RegistrationProved', id: row.id, late: isLate(row) } })
    }),

    resubmit: async (input, call) => outside(call, { center: input.center }) ?? service.command(call, input, async (tx) => {
      const found = await lockRegistration(tx, input)
      if (!found) return problem('REGISTRATION_UNKNOWN')
      if (found.state !== 'returned') return problem('REGISTRATION_NOT_RETURNED')
      const rule = (await loadRules(tx, [found.center]))(found.center, found.from.toPlainDate())
      const proofs = [...found.proofs, ...input.proofs]
      const complete = isComplete(rule, proofs)
      // Given back before the limit ran out, the limit stays as it was.
      const outOfTime = found.returnedAt && found.dueAt && Temporal.Instant.compare(found.returnedAt, found.dueAt) >= 0
      const counts = rule ? countsAgain(rule, { first: found.countsFrom ?? call.now, due: found.dueAt, returnedAt: outOfTime ? dateOf(found.returnedAt!) : undefined, now: call.now }) : call.now
      const row: Row = { ...found, proofs, reason: input.reason, state: complete ? 'submitted' : 'incomplete', countsFrom: complete ? counts : null, version: found.version + 1 }
      return keep(tx, row, { call, input, event: { type: 'RegistrationResubmitted', id: row.id, person: row.person, kind: row.kind, from: row.from.toString(), to: row.to.toString(), late: isLate(row), proofs: proofs.length } })
    }),

    deductions: async ({ center, person, search, ...page }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const named = search ? or(ilike(deduction.name, `%${likeText(search)}%`), ilike(deduction.person, `%${likeText(search)}%`)) : undefined
      const where = and(named, center ? eq(deduction.center, center) : undefined, person ? eq(deduction.person, person) : undefined)
      const { rows, total } = await listPage(tx, tx.select().from(deduction).where(where).$dynamic(), {
        page, sortable: { enteredOn: deduction.enteredOn, date: deduction.date, name: deduction.name }, defaultSort: '-enteredOn', tiebreaker: deduction.id,
      })
      return { ok: true, value: { rows: rows.map(deductionView), total } }
    }),
  }
}

/** Where proof must be attached, nothing is complete without it (QP-ATT-05). */
function isComplete(rule: Rule | undefined, proofs: readonly unknown[]): boolean {
  return !rule?.policy.evidence?.value.proofAttached || proofs.length > 0
}

function lastDay(to: Temporal.PlainDateTime): Temporal.PlainDate {
  return to.subtract({ nanoseconds: 1 }).toPlainDate()
}

type Writing = { readonly call: CallContext; readonly input: { readonly commandId: string }; readonly event: Parameters<typeof appendOne>[1] }

async function keep(tx: Transaction, row: Row, { call, input, event }: Writing) {
  const { id, state, proofs, reason, countsFrom, version } = row
  await tx.update(registration).set({ state, proofs, reason, countsFrom, version }).where(eq(registration.id, id))
  await touchAway(tx, row, { now: call.now, cause: 'registration' })
  const appended = await appendOne(tx, event, { stream: `registration/${id}`, version: row.version - 1, call, input, place: row })
  return appended.ok ? { ok: true as const, value: { state, late: isLate(row) } } : appended
}

