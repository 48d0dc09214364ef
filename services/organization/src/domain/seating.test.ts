import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CAPACITIES, type Capacity, type Line, type Seat } from './roster.ts'
import { evolveSeats } from './roster-event.ts'
import { assign, leave } from './seating.ts'
import { isBefore, isEmpty, isOn } from './stay.ts'

const day = (n: number) => new Temporal.PlainDate(2026, 3, 1).add({ days: n })
const line = (person: string, until: Temporal.PlainDate | null = null): Line => ({
  person, name: `name of ${person}`, gender: 'unknown', department: 'tax', window: 'w01', section: null, attendanceNumber: null, lead: false,
  from: day(0), since: day(0), until,
})
const at = (seats: readonly Seat[]) => ({ post: 'p', window: 'w01', seats })
const seat = (person: string, capacity: Capacity, from: number, until: number | null = null): Seat => ({
  post: 'p', window: 'w01', person, name: `name of ${person}`, capacity, from: day(from), until: until === null ? null : day(until),
})

describe('assign', () => {
  test('who holds the post leaves it the day the next one takes it', () => {
    expect(assign({ capacity: 'primary', from: day(9), line: line('A') }, at([seat('B', 'primary', 1)]))).toMatchObject({
      ok: true, events: [{ type: 'PostLeft', person: 'B', on: '2026-03-10' }, { type: 'PostAssigned', person: 'A', from: '2026-03-10' }],
    })
  })
  test('taking what one holds already changes nothing', () => {
    expect(assign({ capacity: 'primary', from: day(9), line: line('A') }, at([seat('A', 'primary', 1)]))).toEqual({ ok: true, events: [] })
  })
  test('nobody backs up the own post', () => {
    expect(assign({ capacity: 'backup', from: day(9), line: line('A') }, at([seat('A', 'primary', 1)]))).toMatchObject({ refusal: { code: 'SAME_PERSON_TWICE' } })
  })
  test('on the day the primary leaves, the same person may become the backup; the day before not', () => {
    const seats = [seat('A', 'primary', 1, 9)]
    expect(assign({ capacity: 'backup', from: day(9), line: line('A') }, at(seats)).ok).toBe(true)
    expect(assign({ capacity: 'backup', from: day(8), line: line('A') }, at(seats)).ok).toBe(false)
  })
  test('history is not rewritten: no assignment before the one that is recorded', () => {
    expect(assign({ capacity: 'primary', from: day(0), line: line('A') }, at([seat('B', 'primary', 1)])))
      .toMatchObject({ refusal: { code: 'BEFORE_CURRENT', details: { from: '2026-03-02' } } })
  })
  test('a person the center does not have that day cannot sit there, and leaves the post with the center', () => {
    expect(assign({ capacity: 'primary', from: day(9), line: line('A', day(9)) }, at([]))).toMatchObject({ refusal: { code: 'PERSON_NOT_HERE' } })
    expect(assign({ capacity: 'primary', from: day(8), line: line('A', day(9)) }, at([]))).toMatchObject({
      events: [{ type: 'PostAssigned', from: '2026-03-09' }, { type: 'PostLeft', on: '2026-03-10' }],
    })
  })
})

describe('leave', () => {
  test('an empty post cannot be left', () => {
    expect(leave({ capacity: 'backup', on: day(3) }, at([seat('A', 'primary', 1)]))).toMatchObject({ refusal: { code: 'POST_EMPTY' } })
  })
  test('nor one that is taken only later', () => {
    expect(leave({ capacity: 'primary', on: day(3) }, at([seat('A', 'primary', 4)]))).toMatchObject({ refusal: { code: 'BEFORE_CURRENT' } })
  })
})

const capacity = fc.constantFrom<Capacity>(...CAPACITIES)
const command = fc.oneof(
  fc.record({ type: fc.constant('assign' as const), capacity, person: fc.constantFrom('A', 'B', 'C'), on: fc.nat(20), stays: fc.option(fc.integer({ min: 1, max: 15 })) }),
  fc.record({ type: fc.constant('leave' as const), capacity, on: fc.nat(20) }),
)

test('whatever is assigned and left in whatever order: one A, one B, never the same person, and who sat where before a day stays', () => {
  fc.assert(fc.property(fc.array(command, { maxLength: 20 }), (commands) => {
    let seats: readonly Seat[] = []
    for (const one of commands) {
      const before = seats
      const decision = one.type === 'leave'
        ? leave({ capacity: one.capacity, on: day(one.on) }, at(seats))
        : assign({ capacity: one.capacity, from: day(one.on), line: line(one.person, one.stays === null ? null : day(one.on + one.stays)) }, at(seats))
      if (decision.ok) for (const event of decision.events) seats = evolveSeats(seats, event)
      for (let n = 0; n < 40; n++) {
        const on = (all: readonly Seat[], as: Capacity) => all.filter((held) => held.capacity === as && isOn(held, day(n))).map(({ person }) => person)
        expect(on(seats, 'primary').length).toBeLessThanOrEqual(1)
        expect(on(seats, 'backup').length).toBeLessThanOrEqual(1)
        const [primary] = on(seats, 'primary')
        if (primary) expect(on(seats, 'backup')).not.toContain(primary)
        if (isBefore(day(n), day(one.on))) expect(CAPACITIES.map((as) => on(seats, as))).toEqual(CAPACITIES.map((as) => on(before, as)))
      }
    }
    // At most one seat of a kind has no end: what the database insists on.
    for (const as of CAPACITIES) expect(seats.filter((held) => held.capacity === as && held.until === null).length).toBeLessThanOrEqual(1)
    for (const held of seats) expect(held.until === null || isEmpty(held) || isBefore(held.from, held.until)).toBe(true)
  }), { numRuns: 100 })
})
