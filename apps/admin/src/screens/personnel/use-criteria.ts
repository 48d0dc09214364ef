import type { PersonnelPolicy } from '@hall/regulation'
import { skipToken, useQuery } from '@tanstack/react-query'
import { api } from '../../data/api.ts'
import { useLocal } from '../../data/local.ts'
import { useToday } from '../../session/clock.ts'

interface Option { value: string; label: string }
const NONE: { policy: Partial<PersonnelPolicy>; confirmations: Option[]; vetting: Option[]; contents: Option[]; grounds: Option[] } = { policy: {}, confirmations: [], vetting: [], contents: [], grounds: [] }

/** What the center's regulation has confirmed, found or taught, as choices. */
export function useCriteria(center: string | undefined): typeof NONE {
  const today = useToday()
  const local = useLocal()
  const { data } = useQuery(api.regulation.policies.get.queryOptions(center ? { center, area: 'personnel', on: today } : skipToken, { staleTime: 600_000 }))
  if (!data) return NONE
  const policy = data.policy as unknown as Partial<PersonnelPolicy>
  const options = (criteria: readonly { id: string; name: { zh: string; en: string } }[]) => criteria.map(({ id, name }) => ({ value: id, label: local(name) }))
  return {
    policy,
    confirmations: (policy.confirmations ?? []).flatMap(({ points }) => options(points.value)),
    vetting: (policy.vetting ?? []).flatMap(({ points }) => options(points.value.criteria)),
    contents: options(policy.induction?.value.contents ?? []),
    grounds: options(policy.grounds ?? []),
  }
}
