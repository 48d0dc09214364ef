import { localTime } from '@hall/calendar'
import { problem } from '@hall/contract'
import type { Transaction } from '@hall/database'
import type { ServiceContext } from '@hall/service-kit'
import { findPlace } from '../db/posting-store.ts'
import { countsAs } from '../domain/counted.ts'
import { touchDays } from '../judging/day-key.ts'
import { loadDays } from '../judging/load-days.ts'
import { loadRules } from '../judging/load-rules.ts'
import { appendOne, type AttendanceHandlers, outside } from './calls.ts'

/** Of no terminal. */
const BY_HAND = -1

export function signInsHandlers(service: ServiceContext): AttendanceHandlers['signIns'] {
  return {
    record: async (input, call) => outside(call, { center: input.center }) ?? service.command(call, input, async (tx) => {
      const { center, person, reason } = input
      const at = Temporal.PlainDateTime.from(input.at)
      if (Temporal.PlainDateTime.compare(at, localTime(call.now)) > 0) return problem('IN_FUTURE')
      const place = await findPlace(tx, person, at.toPlainDate())
      if (place?.center !== center) return problem('PERSON_UNKNOWN', { details: { person } })
      const refusal = await findRefusal(tx, { center, person, at })
      if (refusal) return problem('SIGN_IN_NOT_ACCEPTED', { clause: refusal })
      const { department, window } = place
      const [row] = await tx.sql<{ id: string }>(
        `insert into punch (center, department, "window", person, serial, number, at, verify, method, received_at)
         values ($1, $2, $3, $4, null, $4, $5, ${BY_HAND}, 'sign_in', $6) returning id::text`, [center, department, window, person, at, call.now])
      await touchDays(tx, person, { from: at.toPlainDate(), to: at.toPlainDate(), cause: 'punches' })
      const appended = await appendOne(tx, { type: 'SignInRecorded', person, at: at.toString(), reason },
        { stream: `sign-in/${row!.id}`, version: 0, call, input, place: { center, department, window, person } })
      return appended.ok ? { ok: true, value: { id: row!.id } } : appended
    }),
  }
}

/** The clause by which a sign-in does not count then: outside an outage, where only a fallback (TG-ATT-03), or never. */
async function findRefusal(tx: Transaction, { center, person, at }: { center: string; person: string; at: Temporal.PlainDateTime }): Promise<string | undefined> {
  const date = at.toPlainDate()
  const [rules, [known]] = await Promise.all([loadRules(tx, [center]), loadDays(tx, [{ person, date }])])
  const policy = rules(center, date)?.policy
  if (!policy || policy.checks.value.strategy === 'none') return undefined
  if (countsAs(policy, { at, method: 'sign_in', device: null }, known!.outages)) return undefined
  return (policy.outageMethods ?? policy.methods).clause
}
