import { EVERYTHING } from '@hall/access'
import { findSqlState } from '@hall/database'
import { loadStream } from '@hall/journal'
import { until } from '@hall/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isPolicyEvent, rowOf } from '../src/db/policy-store.ts'
import { policyVersion } from '../src/db/schema.ts'
import { foldPolicy, type PolicyEvent } from '../src/domain/policy-version.ts'
import { codeOf, type Fixture, inDays, once, openFixture, type RegulationClient, valueOf } from './fixture/setup.ts'

let fixture: Fixture
let office: RegulationClient
let director: RegulationClient
let policy: Record<string, unknown>
beforeAll(async () => {
  fixture = await openFixture()
  office = fixture.as('wang', 'general_office@section:qingpu/office')
  director = fixture.as('chen', 'director@center:qingpu')
  policy = valueOf(await director.policies.get({ center: 'qingpu', area: 'attendance' })).policy
})
afterAll(() => fixture[Symbol.asyncDispose]())

const place = { center: 'qingpu', area: 'attendance' } as const
const withGrace = (graceSeconds: number) => ({ ...policy, late: { value: { graceSeconds }, clause: 'QP-ATT-02', setting: true } })
const draft = async (effectiveFrom = inDays(30), of: Record<string, unknown> = withGrace(60)) =>
  ({ ...place, version: valueOf(await office.policies.draft(once({ ...place, effectiveFrom, policy: of }))).version })
const published = async (effectiveFrom?: string, of?: Record<string, unknown>) => {
  const key = await draft(effectiveFrom, of)
  valueOf(await director.policies.review(once(key)))
  return valueOf(await director.policies.publish(once(key)))
}

describe('a version on its way into force', () => {
  test('is drafted, reviewed by somebody else, published, and in force from its day on', async () => {
    const key = await draft()
    expect(codeOf(await director.policies.publish(once(key)))).toBe('NOT_REVIEWED')
    expect(valueOf(await director.policies.review(once(key)))).toMatchObject({ state: 'reviewed', draftedBy: 'wang', reviewedBy: 'chen' })
    expect(valueOf(await director.policies.publish(once(key)))).toMatchObject({ state: 'published', version: key.version, effectiveFrom: inDays(30) })

    const on = async (date: string) => valueOf(await office.policies.get({ ...place, on: date })).version
    expect(await on(inDays(29))).toMatchObject({ version: 1, until: inDays(30) })
    expect(await on(inDays(30))).toMatchObject({ version: key.version, until: null })
  })
  test('is announced whole, and its drafter hears of it', async () => {
    const { version } = await published(inDays(40))
    const event = await until(() => fixture.announced.find(({ type, data }) => type === 'policy-published' && data['version'] === version))
    expect(event.data).toEqual({ ...place, version, effectiveFrom: inDays(40), policy: withGrace(60) })
    const told = () => fixture.announced.filter(({ type, data }) => type === 'notice-raised' && String(data['link']).endsWith(`/${version}`))
    const notices = await until(() => (told().length === 2 ? told() : undefined))
    expect(notices.map(({ data }) => data['recipients'])).toEqual([['wang'], ['wang']])
    expect(notices[1]!.data).toMatchObject({ title: { zh: `参数已发布：青浦区行政服务中心考勤第${version}版` }, link: `/policies/qingpu/attendance/${version}` })
  })
  test('a change takes the review back', async () => {
    const key = await draft()
    valueOf(await director.policies.review(once(key)))
    const change = { ...key, effectiveFrom: inDays(45), policy: withGrace(120) }
    expect(valueOf(await office.policies.change(once(change)))).toMatchObject({ state: 'draft', reviewedBy: null, effectiveFrom: inDays(45) })
    expect(codeOf(await director.policies.publish(once(key)))).toBe('NOT_REVIEWED')
  })
  test('the same command twice, also at once, drafts one version', async () => {
    const input = once({ ...place, effectiveFrom: inDays(50), policy })
    const versions = (await Promise.all([office.policies.draft(input), office.policies.draft(input)])).map(valueOf)
    expect(versions[0]).toEqual(versions[1])
  })
  test('two drafted at once get two numbers', async () => {
    const drafts = await Promise.all([draft(), draft(), draft()])
    expect(new Set(drafts.map(({ version }) => version)).size).toBe(3)
  })
})

describe('is refused', () => {
  test('a policy its schema does not take, with the places at fault', async () => {
    const result = await office.policies.draft(once({ ...place, effectiveFrom: inDays(30), policy: withGrace(-1) }))
    expect(result).toMatchObject({ problem: { code: 'POLICY_INVALID', details: { issues: [expect.stringContaining('late.value.graceSeconds')] } } })
  })
  test("a clause of another center's regulation", async () => {
    const foreign = { ...policy, late: { value: { graceSeconds: 0 }, clause: 'TG-ATT-04' } }
    expect(await office.policies.draft(once({ ...place, effectiveFrom: inDays(30), policy: foreign })))
      .toMatchObject({ problem: { code: 'CLAUSE_UNKNOWN', details: { clauses: ['TG-ATT-04'] } } })
  })
  test('an area without values so far', async () => {
    expect(codeOf(await office.policies.draft(once({ ...place, area: 'energy', effectiveFrom: inDays(30), policy })))).toBe('AREA_WITHOUT_POLICY')
  })
  test('reviewing what one wrote', async () => {
    const own = valueOf(await director.policies.draft(once({ ...place, effectiveFrom: inDays(30), policy })))
    expect(await director.policies.review(once({ ...place, version: own.version }))).toMatchObject({ problem: { code: 'OWN_DRAFT', details: { authors: ['chen'] } } })
  })
  test('publishing for a day gone by, with the reason', async () => {
    const key = await draft(inDays(-1))
    valueOf(await director.policies.review(once(key)))
    expect(await director.policies.publish(once(key)))
      .toMatchObject({ problem: { code: 'EFFECTIVE_IN_PAST', details: { effectiveFrom: inDays(-1), today: inDays(0) } } })
  })
  test('anything with a version nobody drafted', async () => {
    const key = { ...place, version: 9000 }
    expect(codeOf(await director.policies.review(once(key)))).toBe('NOT_FOUND')
    expect(codeOf(await director.policies.publish(once(key)))).toBe('NOT_FOUND')
    expect(codeOf(await director.policies.get(key))).toBe('NOT_FOUND')
  })
})

describe('what is withdrawn', () => {
  test('goes no further, is told to its author and leaves its number behind', async () => {
    const key = await draft(inDays(40))
    const again = once(key)
    expect(valueOf(await director.policies.withdraw(again))).toMatchObject({ version: key.version, state: 'withdrawn' })
    expect(valueOf(await director.policies.withdraw(again))).toMatchObject({ state: 'withdrawn' })
    expect(codeOf(await director.policies.withdraw(once(key)))).toBe('VERSION_WITHDRAWN')
    expect(codeOf(await director.policies.review(once(key)))).toBe('VERSION_WITHDRAWN')
    expect(codeOf(await director.policies.publish(once(key)))).toBe('VERSION_WITHDRAWN')
    expect(codeOf(await office.policies.change(once({ ...key, effectiveFrom: inDays(70), policy })))).toBe('VERSION_WITHDRAWN')
    expect((await draft(inDays(40))).version).toBe(key.version + 1)
  })
})

describe('what is published', () => {
  test('never changes through the contract', async () => {
    const { version } = await published(inDays(60))
    const key = { ...place, version }
    expect(codeOf(await office.policies.change(once({ ...key, effectiveFrom: inDays(70), policy })))).toBe('VERSION_PUBLISHED')
    expect(codeOf(await director.policies.review(once(key)))).toBe('VERSION_PUBLISHED')
    expect(codeOf(await director.policies.publish(once(key)))).toBe('VERSION_PUBLISHED')
    expect(codeOf(await director.policies.withdraw(once(key)))).toBe('VERSION_PUBLISHED')
  })
  test.for([
    `update policy_version set policy = '{}' where version = 1`,
    `update policy_version set state = 'draft' where version = 1`,
    `delete from policy_version where version = 1`,
  ])('never changes in the database either: %s', async (statement) => {
    const error = await fixture.service.context.db.transaction(EVERYTHING, (tx) => tx.sql(statement)).catch((e: unknown) => e)
    expect(findSqlState(error)).toBe('23000')
  })
  test('is followed by the version that takes its first day over', async () => {
    const day = inDays(90)
    const first = await published(day)
    const second = await published(day, withGrace(30))
    const { rows } = valueOf(await director.policies.list(place))
    expect(rows.find(({ version }) => version === first.version)?.until).toBe(day)
    expect(valueOf(await director.policies.get({ ...place, on: day })).version.version).toBe(second.version)
  })
})

test('every row is the fold of its journal', async () => {
  await fixture.service.context.db.read(EVERYTHING, async (tx) => {
    const rows = await tx.select().from(policyVersion)
    expect(rows.length).toBeGreaterThan(10)
    for (const row of rows) {
      const recorded = await loadStream<PolicyEvent>(tx, `policy/${row.center}/${row.area}/${row.version}`)
      const state = foldPolicy(recorded.map(({ event }) => event).filter(isPolicyEvent))
      if (state.status === 'unwritten') throw new Error(`no journal of version ${row.version}`)
      expect(row).toEqual(rowOf(state, row.publishedAt ?? recorded[0]!.occurredAt))
    }
  })
})
