import { problem } from '@hall/contract'
import type { ServiceContext } from '@hall/service-kit'
import { eq } from 'drizzle-orm'
import { lockRegistration } from '../db/registration-store.ts'
import { absence, registration } from '../db/schema.ts'
import { composeReturnNotice } from '../notices/settling-notices.ts'
import { touchAway } from './absences.ts'
import { appendOne, type AttendanceHandlers, outside } from './calls.ts'

/** What the section makes of what the leads have registered (QP-ATT-11). Nobody decides on what they registered, or on themselves. */
export function reviewHandlers(service: ServiceContext): Pick<AttendanceHandlers['registrations'], 'approve' | 'giveBack'> {
  return {
    approve: async (input, call) => outside(call, { center: input.center }) ?? service.command(call, input, async (tx) => {
      const found = await lockRegistration(tx, input)
      if (!found) return problem('REGISTRATION_UNKNOWN')
      if (found.state === 'incomplete') return problem('REGISTRATION_WITHOUT_PROOF')
      if (found.state !== 'submitted') return problem('REGISTRATION_DECIDED')
      if (call.actor.id === found.registeredBy || call.actor.id === found.person) return problem('OWN_DECISION')
      const { id, center, department, window, person, kind, from, to, reason } = found
      await tx.update(registration).set({ state: 'approved', decidedBy: call.actor.name, decidedAt: call.now, version: found.version + 1 }).where(eq(registration.id, id))
      // Counted from when it was handed in: how long the review took does not matter.
      await tx.insert(absence).values({ id: service.newId(), center, department, window, person, kind, from, to, reason, approvedBy: call.actor.name, registeredAt: found.countsFrom ?? call.now })
      await touchAway(tx, found, { now: call.now, cause: 'registration' })
      const appended = await appendOne(tx, { type: 'RegistrationApproved', id, person }, { stream: `registration/${id}`, version: found.version, call, input, place: found })
      return appended.ok ? { ok: true, value: { state: 'approved' as const } } : appended
    }),

    giveBack: async (input, call) => outside(call, { center: input.center }) ?? service.command(call, input, async (tx) => {
      const found = await lockRegistration(tx, input)
      if (!found) return problem('REGISTRATION_UNKNOWN')
      if (found.state !== 'submitted' && found.state !== 'incomplete') return problem('REGISTRATION_DECIDED')
      if (call.actor.id === found.registeredBy || call.actor.id === found.person) return problem('OWN_DECISION')
      const { id, person } = found
      await tx.update(registration).set({
        state: 'returned', returnedAt: call.now, decidedBy: call.actor.name, decidedAt: call.now, decision: input.reason, version: found.version + 1,
      }).where(eq(registration.id, id))
      await touchAway(tx, found, { now: call.now, cause: 'registration' })
      const appended = await appendOne(tx, { type: 'RegistrationReturned', id, person, reason: input.reason }, { stream: `registration/${id}`, version: found.version, call, input, place: found })
      if (!appended.ok) return appended
      const noticed = await appendOne(tx, { type: 'NoticeRaised', ...composeReturnNotice(found, input.reason) }, { stream: `notice/${service.newId()}`, version: 0, call, input, place: found })
      return noticed.ok ? { ok: true, value: { state: 'returned' as const } } : noticed
    }),
  }
}
