import { policySchemas } from '@hall/regulation'
import { describe, expect, test } from 'vitest'
import {
  adoptVersion, changeVersion, draftVersion, foldPolicy, type PolicyEvent, type PolicyState, publishVersion, reviewVersion, unwritten, withdrawVersion,
} from './policy-version.ts'

const cite = <T>(value: T, clause = 'QP-ATT-01') => ({ value, clause })
const policy = {
  checks: cite({ strategy: 'none' }),
  precision: cite('second'),
  methods: cite([]),
  absence: cite({ strategy: 'none' }),
  timetable: cite({ summer: null, am: { from: '08:30', to: '12:00' }, pm: { from: '14:00', to: '17:30' } }),
}
const rulebook = { clauses: new Set(['QP-ATT-01']) }
const key = { center: 'qingpu', area: 'attendance', version: 2 }
const content = { ...key, effectiveFrom: '2026-12-01', policy }
const drafted: PolicyEvent = { type: 'PolicyDrafted', ...content, by: 'wang' }
const reviewed: PolicyEvent = { type: 'PolicyReviewed', by: 'chen' }
const published: PolicyEvent = { type: 'PolicyPublished', ...content, by: 'chen' }
const withdrawn: PolicyEvent = { type: 'PolicyWithdrawn', by: 'wang' }
const changed: PolicyEvent = { type: 'PolicyChanged', effectiveFrom: '2026-12-15', policy, by: 'zhao' }
const after = (...events: PolicyEvent[]): PolicyState => foldPolicy(events)
const refused = (decision: { ok: boolean; refusal?: { code: string; details?: object } }) => decision.refusal?.code

describe('drafting', () => {
  test('writes the version', () => {
    expect(draftVersion(unwritten, { ...content, by: 'wang' }, rulebook)).toEqual({ ok: true, events: [drafted] })
  })
  test('an area without a policy is refused and says which have one', () => {
    expect(draftVersion(unwritten, { ...content, area: 'energy', by: 'wang' }, rulebook))
      .toMatchObject({ refusal: { code: 'AREA_WITHOUT_POLICY', details: { areas: Object.keys(policySchemas).sort() } } })
  })
  test('a policy its schema does not take is refused with the places at fault', () => {
    const wrong = { ...policy, precision: cite('hour'), late: cite({ graceSeconds: -5 }) }
    const decision = draftVersion(unwritten, { ...content, policy: wrong, by: 'wang' }, rulebook)
    expect(refused(decision)).toBe('POLICY_INVALID')
    expect(JSON.stringify(decision)).toMatch(/precision\.value.*late\.value\.graceSeconds/)
  })
  test('a clause the regulation does not have is refused by name', () => {
    const foreign = { ...policy, methods: cite(['face'], 'TG-ATT-02') }
    expect(draftVersion(unwritten, { ...content, policy: foreign, by: 'wang' }, rulebook))
      .toMatchObject({ refusal: { code: 'CLAUSE_UNKNOWN', details: { clauses: ['TG-ATT-02'] } } })
  })
  test('a number taken by somebody else is a conflict', () => {
    expect(refused(draftVersion(after(drafted), { ...content, by: 'zhao' }, rulebook))).toBe('CONFLICT')
  })
})

describe('what may follow on what', () => {
  const today = '2026-12-01'
  const states: Record<PolicyState['status'], PolicyState> = {
    unwritten,
    draft: after(drafted),
    reviewed: after(drafted, reviewed),
    published: after(drafted, reviewed, published),
    withdrawn: after(drafted, withdrawn),
  }
  const attempts = (state: PolicyState) => ({
    change: refused(changeVersion(state, { ...content, by: 'zhao' }, rulebook)),
    review: refused(reviewVersion(state, { by: 'chen' })),
    publish: refused(publishVersion(state, { by: 'chen', today })),
    withdraw: refused(withdrawVersion(state, { by: 'wang' })),
  })
  const expected: Record<PolicyState['status'], ReturnType<typeof attempts>> = {
    unwritten: { change: 'NOT_FOUND', review: 'NOT_FOUND', publish: 'NOT_FOUND', withdraw: 'NOT_FOUND' },
    draft: { change: undefined, review: undefined, publish: 'NOT_REVIEWED', withdraw: undefined },
    reviewed: { change: undefined, review: undefined, publish: undefined, withdraw: undefined },
    published: { change: 'VERSION_PUBLISHED', review: 'VERSION_PUBLISHED', publish: 'VERSION_PUBLISHED', withdraw: 'VERSION_PUBLISHED' },
    withdrawn: { change: 'VERSION_WITHDRAWN', review: 'VERSION_WITHDRAWN', publish: 'VERSION_WITHDRAWN', withdraw: 'VERSION_WITHDRAWN' },
  }
  test.each(Object.entries(states))('%s', (status, state) => {
    expect(attempts(state)).toEqual(expected[status as PolicyState['status']])
  })
})

describe('reviewing', () => {
  test('nobody reviews what they wrote, also when somebody else changed it since', () => {
    expect(refused(reviewVersion(after(drafted), { by: 'wang' }))).toBe('OWN_DRAFT')
    expect(refused(reviewVersion(after(drafted, changed), { by: 'wang' }))).toBe('OWN_DRAFT')
    expect(refused(reviewVersion(after(drafted, changed), { by: 'zhao' }))).toBe('OWN_DRAFT')
  })
  test('a second review adds nothing', () => {
    expect(reviewVersion(after(drafted, reviewed), { by: 'liu' })).toEqual({ ok: true, events: [] })
  })
  test('a change takes the review back', () => {
    const state = after(drafted, reviewed, changed)
    expect(state).toMatchObject({ status: 'draft', effectiveFrom: '2026-12-15', authors: ['wang', 'zhao'] })
    expect(state).not.toHaveProperty('reviewedBy')
  })
})

describe('publishing', () => {
  test('carries the whole policy', () => {
    expect(publishVersion(after(drafted, reviewed), { by: 'chen', today: '2026-12-01' })).toEqual({ ok: true, events: [published] })
  })
  test('from today is possible, from yesterday refused with both days', () => {
    expect(publishVersion(after(drafted, reviewed), { by: 'chen', today: '2026-12-02' }))
      .toMatchObject({ refusal: { code: 'EFFECTIVE_IN_PAST', details: { effectiveFrom: '2026-12-01', today: '2026-12-02' } } })
  })
  test('remembers who reviewed it', () => {
    expect(after(drafted, reviewed, published)).toMatchObject({ status: 'published', reviewedBy: 'chen' })
  })
})

test('what comes with Hall is published as it is taken over, whatever its day', () => {
  expect(adoptVersion(unwritten, { ...content, effectiveFrom: '2012-12-07', by: 'system:regulation' }, rulebook))
    .toMatchObject({ ok: true, events: [{ type: 'PolicyDrafted' }, { type: 'PolicyPublished', effectiveFrom: '2012-12-07' }] })
})
