import { deadline, dateOf } from '@hall/calendar'
import type { Transaction } from '@hall/database'
import { figuresOf, FIGURE_COLUMNS, SUMS } from '../judging/keep-figures.ts'
import type { MonthRule } from '../month-views.ts'

const NAMES = FIGURE_COLUMNS.map(([, column]) => column).join(', ')

/** Summed from the days once more, not copied: what a month is closed with is what its days say. Answers for how many people. */
export async function closeFigures(tx: Transaction, center: string, month: Temporal.PlainDate): Promise<number> {
  const [row] = await tx.sql<{ people: number }>(
    `with s as (
       select f.person, (array_agg(f.department order by f.date desc))[1] as department, (array_agg(f."window" order by f.date desc))[1] as "window", ${SUMS}
       from day_figure f where f.center = $1 and f.date >= $2 and f.date < $2::date + interval '1 month' group by f.person
     ), kept as (
       insert into closed_figure (center, month, person, name, department, "window", ${NAMES})
       select $1, $2, s.person, m.name, s.department, s."window", ${FIGURE_COLUMNS.map(([, column]) => `s.${column}`).join(', ')}
       from s join month_figure m on m.center = $1 and m.month = $2 and m.person = s.person returning 1
     ) select count(*)::int as people from kept`, [center, month])
  return row!.people
}

interface Issuing { readonly center: string; readonly month: Temporal.PlainDate; readonly now: Temporal.Instant; readonly newId: () => string }
export interface Issued { readonly id: string; readonly department: string; readonly due: Temporal.PlainDate }

/** One statement for each sending department, of the people it had at the center at the end of the month. */
export async function issueStatements(tx: Transaction, { rule, month: policy }: MonthRule, { center, month, now, newId }: Issuing): Promise<Issued[]> {
  const { value, clause } = policy.statement
  const due = deadline(rule.calendar, { length: value.acknowledgeWithinWorkdays, unit: 'workday', countFirstDay: false, restDay: 'stays' }, { from: dateOf(now) }).date
  const departments = await tx.sql<{ department: string }>('select distinct department from closed_figure where center = $1 and month = $2 and department is not null order by department', [center, month])
  const issued = departments.map(({ department }) => ({ id: newId(), department, due }))
  await tx.sql(
    `insert into statement (id, center, department, month, people, figures, columns, issued_at, due, clause)
     select k.id, $1, k.department, $2, s.people, ${figuresOf('s')}, $3, $4, $5, $6
     from unnest($7::uuid[], $8::text[]) as k(id, department)
       join (select f.department, count(*)::int as people, ${SUMS} from closed_figure f where f.center = $1 and f.month = $2 group by f.department) s on s.department = k.department`,
    [center, month, [...policy.figures.value], now, due, clause, issued.map(({ id }) => id), issued.map(({ department }) => department)])
  return issued
}
