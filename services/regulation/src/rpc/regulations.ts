import { problem } from '@hall/contract'
import type { Transaction } from '@hall/database'
import { inForce, policyValues } from '@hall/regulation'
import { dayOf, type ServiceContext } from '@hall/service-kit'
import { type ClauseRow, findClause, listClauses, listRegulations } from '../db/clause-store.ts'
import { listPolicies, publishedAmong } from '../db/policy-store.ts'
import type { ClauseReport } from '../files/clause-report.ts'
import { clauseView, regulationView, valueView } from '../views.ts'
import type { RegulationHandlers } from './handlers.ts'

/** The regulations as a person reads them. */
export function regulationsHandlers(service: ServiceContext, report: ClauseReport): RegulationHandlers['regulations'] {
  return {
    list: (_input, call) => service.read(call, async (tx) => {
      const rows = await listRegulations(tx)
      return { ok: true, value: { rows: rows.map(regulationView) } }
    }),
    clauses: async (input, call) => {
      const covered = await report.load()
      const { rows, total } = await service.read(call, (tx) => listClauses(tx, input))
      return { ok: true, value: { rows: rows.map((row) => clauseView(row, covered)), total } }
    },
    clause: async ({ id }, call) => {
      const covered = await report.load()
      return service.read(call, async (tx) => {
        const row = await findClause(tx, id)
        if (!row) return problem('NOT_FOUND')
        return { ok: true, value: { clause: clauseView(row, covered), values: await valuesOf(tx, row, dayOf(undefined, call)) } }
      })
    },
  }
}

/** The policy values a clause drives, in the version in force and in those that follow. */
async function valuesOf(tx: Transaction, { id, center }: ClauseRow, today: Temporal.PlainDate) {
  const published = publishedAmong(await listPolicies(tx, { centers: [center] }))
  const standing = published.filter(({ area, version, effectiveFrom }) =>
    effectiveFrom > today.toString() || inForce(published, { center, area }, today)?.version === version)
  return standing.flatMap(({ version, effectiveFrom, policy }) =>
    policyValues(policy).filter(({ clause }) => clause === id).map((value) => ({ ...valueView(value), version, effectiveFrom })))
}
