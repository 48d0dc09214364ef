import { problem, type InputOf } from '@hall/contract'
import type { AttendanceContract } from '@hall/contract-attendance'
import type { Transaction } from '@hall/database'
import type { CallContext } from '@hall/rpc'
import type { ServiceContext } from '@hall/service-kit'
import type { AttendanceEvent } from '../domain/attendance-event.ts'
import { lackingOf } from '../domain/rounds/stand-ins.ts'
import { loadRules } from '../judging/load-rules.ts'
import { findingOf } from '../leave/raise-finding.ts'
import { writingOf } from './writing.ts'

interface When { readonly center: string; readonly on: Temporal.PlainDate }
interface StandIn { cover: string; window: string; department: string | null; person: string | null; name: string; holder: string; holderName: string; from: Temporal.PlainDateTime; to: Temporal.PlainDateTime }

const STANDING_IN = `
  select id::text as cover, "window", department, person, name, holder, holder_name as "holderName", starts_at as "from", ends_at as "to"
  from cover where center = $1 and state in ('asked', 'accepted') and starts_at < $2::date + 1 and ends_at > $2::date order by "window", starts_at, id`

/** Who stands in at a center on a day, with what a round looks for; nobody where the regulation looks for nothing. */
export async function standInsOn(tx: Transaction, { center, on }: When) {
  const checks = (await loadRules(tx, [center]))(center, on)?.policy.cover?.standInChecks
  if (!checks) return []
  const rows = await tx.sql<StandIn>(STANDING_IN, [center, on], 'round.stand-ins')
  return rows.map(({ from, to, department: _department, ...row }) => ({ ...row, from: from.toString(), to: to.toString(), checks: [...checks.value], clause: checks.clause }))
}

type Seen = InputOf<AttendanceContract['procedures']['rounds']['record']>

/** What those who stand in lack, as findings of the window they stand in at. */
export async function findingsOfStandIns(service: Pick<ServiceContext, 'newId'>, tx: Transaction, { input, call, on }: { input: Seen; call: CallContext; on: Temporal.PlainDate }) {
  const { center, id, standIns } = input
  if (standIns.length === 0) return { ok: true as const, value: [] }
  const policy = (await loadRules(tx, [center]))(center, on)?.policy.cover ?? {}
  const rows = await tx.sql<StandIn>(STANDING_IN, [center, on], 'round.stand-ins')
  const raised: AttendanceEvent[] = []
  for (const { cover, met } of standIns) {
    const row = rows.find((one) => one.cover === cover)
    if (!row) return problem('COVER_UNKNOWN')
    for (const { kind, clause } of lackingOf(policy, met)) {
      raised.push(...await findingOf(tx, { kind, clause, minutes: null, about: `${id}/${cover}`, place: { ...row, center }, state: 'open' }, writingOf(service, call, input)))
    }
  }
  return { ok: true as const, value: raised }
}
