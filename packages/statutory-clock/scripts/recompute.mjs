// Recomputes a clock of Hall from an exported ledger, with nothing but this file: node recompute.mjs export.json
// It lives through the case tick by tick, a day at a time (or a minute, a second), knowing no more than was known then.
import { readFileSync } from 'node:fs'
import { argv } from 'node:process'
import { pathToFileURL } from 'node:url'

const DAY = 86_400
const ZONE = 8 * 3600 // China keeps one time, eight hours ahead of UTC
const seconds = (iso) => Math.floor(Date.parse(iso) / 1000)
const dateOf = (t) => new Date((t + ZONE) * 1000).toISOString().slice(0, 10)
const midnight = (date) => seconds(`${date}T00:00:00Z`) - ZONE
const dayOf = (t) => midnight(dateOf(t))
const clockTime = (date, time) => seconds(`${date}T${time}Z`) - ZONE
const isPast = (due, t) => due !== undefined && (due.inclusive ? due.at < t : due.at <= t)

export function recompute({ rule, facts, days, now }) {
  const { status, due, used, left, faults } = read(rule, facts.map((fact) => ({ ...fact, t: seconds(fact.at) })), { days, now: seconds(now) })
  return { status, due: due ? { date: dateOf(due.day), at: new Date(due.at * 1000).toISOString().replace('.000', '') } : null, used, left, faults }
}

function read(rule, ledger, { days, now }) {
  const limit = rule.limit.value
  const byDay = limit.kind === 'days'
  const TICK = byDay ? DAY : [now, ...ledger.map(({ t }) => t)].every((t) => t % 60 === 0) ? 60 : 1
  const UNIT = byDay ? 1 : 60 / TICK // ticks in what the clock counts
  const infos = new Map(days.map((day) => [day.date, { ...day, open: day.sessions.map(({ from, to }) => [clockTime(day.date, from), clockTime(day.date, to)]) }]))
  const infoOf = (t) => infos.get(dateOf(t)) ?? { workday: false, open: [] }
  const tickOf = (t) => (byDay ? dayOf(t) : t)
  const horizon = midnight(days.at(-1).date)

  const { asked, received, then } = rule.supplement?.value ?? {}
  const stages = [rule.starts.value.with, asked, received, ...rule.finishes.value.with, rule.finishes.value.undoneBy]
  const rank = ({ kind, what }) => ['happened', 'stopped', 'notified', 'extended', 'resumed'].indexOf(kind) * 100 + (kind === 'happened' ? stages.indexOf(what) : 0)
  const facts = ledger.filter(({ t }) => t <= now).sort((a, b) => a.t - b.t || rank(a) - rank(b) || (a.id < b.id ? -1 : 1))
  const named = (what) => facts.filter((fact) => fact.kind === 'happened' && fact.what === what)

  // What starts the clock. Where nobody asked in time for what was missing, it counts from receipt; not where it was accepted before that.
  const notice = rule.deemedBy && read(rule.deemedBy, ledger, { days, now })
  const starting = named(rule.starts.value.with)
  const deemed = notice !== undefined && !(starting[0]?.t < notice.start?.t) && isPast(notice.due, notice.finish?.t ?? now)
  const start = deemed ? notice.start : starting.at(rule.starts.value.again === 'restarts' ? -1 : 0)
  if (!start) return { status: 'not_started', used: 0, left: 0, faults: {} }

  // Which ticks count, and the first and the number of them that something opens; `exact`: the last one, where a moment is named.
  const counts = (k) => (byDay ? limit.unit !== 'workday' || infoOf(k).workday : limit.runs !== 'open_hours' || infoOf(k).open.some(([from, to]) => from <= k && k < to))
  const howMany = (from, to) => { let n = 0; for (let k = from; k <= to; k += TICK) n += Number(counts(k)); return n }
  const walk = (k, n) => { for (let left = n; left > 0 && k <= horizon;) left -= Number(counts(k += TICK)); return k }
  const closing = (t) => (limit.ends === 'close' ? infoOf(t).open.at(-1)?.[1] : undefined)
  const addMonths = (k, n) => {
    const [year, month, day] = dateOf(k).split('-').map(Number)
    return Math.min(Date.UTC(year, month - 1 + n, day), Date.UTC(year, month + n, 0)) / 1000 - ZONE
  }
  const visitEnd = ({ t }) => {
    const bound = closing(t) > t ? closing(t) : dayOf(t) + DAY
    const end = named(limit.ended).find((fact) => fact.t >= t)?.t
    if (end === undefined) return limit.whichever === 'later' && now >= bound && named(limit.began).length > 0 ? Infinity : bound
    return limit.whichever === 'earlier' ? Math.min(bound, end) : Math.max(bound, end)
  }
  const opened = (fact) => {
    if (limit.kind === 'time') return { first: fact.t, left: limit.length * (limit.unit === 'hour' ? 60 : 1) * UNIT }
    const exact = (limit.kind === 'visit' ? visitEnd(fact) : fact.due ? seconds(fact.due) : Infinity) - TICK
    if (!byDay) return { first: fact.t, left: (exact + TICK - fact.t) / TICK, exact }
    const { open, workday } = infoOf(fact.t)
    let day = dayOf(fact.t)
    if (limit.afterHours === 'next_workday' && (open.length > 0 ? open.at(-1)[1] < fact.t : !workday)) do day += DAY; while (!infoOf(day).workday)
    const first = day + (limit.countFirstDay || limit.length === 0 ? 0 : DAY)
    if (limit.unit !== 'month' || limit.length === 0) return { first, left: Math.max(1, limit.length) }
    return { first, left: (addMonths(day, limit.length) + (limit.countFirstDay ? 0 : DAY) - first) / DAY }
  }

  // One tick: does anything stand still, and if not, does it count? A stop holds from its notice on, for as long as was stated.
  const { firstDay, lastDay, notice: telling, end: ending, grounds, basis } = rule.stops?.value ?? {}
  const plain = telling === 'not_required' && ending === 'resumed'
  const from = ({ t }) => (byDay ? dayOf(t) + (firstDay === 'counted' ? DAY : 0) : t)
  const until = (fact) => (!fact ? Infinity : byDay ? dayOf(fact.t) + (lastDay === 'counted' ? 0 : DAY) : fact.t)
  const faultOf = ({ fact, end, told }) => [
    [!rule.stops, 'NO_PROVISION'], [grounds && !grounds.includes(fact.ground), 'GROUND_NOT_LISTED'], [!fact.document, 'NO_DOCUMENT'],
    [!fact.approver, 'NO_APPROVER'], [basis === 'required' && !fact.basis, 'NO_BASIS'], [end?.t <= fact.t || from(fact) >= until(end), 'NO_TIME'],
    [!plain && told.length === 0, 'NO_NOTICE'], [!plain && ending === 'stated' && told.every(({ days: stated }) => !stated), 'NOTHING_STATED'],
  ].find(([fails]) => fails)?.[1]
  const holds = (stop, k) => !faultOf(stop) && from(stop.fact) <= k && k < until(stop.end)
    && (plain || stop.told.some(({ t, days: stated }) => tickOf(t) <= k && (ending === 'resumed' || (stated ?? 0) * UNIT > stop.spent)))
  const settle = (s, k) => {
    const holding = s.stops.filter((stop) => holds(stop, k))
    const still = holding.length > 0 || s.waits.some((wait) => from(wait.fact) <= k && k < until(wait.end))
    if (counts(k)) {
      for (const stop of holding) stop.spent += 1
      if (still && k >= s.since) s.exact = undefined
      if (!still && k >= s.first) s.log.push(k)
      if (!still && k >= s.since) s.left -= 1
    }
    if (s.end === undefined && (s.exact === undefined ? s.left <= 0 : k >= s.exact)) s.end = k
  }
  const dueAt = (end) => {
    const at = end + TICK
    const step = byDay && limit.unit !== 'workday' ? { next_workday: DAY, previous_workday: -DAY }[limit.restDay] : undefined
    let day = byDay ? end : dayOf(at)
    while (step && !infoOf(day).workday) day += step
    if (byDay) return closing(day) ? { day, at: closing(day), inclusive: limit.closing === 'in_time' } : { day, at: day + DAY, inclusive: false }
    return { day, at, inclusive: limit.kind !== 'visit' || (at === closing(at) ? limit.closing === 'in_time' : at !== dayOf(at)) }
  }
  // What comes of it if nothing more happens.
  const ahead = (s, t) => {
    const later = structuredClone(s)
    for (let { k } = s; later.end === undefined && k <= horizon; k += TICK) settle(later, k)
    const own = later.end === undefined ? undefined : dueAt(later.end)
    const ceiling = rule.inside && read(rule.inside, ledger, { days, now: t }).due
    if (own && ceiling && ceiling.at < own.at) return { log: later.log, due: ceiling, end: Math.min(later.end, byDay ? ceiling.day : ceiling.at - TICK), capped: true }
    return { log: later.log, due: own, end: later.end ?? Infinity }
  }
  const extended = (s, { document, approver, to }, t) => {
    const way = rule.extension?.value
    const { due, end } = ahead(s, t)
    const last = s.exact ?? s.planned
    const aim = to.date ? midnight(to.date) + (byDay ? 0 : DAY - TICK) : to.at ? tickOf(seconds(to.at)) - (byDay ? 0 : TICK)
      : limit.unit === 'month' ? addMonths(last, to.length) : walk(last, to.length * (limit.unit === 'hour' ? 60 : 1) * UNIT)
    const before = !to.length && end < Infinity ? end : last
    const more = aim > before ? Math.max(1, howMany(before + TICK, aim)) : 0
    const fault = !way ? 'NO_PROVISION' : !document ? 'NO_DOCUMENT' : !approver ? 'NO_APPROVER' : isPast(due, t) ? 'EXPIRED'
      : way.times !== null && s.times >= way.times ? 'TOO_MANY' : more === 0 ? 'NOT_LATER' : way.longest !== null && s.units + more > way.longest * UNIT ? 'TOO_LONG' : undefined
    if (fault) return { fault }
    const since = s.k + (byDay ? DAY : 0)
    const named = to.length ? { left: s.left + more, exact: s.exact && aim } : { since, left: howMany(since, aim), exact: aim }
    const next = { ...structuredClone(s), end: undefined, planned: aim, times: s.times + 1, units: s.units + more, ...named }
    return ahead(next, t).capped ? { fault: 'PAST_STATUTORY' } : { next }
  }

  // The facts one after the other; once the limit has passed, nothing works on it any more but an end.
  const count = (open) => ({ ...open, since: open.first, planned: open.exact ?? walk(open.first - TICK, open.left), log: [], end: undefined })
  let s = { k: tickOf(facts[0].t), stops: [], waits: [], times: 0, units: 0, ...count(opened(start)) }
  let [finish, ended] = []
  const faults = {}
  const order = (fact, t) => {
    const { fault, next } = extended(s, fact, t)
    if (next) s = next
    faults[fact.id] = fault
  }
  for (const fact of facts) {
    for (; s.k < tickOf(fact.t); s.k += TICK) settle(s, s.k)
    const is = (what) => fact.t >= start.t && fact.kind === 'happened' && fact.what === what
    if (is(rule.finishes.value.undoneBy)) finish = undefined
    else if (!finish && rule.finishes.value.with.some(is)) [finish, ended] = [fact, structuredClone(s)]
    if (finish) continue
    const expired = fact.t >= start.t && isPast(ahead(s, fact.t).due, fact.t)
    const open = s.waits.find(({ end }) => !end)
    const of = s.stops.find((stop) => stop.fact.id === (fact.of ?? fact.stop))
    if (fact.kind === 'extended' && fact.t >= start.t && fact.clocks.includes(rule.name)) {
      const told = facts.find((one) => one.kind === 'notified' && one.of === fact.id && one.document && one.t <= fact.t)
      if (!expired && rule.extension?.value.untold === 'void' && !told) faults[fact.id] = 'NOT_TOLD'
      else order(fact, fact.t)
    } else if (expired) { if (fact.kind === 'stopped') faults[fact.id] = 'EXPIRED' }
    else if (fact.kind === 'stopped') s.stops.push({ fact, spent: 0, told: facts.filter((one) => one.t < fact.t && one.of === fact.id && one.document), end: facts.find((one) => one.t < fact.t && one.stop === fact.id) })
    else if (fact.kind === 'resumed' && of) of.end ??= fact
    else if (fact.kind === 'notified' && fact.document && of) of.told.push(fact)
    else if (fact.kind === 'notified' && fact.document && faults[fact.of] === 'NOT_TOLD') order(facts.find(({ id }) => id === fact.of), fact.t)
    else if (!deemed && is(asked) && !open) s.waits.push({ fact })
    else if (!deemed && is(received) && open) {
      if (then === 'resume') open.end = fact
      else s = { ...s, waits: s.waits.filter((wait) => wait !== open), ...count(opened(fact)) }
    }
  }
  const t = finish?.t ?? now
  if (finish) s = ended
  else for (; s.k < tickOf(t); s.k += TICK) settle(s, s.k)
  for (const stop of s.stops) faults[stop.fact.id] = faultOf(stop)
  const { due, end, log } = ahead(s, t)
  const ran = tickOf(t) - (byDay ? 0 : TICK)
  const today = structuredClone(s)
  if (byDay) settle(today, s.k)
  const used = today.log.filter((k) => k <= Math.min(ran, end)).length / UNIT
  const left = (end < Infinity ? log.filter((k) => ran < k && k <= end).length : Math.max(0, today.left)) / UNIT
  const status = finish ? 'finished' : isPast(due, now) ? 'expired' : s.waits.some((wait) => !wait.end) ? 'waiting'
    : s.stops.some((stop) => !stop.end && holds({ ...stop }, Math.max(ran, from(stop.fact)))) ? 'stopped' : 'running'
  return { status, start, finish, due, used, left, faults }
}

if (import.meta.url === pathToFileURL(argv[1] ?? '').href) {
  const doc = JSON.parse(readFileSync(argv[2], 'utf8'))
  console.log(JSON.stringify({ recomputed: recompute(doc), exported: doc.result }, null, 2))
}
