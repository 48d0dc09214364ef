import type { Verdict } from '@hall/contract-attendance'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { COUNTED, dayFigures, NOTHING, sumFigures } from '../src/domain/month/day-figures.ts'
import { type AttendanceCity, id, ok, startAttendance } from './city.ts'

let attendance: AttendanceCity
beforeAll(async () => { attendance = await startAttendance({ clock: '2031-03-03T00:00:00' }) }, 60_000)
afterAll(() => attendance[Symbol.asyncDispose]())

const DAYS = ['2031-03-03', '2031-03-04', '2031-03-05', '2031-03-06', '2031-03-07', '2031-03-10', '2031-03-11', '2031-03-12', '2031-03-13', '2031-03-14']

/** The months as they stand, and as the verdicts on record would make them. */
async function months() {
  const verdicts = await attendance.rows<{ center: string; person: string; month: string; verdict: Verdict }>(`select center, person, to_char(date, 'YYYY-MM') as month, verdict from day`)
  const kept = await attendance.rows<Record<string, unknown> & { center: string; person: string; month: string }>(`select *, to_char(month, 'YYYY-MM') as month from month_figure`)
  const wanted = [...Map.groupBy(verdicts, ({ center, person, month }) => `${center}/${person}/${month}`)].flatMap(([key, days]) => {
    const figures = days.flatMap(({ verdict }) => dayFigures(verdict) ?? [])
    return figures.length > 0 ? [[key, sumFigures(figures)] as const] : []
  })
  const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  const standing = kept.map((row) => [`${row.center}/${row.person}/${row.month}`, Object.fromEntries(COUNTED.map((name) => [name, row[snake(name)]]))] as const)
  const sorted = <T>(entries: readonly (readonly [string, T])[]) => entries.toSorted(([a], [b]) => a.localeCompare(b))
  return { standing: sorted(standing), wanted: sorted(wanted) }
}

test('a month is the sum of its days, whatever comes late, in whatever order', async () => {
  attendance.setClock('2031-03-17T18:00:00')
  // A deterministic disorder: three terminals, days back and forth, some sent twice.
  const order = [7, 2, 9, 0, 5, 3, 8, 1, 6, 4, 2, 7]
  for (const [turn, index] of order.entries()) {
    for (const [serial, numbers] of [['QPT1', ['101', '102', '103']], ['TGT1', ['101']], ['WST1', ['101']]] as const) {
      await attendance.push(serial, DAYS[index]!, numbers.flatMap((number, n) => [`${number} 08:${20 + ((turn * 7 + n * 5) % 20)}:00`, `${number} 17:${(turn * 11 + n) % 60}:00`].slice(0, 1 + ((turn + n) % 2))))
    }
  }
  await attendance.judged()
  const before = await months()
  expect(before.standing.length).toBeGreaterThanOrEqual(5)
  expect(before.standing).toEqual(before.wanted)

  const section = attendance.as('S', 'coordination@section:qingpu/qingpu-office')
  await ok(section.absences.register({ center: 'qingpu', person: 'QP0002', kind: 'leave', from: '2031-03-13T08:30:00', to: '2031-03-17T17:30:00', reason: '事假', commandId: id() }))
  await attendance.judged()
  const after = await months()
  expect(after.standing).toEqual(after.wanted)
  const changed = after.standing.filter(([key, figures]) => JSON.stringify(figures) !== JSON.stringify(new Map(before.standing).get(key) ?? NOTHING)).map(([key]) => key)
  expect(changed).toEqual(['qingpu/QP0002/2031-03'])
})

test('a late day touches the month of its person and nobody else', async () => {
  const rows = async () => attendance.rows<{ person: string; center: string; xmin: string }>('select center, person, xmin::text from month_figure order by center, person')
  const before = await rows()
  await attendance.push('TGT1', '2031-03-05', ['101 08:45:30', '101 17:31:00'])
  await attendance.judged()
  const touched = (await rows()).filter(({ xmin }, i) => xmin !== before[i]!.xmin)
  expect(touched.map(({ person }) => person)).toEqual(['TG0001'])
})
