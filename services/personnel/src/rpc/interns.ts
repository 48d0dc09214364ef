import { problem } from '@hall/contract'
import type { InternFile } from '@hall/contract-personnel'
import { outside, refused, type ServiceContext } from '@hall/service-kit'
import { findStay, findWindow } from '../db/place-store.ts'
import * as intern from '../domain/intern/intern.ts'
import { dayOf } from '../domain/rules.ts'
import { act, type Filing, keep, listOf } from './filing.ts'
import type { PersonnelHandlers } from './handlers.ts'
import { command } from './pairs.ts'

const filing: Filing<InternFile, intern.InternEvent> = {
  kind: 'intern',
  fold: intern.foldIntern,
  summary: (of) => ({
    center: of.center, department: of.department, window: of.window, person: of.person, name: of.name, status: of.status, open: ['reported', 'agreed'].includes(of.status), subject: 'intern', due: of.status === 'reported' ? of.from : null, effective: of.enteredOn ?? of.from,
  }),
}

export function internsHandlers(service: ServiceContext): PersonnelHandlers['interns'] {
  return {
    list: listOf<InternFile>(service, 'intern'),
    report: async (input, call) => outside(call, { center: input.center, window: input.window }) ?? command(service, { call, input }, async (tx, { on, rules }) => {
      const { center, window, person, name, mentor, from, until } = input
      const place = await findWindow(tx, window)
      if (place?.center !== center) return problem('WINDOW_UNKNOWN')
      const guide = await findStay(tx, mentor, dayOf(on))
      if (guide?.window !== window) return problem('PERSON_NOT_HERE', { details: { person: mentor } })
      const id = service.newId()
      const decision = intern.report({ id, center, department: place.department, window, person, name, mentor, from, until, reportedOn: on })
      return decision.ok ? keep(tx, { filing, id, recorded: [], events: decision.events }, { call, input, rules, openedOn: dayOf(on) }) : refused(decision.refusal)
    }),
    decide: (input, call) => act(service, { call, input, filing }, (of, { on }) => intern.decide({ agreed: input.agreed, on }, of)),
    enter: (input, call) => act(service, { call, input, filing }, (of, { on, rules }) => intern.enter(on, of, rules)),
    exempt: (input, call) => act(service, { call, input, filing }, (of) => intern.exempt({ from: input.from, until: input.until, reason: input.reason, by: call.actor.name }, of)),
    end: (input, call) => act(service, { call, input, filing }, (of, { on }) => intern.end(on, of)),
  }
}
