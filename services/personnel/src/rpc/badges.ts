import { problem, type Result } from '@hall/contract'
import { listPage, type Transaction } from '@hall/database'
import type { Decision } from '@hall/decider'
import { append } from '@hall/journal'
import type { CallContext } from '@hall/rpc'
import { metaOf, outside, refused, type ServiceContext, today } from '@hall/service-kit'
import { and, eq } from 'drizzle-orm'
import { type BadgeRow, findBadge, saveBadge } from '../db/badge-store.ts'
import { findFiles } from '../db/file-store.ts'
import { keepHolding } from '../db/holding-store.ts'
import { findStay } from '../db/place-store.ts'
import { findRules } from '../db/rules-store.ts'
import { badge } from '../db/schema.ts'
import type { BadgeEvent } from '../domain/badge/badge-event.ts'
import { cancel, issue, reportLoss, takeBack } from '../domain/badge/decide-badge.ts'
import { dayOf } from '../domain/rules.ts'
import { badgeView } from '../views.ts'
import { factDay } from './filing.ts'
import type { PersonnelHandlers } from './handlers.ts'

type One = { readonly center: string; readonly serial: string; readonly on?: string | undefined; readonly commandId: string }

/** A row changes with every event; what somebody wears is held until it is back. */
export function badgesHandlers(service: ServiceContext): PersonnelHandlers['badges'] {
  function act(input: One, call: CallContext, decide: (row: BadgeRow, on: string, tx: Transaction) => Promise<Decision<BadgeEvent, 'NOT_POSSIBLE_NOW'>> | Decision<BadgeEvent, 'NOT_POSSIBLE_NOW'>) {
    return service.command(call, input, async (tx): Promise<Result<BadgeRow, 'IN_FUTURE' | 'BADGE_UNKNOWN' | 'NOT_POSSIBLE_NOW' | 'FORBIDDEN' | 'CONFLICT'>> => {
      const day = factDay(call, input.on)
      if (!day.ok) return day
      const row = await findBadge(tx, input)
      if (!row) return outside(call, { center: input.center }) ?? problem('BADGE_UNKNOWN')
      const beyond = outside(call, { center: row.center, person: row.person, ...(row.department && { department: row.department }) })
      if (beyond) return beyond
      const decision = await decide(row, day.value, tx)
      return decision.ok ? commit(tx, { row, events: decision.events }, { call, input }) : refused(decision.refusal)
    })
  }

  return {
    list: async ({ center, state, person, search: _search, ...page }, call) => outside(call, { center, person }) ?? service.read(call, async (tx) => {
      const where = and(center === undefined ? undefined : eq(badge.center, center), state && eq(badge.state, state), person === undefined ? undefined : eq(badge.person, person))
      const { rows, total } = await listPage(tx, tx.select().from(badge).where(where).$dynamic(), {
        page, sortable: { serial: badge.serial, person: badge.person, state: badge.state }, defaultSort: 'serial', tiebreaker: badge.serial,
      })
      return { ok: true, value: { rows: rows.map(badgeView), total } }
    }),

    make: async (input, call) => outside(call, { center: input.center }) ?? service.command(call, input, async (tx) => {
      const day = factDay(call, input.on)
      if (!day.ok) return day
      const { center, serial, person, replaces } = input
      if (await findBadge(tx, input)) return problem('BADGE_KNOWN', { details: { number: serial } })
      const stay = await findStay(tx, person, today(call))
      const entries = await findFiles(tx, { kind: 'entry', center, person })
      const entering = entries.find(({ status }) => ['agreed', 'registered', 'on_probation', 'admitted'].includes(status))
      if (stay?.center !== center && !entering) return problem('PERSON_NOT_HERE', { details: { person } })
      const rules = await findRules(tx, center, today(call))
      const registration = rules?.policy.registration
      if (entering && registration?.value.before === 'badge' && (entering.state as { registration: unknown }).registration === null) return problem('REGISTRATION_INCOMPLETE', { clause: registration.clause })
      const name = stay?.name ?? entering!.name
      const department = stay?.department ?? entering?.department ?? null
      const row: BadgeRow = { center, serial, department, person, name, state: 'made', issuedOn: null, lostAt: null, lossReportedOn: null, lossInTime: null, replacedBy: null, version: 0 }
      const made: BadgeEvent = { type: 'BadgeMade', center, serial, person, name, department, on: day.value, replaces }
      const committed = await commit(tx, { row, events: [made] }, { call, input })
      if (!committed.ok) return committed
      const before = replaces === null ? undefined : await findBadge(tx, { center, serial: replaces })
      if (before) await saveBadge(tx, { ...before, replacedBy: serial })
      return shown(committed)
    }),

    issue: async (input, call) => shown(await act(input, call, (row, on) => issue(on, row))),
    reportLoss: async (input, call) => {
      const reported = await act(input, call, async (row, on, tx) => {
        const rules = await findRules(tx, row.center, today(call))
        return rules ? reportLoss({ on, lostAt: input.lostAt }, row, rules) : { ok: false, refusal: { code: 'NOT_POSSIBLE_NOW' } }
      })
      return reported.ok ? { ok: true, value: { serial: reported.value.serial, state: reported.value.state, inTime: reported.value.lossInTime! } } : reported
    },
    takeBack: async (input, call) => shown(await act(input, call, (row, on) => takeBack(on, row))),
    cancel: async (input, call) => shown(await act(input, call, (row, on) => cancel(on, row))),

    worn: async (input, call) => outside(call, { center: input.center }) ?? service.read(call, async (tx) => {
      const row = await findBadge(tx, input)
      return { ok: true, value: { person: row?.person ?? null, state: row?.state ?? null, valid: row?.state === 'issued' } }
    }),
  }
}

function shown<Code extends string>(result: Result<BadgeRow, Code>): Result<{ serial: string; state: BadgeRow['state'] }, Code> {
  return result.ok ? { ok: true, value: { serial: result.value.serial, state: result.value.state } } : result
}

/** Issued: held until it is back or reported lost. */
async function commit(tx: Transaction, { row, events }: { row: BadgeRow; events: readonly BadgeEvent[] }, { call, input }: { call: CallContext; input: One }): Promise<Result<BadgeRow, 'CONFLICT'>> {
  const { center, serial, person, department } = row
  const appended = await append(tx, {
    stream: `badge/${center}/${serial}`, expectedVersion: row.version, events, meta: { ...metaOf(call, input), center, ...(department && { department }), person },
  })
  if (!appended.ok) return appended
  const after = events.reduce(evolve, { ...row, version: row.version + events.length })
  await saveBadge(tx, after)
  const held = after.state === 'issued'
  if (held || row.state === 'issued') {
    await keepHolding(tx, { person, kind: 'badge', reference: serial, open: held, center, label: null }, { source: 'personnel', at: call.now })
  }
  return { ok: true, value: after }
}

function evolve(row: BadgeRow, event: BadgeEvent): BadgeRow {
  switch (event.type) {
    case 'BadgeMade': return row
    case 'BadgeIssued': return { ...row, state: 'issued', issuedOn: dayOf(event.on) }
    case 'BadgeLost': return { ...row, state: 'lost', lostAt: Temporal.PlainDateTime.from(event.lostAt), lossReportedOn: dayOf(event.on), lossInTime: event.inTime }
    case 'BadgeTakenBack': return { ...row, state: 'returned' }
    case 'BadgeCancelled': return { ...row, state: 'cancelled' }
  }
}
