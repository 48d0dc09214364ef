import type { Finding } from '@hall/contract-attendance'
import type { Correction } from './facts.ts'

/** The findings that are still held after what was ruled about them; the latest ruling on one holds. */
export function applyRulings(findings: readonly Finding[], corrections: readonly Correction[]): Finding[] {
  return findings.flatMap((finding) => {
    const ruling = corrections.findLast((one) => one.finding === finding.kind && one.point === finding.point)?.ruling
    switch (ruling) {
      case 'lifted': return []
      case 'confirmed': return [{ ...finding, confirmed: true }]
      case undefined: return [finding]
    }
  })
}
