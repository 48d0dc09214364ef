import { localTime } from '@hall/calendar'
import type { Finding, PointResult, Verdict } from '@hall/contract-attendance'
import { findAbsence, type AbsentTime } from './absences/find-absence.ts'
import { pickPunches } from './checks/pick-punches.ts'
import type { JudgedCheck } from './check.ts'
import { splitByMethod } from './counted.ts'
import { expectedChecks } from './expected-checks.ts'
import type { Absence, DayFacts, Rule } from './facts.ts'
import { awayHalves } from './away.ts'
import { applyRulings } from './corrections.ts'
import { checkFinding } from './findings/check-finding.ts'
import { conflicts } from './findings/conflict.ts'
import { earlyArrival } from './findings/early-arrival.ts'
import { notCountedFinding } from './findings/not-counted.ts'
import { judgeCheck } from './judge-check.ts'
import { absentUnder } from './leave/absent-under.ts'
import { lookFindings } from './rounds/look-findings.ts'
import { decideOutcome } from './outcome.ts'
import { proofDeadline, registeredInTime } from './proof.ts'

/** What one regulation says about one day of one person. The same facts give the same verdict, in whatever order they came. */
export function judgeDay(rule: Rule, known: DayFacts): Verdict {
  const { policy, calendar } = rule
  const facts = { ...known, punches: known.punches.filter(({ at }) => at.toPlainDate().equals(known.date)) }
  if (policy.checks.value.strategy === 'none') return withoutChecks(rule, facts, 'recorded')
  if (!facts.posted || !calendar.isWorkday(facts.date)) return withoutChecks(rule, facts, 'not_expected')

  const absences = registeredInTime(rule, facts.absences)
  const { counted, notCounted } = splitByMethod(policy, facts)
  const now = localTime(facts.now)
  const judged = pickPunches(policy, expectedChecks(policy, facts.date, absences), counted).map((check) => judgeCheck(policy, check, now))
  const absent = findAbsence(policy, judged)
  const replaced = new Set(absent.flatMap(({ insteadOf }) => insteadOf))
  const checks = judged.map((check) => (replaced.has(check.point.id) ? standAside(check) : check))

  const found = [
    ...absent.map((time) => absentFinding(rule, time, absentUnder(policy, facts.date, facts.leaves ?? []))),
    ...checks.flatMap((check) => (replaced.has(check.point.id) ? [] : (checkFinding(policy, check) ?? []))),
    ...conflicts(policy, checks, counted),
    ...lookFindings(policy, { date: facts.date, looks: facts.looks ?? [], absences, counted }),
  ].map((finding) => ({ ...finding, facts: [...finding.facts, ...tooLate(facts, absences)] }))
  const binding = applyRulings(found, facts.corrections ?? [])
  return {
    ...decideOutcome(policy, { checks, binding, absences }),
    points: checks.map(pointResult),
    findings: [...binding, ...earlyArrival(policy, checks), ...notCountedFinding(policy, notCounted)],
    away: awayHalves(policy, facts.date, absences),
    ...settling(rule, facts, { checks, binding }),
  }
}

/** Days off, days at no center, and regulations that set no daily checks: the punches are on record and nothing follows from them. */
function withoutChecks(rule: Rule, facts: DayFacts, outcome: 'recorded' | 'not_expected'): Verdict {
  return { outcome, clause: rule.policy.checks.clause, points: [], findings: [], away: [], proofDue: null, final: true, ...versionsOf(rule, [facts.date]) }
}

/** Absence without leave says it all: the check it stands for was missed, not late or early as well (TG-ATT-14). */
function standAside(check: JudgedCheck): JudgedCheck {
  return { ...check, state: 'missed', seconds: 0 }
}

function absentFinding({ policy }: Rule, { days, point, value, facts }: AbsentTime, under: ReturnType<typeof absentUnder>): Finding {
  return { kind: 'absent', clause: under?.clause ?? policy.absence.clause, point, value, seconds: null, days, facts: [...facts, ...(under ? [under.leave] : [])], binding: true }
}

/** Approved time away of the day that was registered after its limit: shown beside what it did not clear. */
function tooLate({ date, absences }: DayFacts, inTime: readonly Absence[]): string[] {
  const touches = ({ from, to }: Absence) =>
    Temporal.PlainDateTime.compare(from, date.add({ days: 1 }).toPlainDateTime()) < 0 && Temporal.PlainDateTime.compare(date.toPlainDateTime(), to) < 0
  return absences.filter((absence) => touches(absence) && !inTime.includes(absence)).map(({ id }) => id)
}

function pointResult({ point, limitText, state, punch }: JudgedCheck): PointResult {
  return {
    id: point.id, name: point.name, direction: point.direction, limit: limitText, clause: point.limit.clause,
    state, punch: punch?.id ?? null,
  }
}

/** Whether time still works on the verdict, and until when. */
function settling(rule: Rule, facts: DayFacts, { checks, binding }: { checks: readonly JudgedCheck[]; binding: readonly Finding[] }) {
  const dayIsOver = checks.every(({ state }) => state !== 'waiting')
  const { proof } = rule.policy
  if (!proof || binding.length === 0) return { proofDue: null, final: dayIsOver, ...versionsOf(rule, [facts.date]) }
  const due = proofDeadline(proof, rule.calendar, facts)
  if (!due) return { proofDue: null, final: false, ...versionsOf(rule, [facts.date]) }
  const closed = Temporal.Instant.compare(due.endsAt, facts.now) <= 0
  return {
    proofDue: { date: due.date.toString(), endsAt: due.endsAt.toString(), provisional: due.provisional, clause: proof.clause },
    final: dayIsOver && closed && !facts.pendingReview,
    ...versionsOf(rule, [facts.date, due.date]),
  }
}

function versionsOf({ version, effectiveFrom, calendarVersions }: Rule, dates: readonly Temporal.PlainDate[]) {
  const used = dates.flatMap(({ year }) => {
    const known = calendarVersions.get(year)
    return known === undefined ? [] : [[year, known]]
  })
  return { policyVersion: version, policyEffectiveFrom: effectiveFrom, calendarVersions: Object.fromEntries(used) }
}
