import type { Finding, Verdict } from '@hall/contract-attendance'
import type { KnownDay } from './load-days.ts'

/** What lists show of a day. */
export interface Summary {
  readonly outcome: Verdict['outcome']
  readonly findings: Finding['kind'][]
  readonly clauses: string[]
  readonly firstPunch: Temporal.PlainDateTime | null
  readonly lastPunch: Temporal.PlainDateTime | null
}

export function summaryOf({ punches }: Pick<KnownDay, 'punches'>, { outcome, clause, findings, points }: Verdict): Summary {
  return {
    outcome,
    findings: kindsOf(findings),
    clauses: [...new Set([clause, ...findings.map((finding) => finding.clause), ...points.map((point) => point.clause)])],
    firstPunch: punches.at(0)?.at ?? null,
    lastPunch: punches.at(-1)?.at ?? null,
  }
}

export function kindsOf(findings: Verdict['findings']): Finding['kind'][] {
  return [...new Set(findings.map(({ kind }) => kind))]
}
