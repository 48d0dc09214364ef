import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Center, CENTERS, policyOf, ruleOf } from '../../../tests/given-day.ts'
import { workingTimes } from '../leave/leave-time.ts'
import type { Span } from '../time-of-day.ts'
import { type CoverAsked, coverNeed } from './cover-need.ts'
import type { CoverSpan, Member, Pair } from './window-day.ts'

const at = (text: string) => Temporal.PlainDateTime.from(text)
const span = (from: string, to: string) => ({ from: at(from), to: at(to) })
const DAY = span('2026-03-10T08:30', '2026-03-10T17:30')
const member = (person: string, ...away: Span[]): Member => ({ person, name: person, lead: false, away: away.map((time) => ({ ...time, about: 'leave' })) })
const named = (person: string, of: Span = DAY): CoverSpan => ({ id: person, window: 'w', holder: 'A', person, state: 'accepted', ...of })
const A_AND_B: Pair = { post: 'p', primary: 'A', backup: 'B' }

type Given = Partial<Omit<CoverAsked, 'staff'>> & { members?: readonly Member[]; pairs?: readonly Pair[] }

function need(center: Center, { members = [member('A'), member('B')], pairs = [A_AND_B], ...asked }: Given = {}) {
  const of = asked.span ?? DAY
  return coverNeed(policyOf(center).cover!, {
    holder: 'A', span: of, times: workingTimes(ruleOf(center), of), days: 1, named: [], awayOf: new Map(), unitInformed: false, ...asked,
    staff: { window: 'w', members, pairs, covers: [] },
  })
}

test('EP-ATT-11: every session has somebody named; one without is one too few', () => {
  expect(need('enping').refusal).toMatchObject({ code: 'COVER_MISSING', clause: 'EP-ATT-11', details: { sessions: 2 } })
  expect(need('enping', { named: [named('B', span('2026-03-10T08:30', '2026-03-10T12:00'))] }).open.map(({ half }) => half)).toEqual(['pm'])
  expect(need('enping', { named: [named('B')] }).refusal).toBeUndefined()
})

test('TG-ATT-13: whoever is named must be there in those hours', () => {
  const half = span('2026-03-10T08:30', '2026-03-10T12:00')
  const asked = { span: half, days: 0.5, named: [named('B', half)] }
  expect(need('taigu', { ...asked, awayOf: new Map([['B', [half]]]) }).refusal).toMatchObject({ code: 'COVER_AWAY' })
  expect(need('taigu', { ...asked, awayOf: new Map([['B', [span('2026-03-10T14:00', '2026-03-10T17:30')]]]) }).refusal).toBeUndefined()
})

test('TG-PER-16: the only clerk may be away for exactly half a day without cover, not for more', () => {
  const alone = { members: [member('A')], pairs: [] }
  expect(need('taigu', { ...alone, days: 0.5 }).required).toBe(false)
  expect(need('taigu', { ...alone, days: 0.51 }).required).toBe(true)
})

test('QP-PER-34, QP-ATT-20: both of a pair away asks for a third and for the word of the unit', () => {
  const members = [member('A'), member('B', DAY), member('C')]
  expect(need('qingpu', { members: [member('A'), member('B'), member('C')] }).required).toBe(false)
  expect(need('qingpu', { members }).refusal).toMatchObject({ code: 'BOTH_AWAY', clause: 'QP-PER-34', details: { with: ['B'] } })
  expect(need('qingpu', { members, named: [named('C')] }).refusal).toMatchObject({ code: 'UNIT_NOT_INFORMED', clause: 'QP-ATT-20' })
  expect(need('qingpu', { members, named: [named('C')], unitInformed: true }).refusal).toBeUndefined()
})

test('WS-ATT-35: cover where two leaves of a window overlap, and at a window of one', () => {
  expect(need('wenshang').required).toBe(false)
  expect(need('wenshang', { members: [member('A'), member('B', DAY)] }).refusal).toMatchObject({ code: 'COVER_MISSING', clause: 'WS-ATT-35' })
  expect(need('wenshang', { members: [member('A')], pairs: [] }).required).toBe(true)
})

test('law: whoever names somebody free for the whole time is not refused for want of cover', () => {
  fc.assert(fc.property(fc.constantFrom(...CENTERS), fc.integer({ min: 0, max: 3 }), (center, others) => {
    const members = [member('A'), ...Array.from({ length: others }, (_, n) => member(`M${n}`, ...(n % 2 ? [DAY] : [])))]
    expect(need(center, { members, pairs: others > 0 ? [{ ...A_AND_B, backup: 'M0' }] : [], named: [named('X')], unitInformed: true }).refusal).toBeUndefined()
  }))
})
