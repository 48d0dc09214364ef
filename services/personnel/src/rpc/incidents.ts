import type { IncidentFile } from '@hall/contract-personnel'
import type { Transaction } from '@hall/database'
import { refused, type ServiceContext } from '@hall/service-kit'
import * as incident from '../domain/incident/incident.ts'
import { dayOf } from '../domain/rules.ts'
import { act, type Filing, keep, listOf } from './filing.ts'
import type { PersonnelHandlers } from './handlers.ts'
import { command } from './pairs.ts'

const filing: Filing<IncidentFile, incident.IncidentEvent> = {
  kind: 'incident',
  fold: incident.foldIncident,
  summary: (of) => ({ center: of.center, department: of.department, window: of.window, person: of.person, name: of.person, status: of.status, open: of.status === 'opened', subject: 'incident', due: null, effective: of.since }),
}

export function incidentsHandlers(service: ServiceContext): PersonnelHandlers['incidents'] {
  return {
    list: listOf<IncidentFile>(service, 'incident'),
    open: (input, call) => command(service, { call, input }, async (tx, { on, rules }) => {
      const { commandId: _commandId, on: _on, ...given } = input
      const id = service.newId()
      const decision = incident.open({ id, ...given, on }, await isConsented(tx, given), rules)
      return decision.ok ? keep(tx, { filing, id, recorded: [], events: decision.events }, { call, input, rules, openedOn: dayOf(on) }) : refused(decision.refusal)
    }),
    conclude: (input, call) => act(service, { call, input, filing }, (of, { on }) => incident.conclude({ harm: input.harm, evidence: input.evidence, on }, of)),
  }
}

/** An entry or a leaving of one of the two that the center agreed to, by that day. */
async function isConsented(tx: Transaction, { center, person, replaced, since }: { center: string; person: string; replaced: string | null; since: string }): Promise<boolean> {
  const rows = await tx.sql(
    `select 1 from file where center = $1 and effective <= $4::date
       and ((kind = 'entry' and person = $2 and status = 'admitted') or (kind = 'leaving' and person = $3 and status in ('agreed', 'released'))) limit 1`, [center, person, replaced, since])
  return rows.length > 0
}
