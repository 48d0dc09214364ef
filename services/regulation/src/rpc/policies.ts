import { problem } from '@hall/contract'
import { inForce, inSchemaOrder, policyValues } from '@hall/regulation'
import { dayOf, type ServiceContext } from '@hall/service-kit'
import { listPolicies, publishedAmong } from '../db/policy-store.ts'
import { comparePolicies } from '../domain/compare-policies.ts'
import { valueView, versionView } from '../views.ts'
import type { RegulationHandlers } from './handlers.ts'
import { policyCommands } from './policy-commands.ts'

/** Which version is in force where and since when. Drafts are seen by those who may write them. */
export function policiesHandlers(service: ServiceContext): RegulationHandlers['policies'] {
  return {
    ...policyCommands(service),
    list: ({ center, area }, call) => service.read(call, async (tx) => {
      const rows = await listPolicies(tx, { centers: center === undefined ? undefined : [center], area })
      return { ok: true, value: { rows: rows.map((row) => versionView(row, rows)) } }
    }),
    get: ({ center, area, on, version }, call) => service.read(call, async (tx) => {
      const rows = await listPolicies(tx, { centers: [center], area })
      const wanted = version ?? inForce(publishedAmong(rows), { center, area }, dayOf(on, call))?.version
      const row = rows.find((one) => one.version === wanted)
      if (!row) return problem('NOT_FOUND')
      const policy = inSchemaOrder(area, row.policy)
      return { ok: true, value: { version: versionView(row, rows), values: policyValues(policy).map(valueView), policy } }
    }),
    compare: ({ area, centers, on }, call) => service.read(call, async (tx) => {
      const published = publishedAmong(await listPolicies(tx, { centers, area }))
      const compared = [...new Set(centers)].map((center) => ({ center, policy: inForce(published, { center, area }, dayOf(on, call))?.policy }))
      return { ok: true, value: { rows: comparePolicies(compared).map(({ path, cells }) => ({ path, cells: [...cells] })) } }
    }),
  }
}
