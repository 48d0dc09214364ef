import type { AssetsPolicy } from '@hall/regulation'

interface Judged { readonly outcome: string; readonly findings: readonly string[] }
const AWAY: readonly string[] = ['on_leave', 'not_expected']
const NOT_COME: readonly string[] = ['missing_in', 'absent']

/** Whether a judged day says that somebody has come: not away, and no sign-in or whole day missing. */
export function hasCome({ outcome, findings }: Judged): boolean {
  return !AWAY.includes(outcome) && !findings.some((kind) => NOT_COME.includes(kind))
}

/** Whether a time of a workday lies within the hours a window's page has to be open (TG-NET-02). */
export function isPageTime(at: Temporal.PlainTime, policy: AssetsPolicy | undefined): boolean {
  const { am, pm } = policy?.ownPage?.value ?? {}
  return [am, pm].some((span) => span && Temporal.PlainTime.compare(at, span.from) >= 0 && Temporal.PlainTime.compare(at, span.to) < 0)
}
