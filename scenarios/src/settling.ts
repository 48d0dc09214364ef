import { randomUUID } from 'node:crypto'
import { type AttendanceContract, attendanceContract } from '@hall/contract-attendance'
import type { OutputOf } from '@hall/contract'
import { expect, vi } from 'vitest'
import { type CenterUnderTest, valueOf } from './center.ts'
import { findingText } from './day.ts'

export const commandId = () => randomUUID()
type Day = OutputOf<AttendanceContract['procedures']['days']['get']>

/** Who settles days and months of a center. */
export function settlers({ id, city }: CenterUnderTest) {
  const as = (person: string, ...grants: string[]) => city.client(attendanceContract, person, grants)
  return {
    as,
    coordination: as('COO001', `coordination@section:${id}/${id}-attendance`),
    supervision: as('SUP001', `supervision@section:${id}/${id}-supervision`),
    director: as('DIR001', `director@center:${id}`),
    department: as('DEP001', 'department_admin@department:tax'),
    /** The lead of the window of the nth person, eight at each. */
    leadOf: (window: number) => as(`LEAD${window}`, `window_lead@window:${id}/${id}-w${window}`),
    self: (person: string) => as(person, `staff@self:${person}`),
  }
}

/** Waits until the day is what it should be; answers it. */
export async function dayBecomes(center: CenterUnderTest, { person, date }: { person: string; date: string }, is: (day: Day) => void): Promise<Day> {
  return vi.waitFor(async () => {
    const day = valueOf(await center.clients.section.days.get({ person, date }))
    is(day)
    return day
  }, { timeout: 60_000, interval: 50 })
}

export function heldOf({ verdict }: Day): string[] {
  return verdict.findings.filter(({ binding }) => binding).map(findingText).sort()
}

/** Waits until exactly this is held against the day. */
export function holds(center: CenterUnderTest, of: { person: string; date: string }, findings: readonly string[]): Promise<Day> {
  return dayBecomes(center, of, (day) => expect([day.day.version > 0, ...heldOf(day)]).toEqual([true, ...[...findings].sort()]))
}

/** Puts up or closes as soon as no day of the month is on its way to a verdict any more. */
export function onceJudged<R extends { ok: boolean; problem?: { code: string } }>(step: () => Promise<R>): Promise<R> {
  return vi.waitFor(async () => {
    const result = await step()
    if (result.problem?.code === 'MONTH_PROVISIONAL') throw new Error('days are still being judged')
    return result
  }, { timeout: 30_000, interval: 200 })
}

/** One round with looks, made at the moment of the clock. */
export async function walk(center: CenterUnderTest, kind: 'inspection' | 'spot_check' | 'patrol' | 'video', looks: readonly { window: string; person: string | null; state: 'present' | 'off_post' | 'wandering' | 'vacant' }[]): Promise<{ recorded: number; authorised: number }> {
  const { coordination } = settlers(center)
  const { id } = valueOf(await coordination.rounds.start({ center: center.id, kind, commandId: commandId() }))
  const recorded = valueOf(await coordination.rounds.record({ center: center.id, id, looks: [...looks], commandId: commandId() }))
  valueOf(await coordination.rounds.finish({ center: center.id, id, commandId: commandId() }))
  return recorded
}

/** The window the person sits at: eight to each, in the order of their numbers. */
export function windowOf(center: CenterUnderTest, person: string): string {
  return `${center.id}-w${Math.floor((Number(person.slice(2)) - 1000) / 8)}`
}
