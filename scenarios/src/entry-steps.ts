import type { Proposal } from '@hall/contract-personnel'
import { valueOf } from './center.ts'
import { type CenterId, type CityOfStaff, findings, id, proposalOf, replyOf } from './personnel.ts'

export type Change = Partial<Proposal>

/** Steps of an entry as examples take them. */
export function entrySteps(city: () => CityOfStaff) {
  const propose = (center: CenterId, change: Change = {}, on?: string) =>
    city().department(change.department).entries.propose({ ...proposalOf({ person: city().person(center), ...change, center }), ...(on && { on }), commandId: id() })
  const opine = (center: CenterId, entry: string, { on, agreed = true, reason, found }: { on: string; agreed?: boolean; reason?: string; found?: readonly string[] }) => city().section(center).entries.opine({
    id: entry, on, agreed, by: '窗口管理科', reply: replyOf(on), findings: findings(found), reason: reason ?? null, commandId: id(),
  })
  const check = async (center: CenterId, change: Change = {}) => valueOf(await city().section(center).entries.check(proposalOf({ ...change, center }))).demands
  return {
    propose,
    opine,
    check,
    demandOf: async (center: CenterId, demand: string, change: Change = {}) => (await check(center, change)).find((one) => one.id === demand),
    /** Proposed and agreed to. */
    async agreed(center: CenterId, change: Change = {}, on = '2026-03-02') {
      const { id: entry } = valueOf(await propose(center, change, on))
      valueOf(await opine(center, entry, { on }))
      return entry
    },
  }
}
