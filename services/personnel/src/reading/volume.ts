import type { Transaction } from '@hall/database'
import { eq } from 'drizzle-orm'
import { staysAt } from '../db/place-store.ts'
import { windowCopy } from '../db/schema.ts'

interface Counted { readonly window: string; readonly person: string | null; readonly count: number }

/** Cases taken in, by the window and the person they were with. */
const CASES = `
select "window", handler as person, count(distinct "case")::int as count from case_step
where center = $1 and step = 'registered' and stepped_at >= ($2::date)::timestamp at time zone 'Asia/Shanghai' and stepped_at < ($3::date)::timestamp at time zone 'Asia/Shanghai' and "window" is not null
group by 1, 2`
/** Numbers called and taken on; questions are no callers. */
const CALLERS = `
select "window", person, count(*)::int as count from file
where kind = 'call' and center = $1 and subject = 'ticket' and status <> 'turned_down' and effective >= $2 and effective < $3 and "window" is not null
group by 1, 2`

/** The business of a month by window, and by everybody who did some of it or is there at its end. */
export async function volumeOf(tx: Transaction, { center, window, month }: { center: string; window?: string | undefined; month: string }) {
  const from = Temporal.PlainDate.from(`${month}-01`)
  const next = from.add({ months: 1 })
  const [cases, callers, windows, stays] = await Promise.all([
    tx.sql<Counted>(CASES, [center, from, next], 'volume.cases'), tx.sql<Counted>(CALLERS, [center, from, next], 'volume.callers'),
    tx.select().from(windowCopy).where(eq(windowCopy.center, center)).orderBy(windowCopy.number), staysAt(tx, { center }, next.subtract({ days: 1 })),
  ])
  const names = await namesOfPeople(tx, [...cases, ...callers].flatMap(({ person }) => person ?? []))
  const sum = (counted: readonly Counted[]) => counted.reduce((total, { count }) => total + count, 0)
  return windows.filter(({ id, closedOn }) => (window === undefined || id === window) && (closedOn === null || Temporal.PlainDate.compare(closedOn, from) > 0)).map(({ id, department }) => {
    const [own, called, here] = [cases.filter((one) => one.window === id), callers.filter((one) => one.window === id), stays.filter((one) => one.window === id)]
    const people = [...new Set([...here.map(({ person }) => person), ...[...own, ...called].flatMap(({ person }) => person ?? [])])]
    const of = (counted: readonly Counted[], person: string) => sum(counted.filter((one) => one.person === person))
    return {
      window: id, department, people: here.length, cases: sum(own), callers: sum(called),
      persons: people.map((person) => ({ person, name: here.find((one) => one.person === person)?.name ?? names.get(person) ?? person, cases: of(own, person), callers: of(called, person) })),
    }
  })
}

async function namesOfPeople(tx: Transaction, people: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.sql<{ person: string; name: string }>('select distinct on (person) person, name from posting where person = any ($1) order by person, starts_on desc', [people])
  return new Map(rows.map(({ person, name }) => [person, name]))
}
