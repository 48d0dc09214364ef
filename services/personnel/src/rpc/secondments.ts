import { localTime } from '@hall/calendar'
import { problem } from '@hall/contract'
import type { SecondmentFile } from '@hall/contract-personnel'
import type { Transaction } from '@hall/database'
import { outside, refused, type ServiceContext } from '@hall/service-kit'
import { findStay } from '../db/place-store.ts'
import { findRules } from '../db/rules-store.ts'
import { away } from '../db/schema.ts'
import { dayOf } from '../domain/rules.ts'
import * as secondment from '../domain/secondment/secondment.ts'
import { act, type Filing, keep, listOf } from './filing.ts'
import type { PersonnelHandlers } from './handlers.ts'
import { command } from './pairs.ts'

const filing: Filing<SecondmentFile, secondment.SecondmentEvent> = {
  kind: 'secondment',
  fold: secondment.foldSecondment,
  summary: (of) => ({ center: of.center, department: of.department, window: of.window, person: of.person, name: of.name, status: of.status, open: of.status === 'requested', subject: 'secondment', due: of.status === 'requested' ? of.from : null, effective: of.from }),
}

export function secondmentsHandlers(service: ServiceContext): PersonnelHandlers['secondments'] {
  return {
    list: listOf<SecondmentFile>(service, 'secondment'),
    request: (input, call) => command(service, { call, input }, async (tx, { on, rules }) => {
      const { center, person, from, until, purpose } = input
      const stay = await findStay(tx, person, dayOf(from))
      if (stay?.center !== center || stay.window === null) return problem('PERSON_NOT_HERE', { details: { person } })
      const id = service.newId()
      const decision = secondment.requestSecondment({ id, center, department: stay.department, window: stay.window, person, name: stay.name, from, until, purpose, on })
      return decision.ok ? keep(tx, { filing, id, recorded: [], events: decision.events }, { call, input, rules, openedOn: dayOf(on) }) : refused(decision.refusal)
    }),
    /** Agreed days are away from the post: backups and shadowing go by them. */
    decide: (input, call) => act(service, {
      call, input, filing,
      then: async (tx, of) => {
        if (of.status !== 'agreed') return
        const [from, to] = [dayOf(of.from).toPlainDateTime(), dayOf(of.until).add({ days: 1 }).toPlainDateTime()]
        await tx.insert(away).values({ id: of.id, center: of.center, department: of.department, window: of.window, person: of.person, kind: 'secondment', from, to, withdrawn: false })
      },
    }, (of) => secondment.decideSecondment({ agreed: input.agreed, reason: input.reason, at: input.at ?? localTime(call.now).round('second').toString() }, of)),
    covers: async ({ center, person, on }, call) => outside(call, { center, person }) ?? service.read(call, async (tx) => ({ ok: true, value: await coveredOn(tx, { center, person, on }) })),
  }
}

export async function coveredOn(tx: Transaction, { center, person, on }: { center: string; person: string; on: string }): Promise<secondment.Covered> {
  const rules = await findRules(tx, center, dayOf(on))
  const rows = await tx.sql<{ state: SecondmentFile }>(`select state from file where kind = 'secondment' and center = $1 and person = $2`, [center, person])
  return secondment.coversDay(on, rows.map(({ state }) => state), { policy: rules?.policy ?? {} })
}
