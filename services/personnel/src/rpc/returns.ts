import { problem } from '@hall/contract'
import type { LeavingFile, ReturnFile } from '@hall/contract-personnel'
import { outside, refused, type ServiceContext, today } from '@hall/service-kit'
import { findFile, findFiles } from '../db/file-store.ts'
import { asTheyStand, factsOf } from '../db/fact-store.ts'
import { findStay, sinceOf, staysAt } from '../db/place-store.ts'
import { findRules } from '../db/rules-store.ts'
import type { conductFact } from '../db/schema.ts'
import type { LeavingEvent } from '../domain/leaving/leaving-event.ts'
import * as returning from '../domain/return/return.ts'
import { dayOf } from '../domain/rules.ts'
import { leadersToReplace } from '../reading/appraisals.ts'
import { issueReturnLetter } from '../documents/issue-form.ts'
import { fileView } from '../views.ts'
import { nextNumber } from './entries.ts'
import { act, type Filing, keep, listOf, stepsOf, type World } from './filing.ts'
import type { PersonnelHandlers } from './handlers.ts'
import { leavingFiling } from './leavings.ts'
import { command } from './pairs.ts'

const returnFiling: Filing<ReturnFile, returning.ReturnEvent> = {
  kind: 'return',
  fold: returning.foldReturn,
  summary: (of) => ({
    center: of.center, department: of.department, window: of.window, person: of.person, name: of.name, status: of.status, open: ['raised', 'consulted', 'ordered'].includes(of.status), subject: of.ground, due: null, effective: of.letter?.last ?? null,
  }),
}

export function returnsHandlers(service: ServiceContext): PersonnelHandlers['returns'] {
  return {
    list: listOf(service, 'return', fileView),
    get: ({ id }, call) => service.read(call, async (tx) => {
      const row = await findFile(tx, id, 'return')
      if (!row) return problem('NOT_FOUND')
      const of = row.state as unknown as ReturnFile
      return { ok: true, value: { file: { ...of, facts: await asTheyStand(tx, of.facts) }, steps: await stepsOf(tx, 'return', id) } }
    }),

    raise: (input, call) => command(service, { call, input }, async (tx, { on, rules }) => {
      const { center, person, ground, description, facts } = input
      const stay = await findStay(tx, person, dayOf(on))
      if (stay?.center !== center) return problem('PERSON_NOT_HERE', { details: { person } })
      const id = service.newId()
      const decision = returning.raise({ id, center, department: stay.department, window: stay.window, person, name: stay.name, ground, description, raisedOn: on, facts }, rules)
      return decision.ok ? keep(tx, { filing: returnFiling, id, recorded: [], events: decision.events }, { call, input, rules, openedOn: dayOf(on) }) : refused(decision.refusal)
    }),
    consult: (input, call) => act(service, { call, input, filing: returnFiling }, (of, { on }) => returning.consult({ on, people: input.people, center: input.center, department: input.department }, of)),

    /** The leaving it opens is agreed from the start: what is held must still be settled. */
    order: async (input, call) => {
      const leaving = service.newId()
      let letter = ''
      let world: World | undefined
      const ordered = await act(service, {
        call, input, filing: returnFiling,
        then: async (tx, of, events) => {
          const returned = events.find((event) => event.type === 'StaffReturned')!
          letter = returned.letter
          if ((await findFiles(tx, { kind: 'leaving', person: of.person, open: true })).length > 0) return problem('LEAVING_OPEN')
          const stay = await findStay(tx, of.person, dayOf(returned.last))
          if (!stay) return
          const reply = { number: letter, form: 'official_letter' as const, on: returned.on, approvedBy: call.actor.name }
          const opened: LeavingEvent[] = [
            {
              type: 'LeavingRequested', id: leaving, on: returned.on, name: of.name, department: of.department, window: of.window, since: (await sinceOf(tx, stay)).toString(),
              center: of.center, person: of.person, kind: 'return', effective: dayOf(returned.last).add({ days: 1 }).toString(), letter: null, formOn: null, successor: null, abolished: false, reason: of.ground,
            },
            { type: 'LeavingOpined', opinion: { agreed: true, on: returned.on, by: call.actor.name, reason: of.ground }, reply, exception: null },
          ]
          const { rules } = world!
          const kept = await keep<LeavingFile, LeavingEvent>(tx, { filing: leavingFiling, id: leaving, recorded: [], events: opened }, { call, input: { commandId: input.commandId }, rules, openedOn: dayOf(returned.on) })
          return kept.ok ? undefined : problem('LEAVING_OPEN')
        },
      }, async (of, at, tx) => {
        world = at
        const decision = returning.order({ on: at.on, last: input.last, letter: await nextNumber(tx, of.center, at.on.slice(0, 4)) }, { ...of, facts: await asTheyStand(tx, of.facts) }, at.rules)
        const issued = decision.ok ? await issueReturnLetter({ tx, call, newId: service.newId, rules: at.rules }, of, input.last) : undefined
        return decision.ok && issued ? { ok: true, events: decision.events.map((event) => (event.type === 'StaffReturned' ? { ...event, letter: issued.number } : event)) } : decision
      })
      return ordered.ok ? { ok: true, value: { ...ordered.value, letter, leaving } } : ordered
    },
    replaced: (input, call) => act(service, { call, input, filing: returnFiling }, (of, { on }) => returning.replaced({ entry: input.entry, on }, of)),
    account: (input, call) => act(service, { call, input, filing: returnFiling }, (of, { on }) => returning.account({ outcome: input.outcome, on }, of)),
    dismiss: (input, call) => act(service, { call, input, filing: returnFiling }, (of, { on }) => returning.dismiss({ reason: input.reason, on }, of)),

    proposals: async ({ center }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const on = today(call)
      const [rules, facts, stays, raised] = await Promise.all([findRules(tx, center, on), factsOf(tx, { center }), staysAt(tx, { center }, on), findFiles(tx, { kind: 'return', center }, 2000)])
      if (!rules) return { ok: true, value: { rows: [] } }
      const known = new Set(raised.flatMap(({ state }) => (state as unknown as ReturnFile).facts.map(({ reference }) => reference)))
      // What was raised before is not proposed again; the last place of a year counts once more with that of the next.
      const rows = [...Map.groupBy(facts.filter(({ id, kind }) => !known.has(id) || kind === 'last_place'), ({ person }) => person)].flatMap(([person, own]) => {
        const stay = stays.find((one) => one.person === person)
        if (!stay) return []
        const { name, department, window } = stay
        return returning.groundsMet(own.map(factView), rules).filter((met) => met.facts.some(({ reference }) => !known.has(reference))).map((met) => ({ person, name, department, window, ...met }))
      })
      return { ok: true, value: { rows } }
    }),
    leaders: async ({ center, department }, call) => outside(call, { center, department }) ?? service.read(call, async (tx) => ({ ok: true, value: { rows: await leadersToReplace(tx, { center, department }, today(call)) } })),
    facts: async ({ center, person }, call) => outside(call, { center, person }) ?? service.read(call, async (tx) => {
      const rows = await factsOf(tx, { center, person })
      return { ok: true, value: { rows: rows.slice(0, 500).map((row) => ({ ...factView(row), person: row.person, source: row.source })) } }
    }),
  }
}

function factView({ id, on, founded, note, kind }: typeof conductFact.$inferSelect): ReturnFile['facts'][number] {
  return { kind: kind as ReturnFile['facts'][number]['kind'], reference: id, on: on.toString(), founded, note: note || null, issuer: null }
}
