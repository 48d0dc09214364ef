import type { WorkingCalendar } from '@hall/calendar'
import type pg from 'pg'

export interface Counted {
  received: number; accepted: number; finished: number; onTime: number; pastPlanned: number; pastDeadline: number; open: number; overdue: number
  noticed: number; secondNotices: number; refused: number; medianDays: number | null
}
export interface Recounted {
  readonly total: Counted
  readonly by: Readonly<Record<'item' | 'department' | 'channel', Readonly<Record<string, Counted>>>>
  readonly windows: Readonly<Record<string, { received: number; reviewed: number; accepted: number; acceptedOnline: number }>>
}
interface Asked { readonly center: string; readonly from: string; readonly to: string; readonly now: string; readonly calendar: WorkingCalendar }

interface Event { readonly case: string; readonly type: string; readonly data: Record<string, unknown>; readonly day: string; readonly department: string; readonly window: string | null }
interface Row { readonly id: string; readonly item: string; readonly department: string; readonly channel: string; readonly state: string; readonly received: string; readonly finished: string | null; readonly late: boolean; readonly past: boolean; readonly overdue: boolean }

const EVENTS = `
select substring(stream from 6) as "case", type, data, to_char(occurred_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day, department, "window"
from journal where stream like 'case/%' and center = $1 order by stream, version`
const ROWS = `
select id, coalesce(item, item_name) as item, department, channel, state, to_char(received_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as received, to_char(finished_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as finished, late,
  coalesce(finished_at > statutory_at, false) as past, finished_at is null and not stopped and coalesce(due_at <= $2, false) as overdue
from case_file where center = $1`

/** What the statistics should say, from every event and every row there is; as slow as it is plain. */
export async function recount(database: pg.Client, { center, from, to, now, calendar }: Asked): Promise<Recounted> {
  const { rows: events } = await database.query<Event>(EVENTS, [center])
  const { rows } = await database.query<Row>(ROWS, [center, now])
  const files = new Map(rows.map((row) => [row.id, row]))
  const within = (day: string | null): day is string => day !== null && day >= from && day <= to
  const sums = new Map<string, Counted & { took: number[] }>()
  const windows: Record<string, { received: number; reviewed: number; accepted: number; acceptedOnline: number }> = {}
  const add = ({ item, channel }: Row, department: string, change: (counted: Counted & { took: number[] }) => void) => {
    for (const key of ['total', `item ${item}`, `department ${department}`, `channel ${channel}`]) {
      if (!sums.has(key)) sums.set(key, { received: 0, accepted: 0, finished: 0, onTime: 0, pastPlanned: 0, pastDeadline: 0, open: 0, overdue: 0, noticed: 0, secondNotices: 0, refused: 0, medianDays: null, took: [] })
      change(sums.get(key)!)
    }
  }
  const finish = (row: Row, department: string) => add(row, department, (one) => {
    one.finished++
    one[row.late ? 'pastPlanned' : 'onTime']++
    if (row.past) one.pastDeadline++
    one.took.push(Math.max(0, calendar.workdaysBetween(Temporal.PlainDate.from(row.received), Temporal.PlainDate.from(row.finished!))))
  })
  const granted = new Map<string, unknown>()
  const checked = new Set<string>()
  for (const { case: id, type, data, day, department, window } of events) {
    if (type === 'CaseExamined' || type === 'CaseDecided') granted.set(id, data['grant'])
    const first = type === 'MaterialsChecked' && !checked.has(id)
    if (first) checked.add(id)
    if (!within(day)) continue
    const row = files.get(id)!
    const at = () => (windows[window!] ??= { received: 0, reviewed: 0, accepted: 0, acceptedOnline: 0 })
    if (first && row.channel === 'online') at().reviewed++
    switch (type) {
      case 'CaseRegistered': add(row, department, (one) => { one.received++ }); at().received++; break
      case 'CaseAccepted': {
        add(row, department, (one) => { one.accepted++ })
        at().accepted++
        if (row.channel === 'online') at().acceptedOnline++
        break
      }
      case 'NoticeIssued': if (!data['again']) add(row, department, (one) => { one.noticed++ }); break
      case 'FindingRaised': if (data['kind'] === 'notice_second') add(row, department, (one) => { one.secondNotices++ }); break
      case 'AcceptanceRefused': add(row, department, (one) => { one.refused++ }); break
      case 'CaseDeemedApproved': finish(row, department); break
      case 'CaseConcluded': {
        finish(row, department)
        if (data['outcome'] === 'refused') add(row, department, (one) => { one.refused++ })
        break
      }
    }
  }
  for (const row of rows) {
    if (row.finished === null) add(row, row.department, (one) => { one.open++ })
    if (row.overdue) add(row, row.department, (one) => { one.overdue++ })
    if (row.state !== 'imported') continue
    if (within(row.received)) add(row, row.department, (one) => { one.received++; one.accepted++ })
    if (within(row.finished)) finish(row, row.department)
  }
  const of = (kind: string) => Object.fromEntries([...sums].flatMap(([key, one]) => (key.startsWith(`${kind} `) ? [[key.slice(kind.length + 1), counted(one)]] : [])))
  return { total: counted(sums.get('total')!), by: { item: of('item'), department: of('department'), channel: of('channel') }, windows }
}

function counted({ took, ...one }: Counted & { took: number[] }): Counted {
  const sorted = took.toSorted((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  return { ...one, medianDays: sorted.length === 0 ? null : (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2 }
}
