import type { Localized, NoticeRaised } from '@hall/contract'
import type { Finding, Verdict } from '@hall/contract-attendance'
import { fill, inBoth, join } from './phrase.ts'
import texts from './texts.json' with { type: 'json' }

/** Whom a verdict concerns. */
export interface Concerned {
  readonly person: string
  readonly name: string
  readonly center: string
  readonly date: Temporal.PlainDate
  /** People who lead the person's window. */
  readonly leads: readonly string[]
}

/**
 * Tells the person and the window's lead what is held against the day, when that has changed; a correction says what it was
 * before. Undefined while nothing of it changed.
 */
export function composeNotice(who: Concerned, verdict: Verdict, before: Verdict | undefined): NoticeRaised | undefined {
  const now = held(verdict)
  const then = before && held(before)
  if (sameFindings(now, then ?? [])) return undefined
  const findings = inWords(now)
  const names = inBoth((language) => ({ name: who.name, date: dayIn(who.date)[language], findings: findings[language] }))
  const change = then && fill(texts.change, inBoth((language) => ({ before: inWords(then)[language], after: findings[language] })))
  return {
    center: who.center,
    recipients: [...new Set([who.person, ...who.leads])],
    title: fill(then?.length ? texts.corrected : texts.title, names),
    body: join('\n', [...(then?.length && change ? [change] : []), ...now.map((finding) => lineOf(finding, verdict)), ...proofLine(verdict)]),
    clauses: [...new Set([...now, ...(then ?? [])].map(({ clause }) => clause))],
    link: `/attendance/days/${encodeURIComponent(who.person)}/${who.date.toString()}`,
  }
}

function held({ findings }: Verdict): Finding[] {
  return findings.filter(({ binding }) => binding)
}

function sameFindings(a: readonly Finding[], b: readonly Finding[]): boolean {
  const key = ({ kind, point, seconds, days }: Finding) => JSON.stringify([kind, point, seconds, days])
  return a.length === b.length && a.every((finding, index) => key(finding) === key(b[index]!))
}

function inWords(findings: readonly Finding[]): Localized {
  if (findings.length === 0) return texts.inOrder
  return inBoth((language) => findings.map((finding) => inWord(finding)[language]).join(texts.separator[language]))
}

function inWord({ kind, seconds, days }: Finding): Localized {
  return fill(texts.findings[kind], inBoth((language) => ({ amount: amountIn(language, seconds ?? 0), days: String(days ?? 0) })))
}

function lineOf(finding: Finding, { points }: Verdict): Localized {
  const point = points.find(({ id }) => id === finding.point)
  const named = point ? fill(texts.point, inBoth((language) => ({ name: point.name[language] }))) : { zh: '', en: '' }
  const word = inWord(finding)
  return fill(texts.line, inBoth((language) => ({ point: named[language], finding: word[language], value: finding.value, clause: finding.clause })))
}

function proofLine({ proofDue, final }: Verdict): Localized[] {
  if (!proofDue || final) return []
  const date = Temporal.PlainDate.from(proofDue.date)
  return [fill(texts.proof, inBoth((language) => ({ date: dayIn(date)[language], clause: proofDue.clause })))]
}

function amountIn(language: 'zh' | 'en', total: number): string {
  const minutes = Math.floor(total / 60)
  const parts = [[texts.minutes, minutes], [texts.seconds, total % 60]] as const
  return parts.filter(([, n]) => n > 0).map(([text, n]) => text[language].replace('{n}', String(n))).join(' ')
}

function dayIn(date: Temporal.PlainDate): Localized {
  const values = { month: String(date.month), day: String(date.day), monthName: texts.monthNames[date.month - 1]! }
  return fill(texts.day, inBoth(() => values))
}
