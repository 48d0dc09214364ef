// Derives the golden cases without any code of the clock: lists of working days written out below, counted by position.
// node golden/derive.mjs writes golden/cases.json. Cases `by: 'clause'` carry what a clause inventory states, `by: 'hand'` were counted by a person.
import { writeFileSync } from 'node:fs'
import { argv } from 'node:process'
import { pathToFileURL } from 'node:url'
import { byClause, byHand } from './counted.mjs'
import { extend, happened, notify, resume, stop } from './facts.mjs'

/** Days off of 2026 that are weekdays, and weekend days worked, as the State Council's notice of 2025-11-04 has them. */
const OFF = ['01-01', '01-02', '02-16', '02-17', '02-18', '02-19', '02-20', '02-23', '04-06', '05-01', '05-04', '05-05', '06-19', '09-25', '10-01', '10-02', '10-05', '10-06', '10-07']
const WORKED = ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10']

const all = []
for (let day = Date.UTC(2026, 0, 1); day <= Date.UTC(2026, 11, 31); day += 86_400_000) all.push(new Date(day).toISOString().slice(0, 10))
const weekend = (date) => [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay())
const isWorkday = (date) => WORKED.includes(date.slice(5)) || (!weekend(date) && !OFF.includes(date.slice(5)))
const workdays = all.filter(isWorkday)

/** The nth working day after a date, those given taken out. */
const nth = (from, n, out = []) => workdays.filter((date) => date > from && !out.includes(date))[n - 1]
const upTo = (from, to, out = []) => workdays.filter((date) => date > from && date <= to && !out.includes(date)).length
const between = (from, to) => all.filter((date) => from <= date && date <= to)
const midnightAfter = (date) => `${all[all.indexOf(date) + 1]}T00:00`

const cases = []
const add = (id, rest) => cases.push({ id, by: 'derived', ...rest })
/** A limit in working days read on the evening of a day. */
const expectDays = ({ from, n, out = [], now, due = nth(from, n, out) }) => {
  const used = Math.min(upTo(from, now, out), upTo(from, due, out))
  return { status: now > due ? 'expired' : 'running', due: midnightAfter(due), used, left: upTo(from, due, out) - used }
}
const evening = (date) => `${date}T20:00`

// Five, ten and twenty working days from every day around Spring Festival, read on its last day off.
for (const from of between('2026-02-09', '2026-02-28')) {
  for (const [n, rule] of [[5, 'qingpu'], [10, 'wenshang'], [20, 'national']]) {
    const now = from > '2026-02-23' ? from : '2026-02-23'
    add(`spring-festival-${from}-${n}`, { rule, length: n, facts: [happened('accepted', `${from}T09:30`)], now: evening(now), expect: expectDays({ from, n, now }) })
  }
}
// Across each exchanged weekend day, of each center.
for (const exchanged of WORKED.map((day) => `2026-${day}`)) {
  const before = all[all.indexOf(exchanged) - 1]
  const centers = [['qingpu', 'accepted', 1], ['taigu', 'accepted', 2], ['enping', 'accepted', 3], ['wenshang', 'accepted', 4], ['district', 'received', 5]]
  for (const [rule, what, n] of centers) {
    add(`exchanged-${exchanged}-${rule}`, { rule, length: n, facts: [happened(what, `${before}T16:00`)], now: evening(exchanged), expect: expectDays({ from: before, n, now: exchanged }) })
  }
}
// A review that stands across Spring Festival, begun and ended on different days; both edges are out.
for (const begun of ['2026-02-11', '2026-02-13', '2026-02-14', '2026-02-15']) {
  for (const ended of ['2026-02-22', '2026-02-24', '2026-02-25', '2026-02-28', '2026-03-02']) {
    const from = '2026-02-09'
    const out = between(begun, ended)
    const facts = [happened('accepted', `${from}T10:00`), ...stop('s', `${begun}T11:00`), notify('s', `${begun}T11:30`), resume('s', `${ended}T09:00`)]
    add(`stopped-${begun}-${ended}`, { rule: 'national', length: 10, facts, now: evening('2026-03-04'), expect: expectDays({ from, n: 10, out, now: '2026-03-04' }) })
  }
}
// A notice that comes days after the stop began: it holds from its own day on.
for (const told of ['2026-03-05', '2026-03-06', '2026-03-09', '2026-03-10']) {
  const out = between(told, '2026-03-11')
  const facts = [happened('accepted', '2026-03-02T10:00'), ...stop('s', '2026-03-05T09:00'), notify('s', `${told}T16:00`), resume('s', '2026-03-11T09:00')]
  add(`told-${told}`, { rule: 'national', length: 10, facts, now: evening('2026-03-12'), expect: expectDays({ from: '2026-03-02', n: 10, out, now: '2026-03-12' }) })
}
// More time asked for in the last minute of the limit, and in the minute after it.
for (const from of ['2026-02-11', '2026-03-02', '2026-04-01', '2026-04-28', '2026-09-17', '2026-09-28']) {
  const due = nth(from, 5)
  const later = nth(due, 3)
  for (const [minute, at, granted] of [['last', `${due}T23:59`, true], ['after', midnightAfter(due), false]]) {
    const now = granted ? due : at.slice(0, 10)
    const facts = [happened('accepted', `${from}T09:00`), extend('e', at, ['promised', { length: 3 }])]
    const expect = granted ? { status: 'running', due: midnightAfter(later), used: 5, left: 3, faults: {} } : { status: 'expired', due: midnightAfter(due), used: 5, left: 0, faults: { e: 'EXPIRED' } }
    add(`extension-${minute}-minute-${from}`, { rule: 'qingpu', length: 5, facts, now: `${now}${granted ? 'T23:59' : 'T00:00'}`, expect })
  }
}
// Instant cases: thirty minutes of open hours, 08:30-12:00 and 14:00-17:30, on a working day before a rest day and others.
const minuteOf = (time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
const openMinutes = (date) => Array.from({ length: 1440 }, (_, minute) => minute).filter((m) => isWorkday(date) && ((m >= 510 && m < 720) || (m >= 840 && m < 1050)))
const timeline = all.slice(all.indexOf('2026-03-01'), all.indexOf('2026-05-12')).flatMap((date) => openMinutes(date).map((minute) => ({ date, minute })))
const clockTime = (minute) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
for (const date of ['2026-03-10', '2026-03-13', '2026-04-03', '2026-04-30', '2026-05-09']) {
  for (const time of ['08:30', '08:10', '11:45', '12:30', '17:15', '17:30']) {
    const counted = timeline.filter((one) => one.date > date || (one.date === date && one.minute >= minuteOf(time)))
    const last = counted[29]
    const facts = [happened('accepted', `${date}T${time}`)]
    add(`minutes-${date}-${time}`, { rule: 'minutes', length: 30, facts, now: `${date}T${time}`, expect: { status: 'running', due: `${last.date}T${clockTime(last.minute + 1)}`, used: 0, left: 30 } })
  }
}

export const golden = () => [...byClause(), ...byHand(), ...cases]

if (import.meta.url === pathToFileURL(argv[1] ?? '').href) {
  writeFileSync(new URL('cases.json', import.meta.url), `[\n${golden().map((one) => JSON.stringify(one)).join(',\n')}\n]\n`)
  process.stdout.write(`${golden().length} cases\n`)
}
