import { EVERYTHING } from '@hall/access'
import { type Problem, problem } from '@hall/contract'
import { record } from '@hall/ledger'
import type { CallContext } from '@hall/rpc'
import { outside, type ServiceContext } from '@hall/service-kit'
import { and, eq } from 'drizzle-orm'
import { attempt, casePackage } from '../db/schema.ts'
import { loadRules } from '../rules.ts'
import type { ArchivesHandlers } from './handlers.ts'

interface Tried { readonly center: string; readonly case: string }

/** A file there is, for others: where the regulation has it so the attempt is kept and refused as such; elsewhere there is no such file. */
export async function refuseForeign(service: ServiceContext, call: CallContext, { center, case: id }: Tried): Promise<{ ok: false; problem: Problem<'CASE_UNKNOWN' | 'FILE_NOT_YOURS'> }> {
  return service.db.transaction(EVERYTHING, async (tx) => {
    const [row] = await tx.select({ case: casePackage.case }).from(casePackage).where(and(eq(casePackage.case, id), eq(casePackage.center, center)))
    const rules = await loadRules(tx, center, call.now)
    const rule = rules.policy?.foreignFiles
    if (!row || !rule) return problem('CASE_UNKNOWN')
    const key = service.newId()
    await tx.insert(attempt).values({ id: key, center, person: call.actor.id, case: id, at: call.now })
    const event = { type: 'FileRefused', case: id, person: call.actor.id } as const
    await record(tx, { stream: `attempt/${key}`, events: [event], place: { center } }, { meta: { commandId: key, actor: call.actor.id, now: call.now }, area: 'archives', rules, clauses: [rule.clause] })
    return problem('FILE_NOT_YOURS', { clause: rule.clause })
  })
}

/** How often somebody tried, by month. */
export function attemptsHandlers(service: ServiceContext): Pick<ArchivesHandlers['packages'], 'attempts'> {
  return {
    attempts: async ({ center, month }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const { policy } = await loadRules(tx, center, call.now)
      const rows = await tx.sql<{ person: string; count: number; at: Temporal.Instant }>(
        `select person, count(*)::int as count, max(tried_at) as at from foreign_attempt
         where center = $1 and tried_at >= ($2 || '-01')::date::timestamp at time zone 'Asia/Shanghai' and tried_at < (($2 || '-01')::date + interval '1 month') at time zone 'Asia/Shanghai'
         group by person order by count desc, person`, [center, month])
      return { ok: true, value: { clause: policy?.foreignFiles?.clause ?? null, rows: rows.map(({ person, count, at }) => ({ person, count, lastAt: at.toString() })) } }
    }),
  }
}
