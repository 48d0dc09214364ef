import { problem } from '@hall/contract'
import type { LeavingFile, LeavingRequest } from '@hall/contract-personnel'
import type { Transaction } from '@hall/database'
import { outside, refused, type ServiceContext, today } from '@hall/service-kit'
import { findFile, findFiles } from '../db/file-store.ts'
import { holdingsOf } from '../db/holding-store.ts'
import { findStay, sinceOf, type Stay, staysAt } from '../db/place-store.ts'
import { findRules } from '../db/rules-store.ts'

import { clausesOf } from '../domain/demand.ts'
import * as leaving from '../domain/leaving/decide-leaving.ts'
import { foldLeaving } from '../domain/leaving/evolve-leaving.ts'
import { leavingDemands } from '../domain/leaving/leaving-demands.ts'
import type { LeavingEvent } from '../domain/leaving/leaving-event.ts'
import { findOpen, type ReleaseFacts } from '../domain/leaving/open-lines.ts'
import { dayOf, type Rules } from '../domain/rules.ts'
import { issueTransfer } from '../documents/issue-form.ts'
import { fileView } from '../views.ts'
import { findSuccessorFrom } from './entries.ts'
import { act, factDay, type Filing, keep, listOf, placeOf, stepsOf } from './filing.ts'
import type { PersonnelHandlers } from './handlers.ts'

export const leavingFiling: Filing<LeavingFile, LeavingEvent> = {
  kind: 'leaving',
  fold: foldLeaving,
  summary: (of) => ({
    center: of.center, department: of.department, window: of.window, person: of.person, name: of.name, status: of.status,
    open: ['requested', 'agreed', 'refused'].includes(of.status), subject: of.kind, due: null, effective: of.effective,
  }),
}

export function leavingsHandlers(service: ServiceContext): PersonnelHandlers['leavings'] {
  return {
    list: listOf(service, 'leaving', fileView),

    get: ({ id }, call) => service.read(call, async (tx) => {
      const row = await findFile(tx, id, 'leaving')
      if (!row) return problem('NOT_FOUND')
      const of = row.state as unknown as LeavingFile
      const rules = await findRules(tx, row.center, today(call))
      const demands = rules ? leavingDemands(of, rules, await factsOf(tx, of, { since: dayOf(of.since), id })) : []
      const facts = rules && await releaseFacts(tx, of, rules)
      const last = dayOf(of.effective).subtract({ days: 1 }).toString()
      const open = facts && of.status !== 'released' ? findOpen(of, facts, last).map(({ kind, reference, clause, label }) => ({ kind, reference, clause, label })) : []
      return { ok: true, value: { file: of, demands, holdings: facts ? [...facts.holdings] : [], open, steps: await stepsOf(tx, 'leaving', id) } }
    }),

    check: async ({ on: _on, ...wanted }, call) => outside(call, { center: wanted.center, person: wanted.person }) ?? service.read(call, async (tx) => {
      const rules = await findRules(tx, wanted.center, today(call))
      if (!rules) return problem('NO_POLICY')
      const stay = await stayOf(tx, wanted)
      if (!stay) return problem('PERSON_NOT_HERE')
      return { ok: true, value: { demands: leavingDemands(wanted, rules, await factsOf(tx, { ...wanted, window: stay.window }, { since: await sinceOf(tx, stay) })) } }
    }),

    request: (input, call) => service.command(call, input, async (tx) => {
      const { on, commandId, ...wanted } = input
      const day = factDay(call, on)
      if (!day.ok) return day
      const rules = await findRules(tx, wanted.center, today(call))
      if (!rules) return problem('NO_POLICY')
      const stay = await stayOf(tx, wanted)
      if (!stay) return outside(call, { center: wanted.center, person: wanted.person }) ?? problem('PERSON_NOT_HERE')
      const beyond = outside(call, placeOf(stay))
      if (beyond) return beyond
      if ((await findFiles(tx, { kind: 'leaving', person: wanted.person, open: true })).length > 0) return problem('LEAVING_OPEN')
      const since = await sinceOf(tx, stay)
      const demands = leavingDemands(wanted, rules, await factsOf(tx, { ...wanted, window: stay.window }, { since }))
      const id = service.newId()
      const { name, department, window } = stay
      const decision = leaving.request(wanted, { id, on: day.value, name, department, window, since: since.toString() }, demands)
      if (!decision.ok) return refused(decision.refusal)
      return keep(tx, { filing: leavingFiling, id, recorded: [], events: decision.events }, { call, input: { commandId }, rules, openedOn: dayOf(day.value), clauses: clausesOf(demands) })
    }),

    /** Agreed to: the transfer form goes out with what is to be settled. */
    opine: (input, call) => act(service, { call, input, filing: leavingFiling }, async (of, { on, rules }, tx) => {
      const decision = leaving.opine({ ...input, on }, of, leavingDemands(of, rules, await factsOf(tx, of, { since: dayOf(of.since), id: of.id })))
      if (!decision.ok || !input.agreed) return decision
      const { holdings } = await releaseFacts(tx, of, rules)
      const issued = await issueTransfer({ tx, call, newId: service.newId, rules }, of, { reply: input.reply, opinion: input.reason, holdings })
      return issued ? { ok: true, events: decision.events.map((event) => (event.type === 'LeavingOpined' ? { ...event, document: { id: issued.id, number: issued.number, sha256: issued.sha256 } } : event)) } : decision
    }),


    shadow: (input, call) => act(service, { call, input, filing: leavingFiling }, async (of, { on, rules }, tx) => {
      const successorFrom = await findSuccessorFrom(tx, of)
      const persons = [of.person, ...(of.successor ? [of.successor] : [])]
      const away = await tx.sql<{ person: string }>(
        `select distinct person from away where person = any ($1) and not withdrawn and starts_at < $2::date + 1 and ends_at > $2::date`, [persons, on])
      return leaving.shadow(on, of, { rules, away: away.map(({ person }) => person), successorFrom })
    }),
    addLine: async (input, call) => {
      const line = service.newId()
      const added = await act(service, { call, input, filing: leavingFiling }, (of, { on }) => leaving.addLine({ line, kind: input.kind, what: input.what, on }, of))
      return added.ok ? { ok: true, value: { ...added.value, line } } : added
    },
    sign: (input, call) => act(service, { call, input, filing: leavingFiling }, (of, { on }) => leaving.sign({ line: input.line, as: input.as, on }, of)),
    closeAccounts: (input, call) => act(service, { call, input, filing: leavingFiling }, (of, { on, rules }) => leaving.closeAccounts(on, of, rules)),
    release: (input, call) => act(service, { call, input, filing: leavingFiling, then: freePost }, async (of, { on, rules }, tx) =>
      leaving.release({ on, approver: call.actor.name }, of, await releaseFacts(tx, of, rules))),
    forceRelease: (input, call) => act(service, { call, input, filing: leavingFiling, then: freePost }, async (of, { on, rules }, tx) =>
      leaving.forceRelease({ on, approver: input.approver, reason: input.reason }, of, await releaseFacts(tx, of, rules))),
    withdraw: (input, call) => act(service, { call, input, filing: leavingFiling }, (of, { on }) => leaving.withdraw({ on, reason: input.reason }, of)),
  }
}

/** Where the person is on the last day. */
async function stayOf(tx: Transaction, { person, center, effective }: LeavingRequest): Promise<Stay | undefined> {
  const stay = await findStay(tx, person, dayOf(effective).subtract({ days: 1 }))
  return stay?.center === center ? stay : undefined
}

/** The numbers that shares and terms are measured by. */
async function factsOf(tx: Transaction, { window, effective, center }: Pick<LeavingFile, 'window' | 'effective' | 'center'>, { since, id }: { since: Temporal.PlainDate; id?: string }) {
  const first = dayOf(effective).with({ day: 1 })
  const staff = await staysAt(tx, window === null ? { center } : { window }, first)
  const changes = await findFiles(tx, { kind: 'leaving', center, ...(window && { window }) })
  const counted = changes.filter((row) => row.id !== id && ['requested', 'agreed', 'released'].includes(row.status) && ['rotation', 'transfer'].includes(row.subject)
    && row.effective!.toPlainYearMonth().equals(first.toPlainYearMonth()))
  return { since: since.toString(), staffAtMonthStart: staff.length, changesInMonth: counted.length }
}

async function releaseFacts(tx: Transaction, of: LeavingFile, rules: Rules): Promise<ReleaseFacts> {
  const [holdings, successorFrom] = await Promise.all([holdingsOf(tx, of.person), findSuccessorFrom(tx, of)])
  return { rules, holdings: holdings.filter(({ center }) => center === of.center), successorFrom }
}

/** The order ends with the release: from the day after, the person may be ordered elsewhere. */
async function freePost(tx: Transaction, of: LeavingFile): Promise<void> {
  const after = dayOf(of.release!.on).add({ days: 1 })
  await tx.sql(
    `update held_post set span = daterange(lower(span), greatest($3::date, lower(span))) where person = $1 and center = $2 and span @> ($3::date - 1)`,
    [of.person, of.center, after], 'held_post.end')
}
