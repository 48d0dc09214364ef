import { randomUUID } from 'node:crypto'
import { until } from '@hall/testing'
import { type CenterUnderTest, valueOf } from './center.ts'

type Policy = Record<string, unknown>

/** Drafts a changed attendance policy as the director, has it reviewed by somebody else, publishes it, and waits until attendance decides by it. */
export async function publishPolicy(center: CenterUnderTest, effectiveFrom: string, change: (policy: Policy) => void): Promise<void> {
  const { director, reviewer, section } = center.clients
  const key = { center: center.id, area: 'attendance' as const }
  const { policy } = valueOf(await director.policies.get({ ...key, on: effectiveFrom }))
  change(policy)
  const { version } = valueOf(await director.policies.draft({ ...key, effectiveFrom, policy, commandId: randomUUID() }))
  valueOf(await reviewer.policies.review({ ...key, version, commandId: randomUUID() }))
  valueOf(await reviewer.policies.publish({ ...key, version, commandId: randomUUID() }))
  // A day on which the new version is in force shows which version judged it.
  await until(async () => {
    const compared = await section.days.compare({ date: effectiveFrom, punches: [] })
    return compared.ok && compared.value.rows.some((row) => row.center === center.id && row.verdict.policyVersion >= version)
  }, 20_000)
}
