import { describe, expect, test } from 'vitest'
import { EMPTY_ROSTER, evolveRoster } from '../roster-event.ts'
import type { Places } from '../places.ts'
import { planRoster, type Recorded } from './plan.ts'
import type { RosterRow } from './row.ts'

const date = (text: string) => Temporal.PlainDate.from(text)
const name = (zh: string) => ({ zh, en: zh })
const places: Places = {
  departments: [{ id: 'tax', name: { zh: '税务局', en: 'Tax' } }, { id: 'police', name: name('公安局') }],
  sections: [{ id: 'qp-window', name: name('窗口管理科') }],
  windows: [
    { id: 'w01', number: '01', name: name('办税'), department: 'tax', closedOn: null },
    { id: 'w02', number: '02', name: name('户政'), department: 'police', closedOn: null },
    { id: 'w03', number: '03', name: name('旧窗口'), department: 'tax', closedOn: date('2026-02-01') },
  ],
  posts: [
    { id: 'p1', window: 'w01', name: name('受理岗') }, { id: 'p2', window: 'w02', name: name('受理岗') }, { id: 'p3', window: 'w02', name: name('制证岗') },
  ],
}
const nobody: Recorded = { places, roster: EMPTY_ROSTER, phones: new Map(), postedElsewhere: new Set() }
const row = (row: number, person: string, rest: Partial<RosterRow> = {}): RosterRow => ({ row, person, name: `人${person}`, window: '01', ...rest })
const plan = (rows: RosterRow[], recorded = nobody, day = '2026-03-02') => planRoster({ rows, day: date(day) }, recorded)

/** The record after a file without errors. */
function imported(rows: RosterRow[], recorded = nobody, day = '2026-03-02'): Recorded {
  const { errors, events, phones } = plan(rows, recorded, day)
  expect(errors).toEqual([])
  return { ...recorded, roster: evolveRoster(recorded.roster, events), phones: new Map([...recorded.phones, ...phones]) }
}
const codes = (rows: RosterRow[], recorded = nobody) => plan(rows, recorded).errors.map(({ row: at, field, code }) => `${at} ${field} ${code}`)

const FILE = [
  row(2, 'QP1', { primary: ['受理岗'], lead: true, attendanceNumber: '101', phone: '13800000001' }),
  row(3, 'QP2', { backup: ['p1', '02 受理岗'], attendanceNumber: '102', phone: null }),
  row(4, 'QP3', { window: null, section: '窗口管理科', department: null }),
]

describe('a sound file', () => {
  test('posts and seats people', () => {
    const { events, changes } = plan(FILE)
    expect(changes.map(({ kind }) => kind)).toEqual(['new', 'new', 'new'])
    expect(events.filter(({ type }) => type === 'PersonPosted')).toMatchObject([
      { person: 'QP1', department: 'tax', window: 'w01', section: null, lead: true, from: '2026-03-02', since: '2026-03-02' },
      { person: 'QP2', department: 'tax', window: 'w01', lead: false },
      { person: 'QP3', department: null, window: null, section: 'qp-window' },
    ])
    expect(events.filter(({ type }) => type === 'PostAssigned')).toMatchObject([
      { post: 'p1', person: 'QP1', capacity: 'primary' }, { post: 'p1', person: 'QP2', capacity: 'backup' }, { post: 'p2', person: 'QP2', capacity: 'backup' },
    ])
  })
  test('read a second time changes nothing', () => {
    const { events, changes, phones } = plan(FILE, imported(FILE), '2026-05-01')
    expect(events).toEqual([])
    expect(phones.size).toBe(0)
    expect(changes.map(({ kind, changes: fields }) => [kind, fields.length])).toEqual([['unchanged', 0], ['unchanged', 0], ['unchanged', 0]])
  })
  test('keeps the telephone number out of events', () => {
    const { events, phones } = plan(FILE)
    expect([...phones]).toEqual([['QP1', '13800000001']])
    expect(JSON.stringify(events)).not.toContain('13800000001')
    expect(events).toContainEqual({ type: 'PhoneChanged', person: 'QP1' })
  })
  test('a changed number is a change, also where its masked form is the same', () => {
    const { changes } = plan([row(2, 'QP1', { phone: '13899990001' })], imported(FILE))
    expect(changes[0]).toMatchObject({ kind: 'changed', changes: [{ field: 'phone', before: '138****0001', after: '138****0001' }] })
  })
})

describe('a later file', () => {
  test('what it has no column for stays', () => {
    expect(plan([{ row: 2, person: 'QP1', name: '人QP1' }], imported(FILE)).changes[0]!.kind).toBe('unchanged')
  })
  test('an empty cell empties', () => {
    const { changes } = plan([row(2, 'QP1', { attendanceNumber: null })], imported(FILE))
    expect(changes[0]!.changes).toEqual([{ field: 'attendanceNumber', before: '101', after: null }])
  })
  test('a new attendance number does not change since when one is at the window; another window does', () => {
    const before = imported(FILE)
    expect(plan([row(2, 'QP1', { attendanceNumber: '109' })], before, '2026-04-01').events[0]).toMatchObject({ from: '2026-04-01', since: '2026-03-02' })
    expect(plan([row(2, 'QP1', { window: '02' })], before, '2026-04-01').events[0]).toMatchObject({ window: 'w02', from: '2026-04-01', since: '2026-04-01' })
  })
  test('who goes to another window leaves the post of the old one', () => {
    expect(plan([row(2, 'QP1', { window: '02' })], imported(FILE), '2026-04-01').events.slice(1))
      .toEqual([{ type: 'PostLeft', post: 'p1', window: 'w01', person: 'QP1', capacity: 'primary', on: '2026-04-01' }])
  })
  test('who leaves the center leaves its posts', () => {
    const { events } = plan([row(3, 'QP2', { until: date('2026-04-01') })], imported(FILE))
    expect(events.map(({ type, ...rest }) => [type, 'on' in rest && rest.on])).toEqual([['PersonLeft', '2026-04-01'], ['PostLeft', '2026-04-01'], ['PostLeft', '2026-04-01']])
  })
  test('who has left and is in it again comes back', () => {
    const left = imported([row(2, 'QP1', { until: date('2026-04-01') })], imported(FILE))
    expect(plan([row(2, 'QP1', { until: null })], left, '2026-05-01').events).toMatchObject([{ type: 'PersonPosted', from: '2026-05-01', since: '2026-05-01' }])
  })
  test('A and B change places in one file', () => {
    const { errors, events } = plan([row(2, 'QP1', { primary: null, backup: ['p1'] }), row(3, 'QP2', { primary: ['p1'], backup: ['02 受理岗'] })], imported(FILE), '2026-04-01')
    expect(errors).toEqual([])
    expect(events.map((event) => [event.type, event.person])).toEqual([['PostLeft', 'QP1'], ['PostLeft', 'QP2'], ['PostAssigned', 'QP1'], ['PostAssigned', 'QP2']])
  })
  test('people who are not in it stay as they are', () => {
    const after = imported([row(2, 'QP9', { attendanceNumber: '109' })], imported(FILE))
    expect([...after.roster.lines.keys()]).toEqual(['QP1', 'QP2', 'QP3', 'QP9'])
  })
})

describe('errors', () => {
  test('places that do not exist', () => {
    expect(codes([
      row(2, 'A1', { department: '教育局' }), row(3, 'A2', { window: '99' }), row(4, 'A3', { window: null, section: '督查室' }), row(5, 'A4', { primary: ['收费岗'] }),
    ])).toEqual(['2 department DEPARTMENT_UNKNOWN', '3 window WINDOW_UNKNOWN', '4 section SECTION_UNKNOWN', '5 primary POST_UNKNOWN'])
  })
  test('a place missing, two places, a closed window, a post meant by two', () => {
    expect(codes([
      row(2, 'A1', { window: null }), row(3, 'A2', { section: '窗口管理科' }), row(4, 'A3', { window: '03' }), row(5, 'A4', { window: null, department: '税务局', primary: ['受理岗'] }),
    ])).toEqual(['2 department PLACE_MISSING', '3 section PLACE_TWICE', '4 window WINDOW_CLOSED', '5 primary POST_AMBIGUOUS'])
  })
  test('a number twice, a person of another center', () => {
    expect(codes([row(2, 'A1'), row(3, 'A1'), row(4, 'A2')], { ...nobody, postedElsewhere: new Set(['A2']) })).toEqual(['3 person NUMBER_TWICE', '4 person POSTED_ELSEWHERE'])
  })
  test('a post with two A holders in the file, or with one who is not in it', () => {
    expect(codes([row(2, 'A1', { primary: ['p1'] }), row(3, 'A2', { primary: ['p1'] })])).toEqual(['3 primary POST_TWICE'])
    expect(codes([row(2, 'A1', { primary: ['p1'] })], imported(FILE))).toEqual(['2 primary POST_HELD'])
  })
  test('A and B by one person', () => {
    expect(codes([row(2, 'A1', { primary: ['p1'], backup: ['p1'] })])).toEqual(['2 backup SAME_PERSON_TWICE'])
  })
  test('an attendance number used twice; two people may change numbers', () => {
    expect(codes([row(2, 'A1', { attendanceNumber: '7' }), row(3, 'A2', { attendanceNumber: '7' })])).toEqual(['3 attendanceNumber ATTENDANCE_NUMBER_TWICE'])
    expect(codes([row(2, 'A1', { attendanceNumber: '101' })], imported(FILE))).toEqual(['2 attendanceNumber ATTENDANCE_NUMBER_TAKEN'])
    expect(codes([row(2, 'QP1', { attendanceNumber: '102' }), row(3, 'QP2', { attendanceNumber: '101' })], imported(FILE))).toEqual([])
  })
  test('days in the wrong order', () => {
    expect(codes([row(2, 'A1', { from: date('2026-03-05'), until: date('2026-03-05') })])).toEqual(['2 until UNTIL_BEFORE_FROM'])
    expect(codes([row(2, 'QP1', { window: '02', from: date('2026-03-01') })], imported(FILE))).toEqual(['2 from BEFORE_CURRENT'])
    expect(codes([row(2, 'QP1', { until: date('2026-03-02') })], imported(FILE))).toEqual(['2 until UNTIL_BEFORE_FROM'])
  })
  test('one wrong row does not make others wrong', () => {
    expect(codes([row(2, 'QP1', { window: '99', primary: null }), row(3, 'QP2', { primary: ['p1'], backup: [] })], imported(FILE))).toEqual(['2 window WINDOW_UNKNOWN'])
  })
})
