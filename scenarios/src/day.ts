import { expect, test, vi } from 'vitest'
import type { CenterUnderTest } from './center.ts'

/** A punch: `face 08:30:00`, `fingerprint 17:00`, `camera`, `sign_in`, `password`, `card`. */
export type PunchText = `${'face' | 'fingerprint' | 'camera' | 'sign_in' | 'password' | 'card'} ${string}`
/** `kind amount clause`: `late 60s WS-ATT-17`, `absent 0.5d TG-ATT-14`, `missing_out - QP-ATT-05`. */
export type FindingText = `${string} ${string} ${string}`

export interface DayScenario {
  /** The clause's example in its own words. */
  readonly example: string
  readonly on: string
  readonly punches: readonly PunchText[]
  /** Time away in order: `08:30-09:30 leave`. */
  readonly away?: readonly string[]
  readonly outcome: string
  /** What counts against the person, exactly; nothing when left out. */
  readonly findings?: readonly FindingText[]
  /** What is shown besides, at least. */
  readonly shown?: readonly FindingText[]
  /** Point -> state, for those that matter. */
  readonly points?: Readonly<Record<string, string>>
}

/** One test per example, tagged with the clause; each has a person of its own in the real services. */
export function dayScenarios(center: () => CenterUnderTest, clause: string, examples: readonly DayScenario[]): void {
  for (const scenario of examples) {
    test(`${clause}: ${scenario.example}`, async () => {
      const person = await center().nextPerson()
      for (const away of scenario.away ?? []) await center().registerAbsence(person, scenario.on, away)
      await center().push(person, scenario.on, scenario.punches)
      // Punches are kept at once and judged right after; the verdict is polled until it is the one expected.
      await vi.waitFor(async () => {
        const { verdict } = await center().judged(person, scenario.on, scenario.punches.length)
        expect({
          outcome: verdict.outcome,
          findings: verdict.findings.filter(({ binding }) => binding).map(findingText).sort(),
        }).toEqual({ outcome: scenario.outcome, findings: [...(scenario.findings ?? [])].sort() })
        expect(verdict.findings.map(findingText)).toEqual(expect.arrayContaining([...(scenario.shown ?? [])]))
        const states = Object.fromEntries(verdict.points.map(({ id, state }) => [id, state]))
        expect(states).toMatchObject(scenario.points ?? {})
      }, { timeout: 30_000 })
    })
  }
}

export function findingText(finding: { kind: string; seconds: number | null; days: number | null; clause: string }): FindingText {
  const amount = finding.days !== null ? `${finding.days}d` : finding.seconds !== null ? `${finding.seconds}s` : '-'
  return `${finding.kind} ${amount} ${finding.clause}`
}
