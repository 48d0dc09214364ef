import { problem } from '@hall/contract'
import type { MandateFile } from '@hall/contract-personnel'
import { outside, refused, type ServiceContext } from '@hall/service-kit'
import type { Transaction } from '@hall/database'
import { findCase } from '../db/case-store.ts'
import { findStay, staysAt } from '../db/place-store.ts'
import { findRules } from '../db/rules-store.ts'
import * as mandate from '../domain/mandate/mandate.ts'
import { dayOf } from '../domain/rules.ts'
import { mandatesOf } from '../reading/covers.ts'
import { act, type Filing, keep, listOf } from './filing.ts'
import type { PersonnelHandlers } from './handlers.ts'
import { command } from './pairs.ts'

const mandateFiling: Filing<MandateFile, mandate.MandateEvent> = {
  kind: 'mandate',
  fold: mandate.foldMandate,
  summary: (of) => ({ center: of.center, department: of.department, window: of.window, person: of.person, name: of.name, status: of.status, open: false, subject: 'mandate', due: of.until, effective: of.from }),
}

export function mandatesHandlers(service: ServiceContext): PersonnelHandlers['mandates'] {
  return {
    list: listOf<MandateFile>(service, 'mandate'),

    grant: (input, call) => command(service, { call, input }, async (tx, { on, rules }) => {
      const { center, person, items, powers, letter, from, until } = input
      const stay = await findStay(tx, person, dayOf(from))
      if (stay?.center !== center || stay.window === null || stay.department === null) return problem('PERSON_NOT_HERE', { details: { person } })
      const people = await staysAt(tx, { window: stay.window }, dayOf(from))
      const id = service.newId()
      const decision = mandate.grant({ id, center, department: stay.department, window: stay.window, person, name: stay.name, items, powers, letter, from, until }, { lead: stay.lead, windowStaff: people.length, on }, rules)
      return decision.ok ? keep(tx, { filing: mandateFiling, id, recorded: [], events: decision.events }, { call, input, rules, openedOn: dayOf(on) }) : refused(decision.refusal)
    }),

    withdraw: (input, call) => act(service, { call, input, filing: mandateFiling }, (of, { on }) => mandate.withdraw(on, of)),

    check: async ({ center, case: number, ...asked }, call) => outside(call, { center }) ?? service.read(call, async (tx) => ({ ok: true, value: await checkMandate(tx, { center, number, ...asked }) })),

    of: async ({ center, window, on }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const people = await staysAt(tx, { window }, dayOf(on))
      const rules = await findRules(tx, center, dayOf(on))
      const head = people.find(({ lead }) => lead) ?? (people.length === 1 ? people[0] : undefined)
      const mandated = (await mandatesOf(tx, { center, window })).some((file) => file.person === head?.person && mandate.isInForce(file, on))
      return { ok: true, value: { person: head?.person ?? null, mandated, clause: rules?.policy.representative?.clause ?? null } }
    }),
  }
}

/** What the letters on file say of a power, for a case where one is named. */
export async function checkMandate(tx: Transaction, { center, number, ...asked }: mandate.Asked & { readonly center: string; readonly number: string | null }): Promise<mandate.Checked> {
  const rules = await findRules(tx, center, dayOf(asked.on))
  const stay = await findStay(tx, asked.person, dayOf(asked.on))
  const [own, others, about] = await Promise.all([
    mandatesOf(tx, { center, person: asked.person }), stay?.window ? mandatesOf(tx, { center, window: stay.window }) : [], number === null ? undefined : findCase(tx, { center, number }),
  ])
  if (!rules) return { ...mandate.NONE, because: 'no_letter', clause: null }
  if (number !== null && !about) return { ...mandate.NONE, because: 'case_unknown', clause: null }
  return mandate.check(asked, { mandates: own.filter(({ window }) => !stay || window === stay.window), others, about }, rules)
}
