import { attendancePolicy } from '@hall/regulation'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeOf, type Fixture, once, openFixture, type RegulationClient, valueOf } from './fixture/setup.ts'

let fixture: Fixture
let director: RegulationClient
let city: RegulationClient
let policy: Record<string, unknown>
beforeAll(async () => {
  fixture = await openFixture()
  director = fixture.as('chen', 'director@center:qingpu')
  city = fixture.as('zhou', 'city_authority@city')
  policy = valueOf(await director.policies.get({ center: 'qingpu', area: 'attendance' })).policy
})
afterAll(() => fixture[Symbol.asyncDispose]())

const words = fc.oneof(fc.string({ unit: 'binary', maxLength: 20 }), fc.string({ unit: fc.constantFrom('%', '_', '\\', "'", '考', ' ', '\0') }))
const date = fc.oneof(fc.constantFrom('0000-01-01', '0001-01-01', '9999-12-31', '2026-02-29'), words)

test('no search breaks the list of clauses', async () => {
  await fc.assert(fc.asyncProperty(words, words, async (search, center) => {
    expect(['accepted', 'BAD_INPUT']).toContain(codeOf(await director.regulations.clauses({ search, center })))
  }), { numRuns: 150 })
})

test('a policy with anything in the place of one of its fields is taken or refused, never failed on', async () => {
  const fields = Object.keys(policy)
  await fc.assert(fc.asyncProperty(fc.constantFrom(...fields), fc.object({ maxDepth: 4 }), date, async (field, wrong, effectiveFrom) => {
    const result = await director.policies.draft(once({ center: 'qingpu', area: 'attendance', effectiveFrom, policy: { ...policy, [field]: wrong } }))
    // A part whose fields are all optional may be empty: what the schema takes is no wrong input.
    const right = attendancePolicy.safeParse({ ...policy, [field]: wrong }).success
    expect(right ? ['accepted', 'BAD_INPUT'] : ['BAD_INPUT', 'POLICY_INVALID']).toContain(codeOf(result))
  }), { numRuns: 100 })
})

test('any valid day may be asked for or drafted for', async () => {
  await fc.assert(fc.asyncProperty(date, async (on) => {
    const asked = await director.policies.compare({ area: 'attendance', centers: ['qingpu', on.slice(0, 60)], on })
    expect(['accepted', 'BAD_INPUT']).toContain(codeOf(asked))
    const drafted = await director.policies.draft(once({ center: 'qingpu', area: 'attendance', effectiveFrom: on, policy }))
    expect(['accepted', 'BAD_INPUT']).toContain(codeOf(drafted))
  }), { numRuns: 60 })
})

test('a calendar of anything is taken or refused', async () => {
  const day = fc.record({ date, kind: fc.constantFrom('holiday' as const, 'exchanged_workday' as const), name: fc.record({ zh: words, en: words }) })
  const source = { authority: { zh: '国务院办公厅', en: 'State Council' }, number: null, issued: null, url: null }
  await fc.assert(fc.asyncProperty(fc.integer({ min: 1999, max: 2101 }), fc.array(day, { maxLength: 3 }), async (year, days) => {
    const result = await city.calendars.publish(once({ country: 'CN', year, status: 'provisional', source, days }))
    expect(['accepted', 'BAD_INPUT', 'CALENDAR_INVALID', 'CALENDAR_UNCHANGED']).toContain(codeOf(result))
  }), { numRuns: 60 })
})
