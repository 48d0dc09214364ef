import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createWorkingCalendar, publishedYears, ZONE } from '@hall/calendar'
import type { Verdict } from '@hall/contract-attendance'
import { type AttendancePolicy, attendancePolicy } from '@hall/regulation'
import { parse } from 'yaml'
import type { Absence, DayFacts, Outage, Punch, Rule } from '../src/domain/facts.ts'
import { judgeDay } from '../src/domain/judge-day.ts'

const FILES = {
  qingpu: 'qingpu/policy/attendance@2020-03-06.yaml',
  enping: 'enping/policy/attendance@2012-12-07.yaml',
  taigu: 'taigu/policy/attendance@2020-01-01.yaml',
  wenshang: 'wenshang/policy/attendance@2021-07-21.yaml',
  district: 'district/policy/attendance@2020-01-01.yaml',
} as const
export type Center = keyof typeof FILES
export const CENTERS = Object.keys(FILES) as Center[]

/** The real policies, judged against days written as the clauses' examples write them. */
export function policyOf(center: Center): AttendancePolicy {
  return policies[center]
}
const policies = Object.fromEntries(CENTERS.map((center) => [center, readPolicy(FILES[center])])) as Record<Center, AttendancePolicy>
const calendar = createWorkingCalendar({ years: publishedYears })

function readPolicy(file: string): AttendancePolicy {
  return attendancePolicy.parse(parse(readFileSync(join(import.meta.dirname, '../../../regulations', file), 'utf8')).policy)
}

export function ruleOf(center: Center, changes: Partial<AttendancePolicy> = {}): Rule {
  return {
    policy: { ...policyOf(center), ...changes },
    version: 1,
    effectiveFrom: '2020-01-01',
    calendar,
    calendarVersions: new Map([[2026, 1]]),
  }
}

export const at = (text: string) => Temporal.PlainDateTime.from(text)
export const instantAt = (local: string) => at(local).toZonedDateTime(ZONE).toInstant()

/** `08:30:01` or `08:30:01 fingerprint`; without a method the first the center accepts. The text is the punch's id. */
export function punchesOn(date: string, texts: readonly string[], usual = 'face'): Punch[] {
  return texts.map((text) => {
    const [time, method = usual] = text.split(' ')
    return { id: text, at: at(`${date}T${time}`), method, device: method === 'sign_in' ? null : 'T1' }
  })
}

/** `2026-03-10T08:30/2026-03-10T12:00`, registered well in time unless said otherwise. */
export function absence(span: string, rest: Partial<Absence> = {}): Absence {
  const [from, to] = span.split('/') as [string, string]
  return { id: span, kind: 'leave', from: at(from), to: at(to), registeredAt: instantAt('2026-01-01T00:00'), ...rest }
}

export function outage(span: string, device: string | null = null): Outage {
  const [from, to] = span.split('/') as [string, string]
  return { device, from: at(from), to: at(to) }
}

interface Given extends Partial<Omit<DayFacts, 'date' | 'punches' | 'now'>> {
  readonly changes?: Partial<AttendancePolicy>
  /** Local time of the judgement; midnight after the day unless said otherwise. */
  readonly now?: string
}

/** The verdict of a center on a day with these punches. */
export function judged(center: Center, date: string, punches: readonly string[], given: Given = {}): Verdict {
  const rule = ruleOf(center, given.changes)
  const day = Temporal.PlainDate.from(date)
  return judgeDay(rule, {
    posted: true, absences: [], outages: [], ...given,
    date: day,
    punches: punchesOn(date, punches, rule.policy.methods.value[0]),
    now: instantAt(given.now ?? day.add({ days: 1 }).toString()),
  })
}

/** The verdict as one line per finding: `late am_in QP-ATT-02 08:30 +1s`. */
export function findingsOf(verdict: Verdict): string[] {
  return verdict.findings.map(({ kind, point, clause, value, seconds, days }) =>
    [kind, point, clause, value, seconds !== null && `${seconds}s`, days !== null && `${days}d`].filter(Boolean).join(' '))
}
