import { ROLES } from '@hall/access'
import { regulationContract } from '@hall/contract-regulation'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codeOf, type Fixture, inDays, once, openFixture, type RegulationClient, valueOf } from './fixture/setup.ts'

let fixture: Fixture
let policy: Record<string, unknown>
beforeAll(async () => {
  fixture = await openFixture()
  policy = valueOf(await fixture.as('anyone').policies.get({ center: 'qingpu', area: 'attendance' })).policy
})
afterAll(() => fixture[Symbol.asyncDispose]())

const area = 'attendance' as const
const draftBy = (client: RegulationClient, center = 'qingpu') =>
  client.policies.draft(once({ center, area, effectiveFrom: inDays(30), policy }))
const drafted = async () => ({ center: 'qingpu', area, version: valueOf(await draftBy(fixture.as('wang', 'it@center:qingpu'))).version })

describe('writing', () => {
  const grants = ROLES.map((role) => `${role}@center:qingpu`)
  test('a draft is for the director, the general office and the IT of the center', async () => {
    const may = await Promise.all(grants.map(async (grant) => [grant.split('@')[0], codeOf(await draftBy(fixture.as(`by-${grant.split('@')[0]}`, grant)))]))
    expect(may.filter(([, code]) => code === 'accepted').map(([role]) => role)).toEqual(['general_office', 'director', 'it'])
    expect(new Set(may.map(([, code]) => code))).toEqual(new Set(['accepted', 'FORBIDDEN']))
  })
  test('a review and a publication are for the director and the city', async () => {
    for (const grant of ['staff@window:qingpu/w1', 'general_office@section:qingpu/office', 'it@center:qingpu', 'director@center:taigu', 'city_authority@center:qingpu']) {
      const key = await drafted()
      expect([grant, codeOf(await fixture.as('li', grant).policies.review(once(key)))]).toEqual([grant, 'FORBIDDEN'])
      expect([grant, codeOf(await fixture.as('li', grant).policies.publish(once(key)))]).toEqual([grant, 'FORBIDDEN'])
    }
    for (const grant of ['director@center:qingpu', 'city_authority@city', 'it@city']) {
      const key = await drafted()
      expect([grant, codeOf(await fixture.as('li', grant).policies.review(once(key)))]).toEqual([grant, 'accepted'])
      expect([grant, codeOf(await fixture.as('li', grant).policies.publish(once(key)))]).toEqual([grant, 'accepted'])
    }
  })
  test('whoever may draft withdraws', async () => {
    const may: (readonly [role: string | undefined, code: string])[] = []
    for (const grant of grants) may.push([grant.split('@')[0], codeOf(await fixture.as('li', grant).policies.withdraw(once(await drafted())))])
    expect(may.filter(([, code]) => code === 'accepted').map(([role]) => role)).toEqual(['general_office', 'director', 'it'])
    expect(new Set(may.map(([, code]) => code))).toEqual(new Set(['accepted', 'FORBIDDEN']))
  })
  test('another center is out of reach, for drafts and changes alike', async () => {
    const stranger = fixture.as('sun', 'director@center:taigu')
    expect(codeOf(await draftBy(stranger))).toBe('FORBIDDEN')
    expect(codeOf(await stranger.policies.withdraw(once(await drafted())))).toBe('FORBIDDEN')
    expect(codeOf(await stranger.policies.change(once({ ...await drafted(), effectiveFrom: inDays(30), policy })))).toBe('FORBIDDEN')
  })
  test('a calendar is for the city', async () => {
    const year = { country: 'CN' as const, year: 2050, status: 'provisional' as const, days: [],
      source: { authority: { zh: '国务院办公厅', en: 'State Council' }, number: null, issued: null, url: null } }
    for (const grant of ['director@center:qingpu', 'it@center:qingpu', 'staff@self:li']) {
      expect([grant, codeOf(await fixture.as('li', grant).calendars.publish(once(year)))]).toEqual([grant, 'FORBIDDEN'])
    }
    expect(codeOf(await fixture.as('li', 'city_authority@city').calendars.publish(once(year)))).toBe('accepted')
  })
})

describe('reading', () => {
  test('clauses, published policies and calendars are for whoever is logged in', async () => {
    const anyone = fixture.as('anyone')
    const answers = await Promise.all([
      anyone.regulations.list({}), anyone.regulations.clauses({ center: 'taigu' }), anyone.regulations.clause({ id: 'TG-ATT-02' }),
      anyone.policies.list({}), anyone.policies.get({ center: 'taigu', area }), anyone.policies.compare({ area, centers: ['taigu'], on: '2026-03-03' }),
      anyone.calendars.list({}), anyone.calendars.get({ year: 2026 }),
    ])
    expect(answers.map(codeOf)).toEqual(answers.map(() => 'accepted'))
  })
  test("a draft is seen by those who may write or review it, and by nobody else", async () => {
    const key = await drafted()
    const seenBy = async (...grants: string[]) => {
      const client = fixture.as('li', ...grants)
      const { rows } = valueOf(await client.policies.list({ center: 'qingpu' }))
      const found = codeOf(await client.policies.get(key)) === 'accepted'
      expect(rows.some(({ version }) => version === key.version)).toBe(found)
      return found
    }
    expect(await seenBy('director@center:qingpu')).toBe(true)
    expect(await seenBy('city_authority@city')).toBe(true)
    expect(await seenBy('director@center:taigu')).toBe(false)
    expect(await seenBy('staff@window:qingpu/w1')).toBe(false)
    expect(await seenBy()).toBe(false)
  })
})

test('without a token nothing is answered', async () => {
  const nobody = fixture.as(undefined)
  const paths = Object.entries(regulationContract.procedures)
    .flatMap(([group, members]) => Object.keys(members).map((name) => `${group}.${name}`))
  const codes = await Promise.all(paths.map(async (path) => codeOf(await nobody.call(path as never, {}))))
  expect(new Set(codes)).toEqual(new Set(['UNAUTHENTICATED']))
})
