import { problem } from '@hall/contract'
import { append } from '@hall/journal'
import { metaOf, outside, type ServiceContext } from '@hall/service-kit'
import type { ComplaintsHandlers } from './calls.ts'
import { findRules } from '../db/rules-store.ts'
import { lodgeIn } from '../handling/lodge-in.ts'
import { mergeHandler } from '../handling/merge.ts'
import { setupOf } from '../handling/policy-setup.ts'
import { within } from './calls.ts'
import { hotlineHandlers } from './hotline.ts'

type Intake = ComplaintsHandlers['intake']

export function intakeHandlers(service: ServiceContext): Intake {
  return {
    ...hotlineHandlers(service),

    setup: async ({ center }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const rules = await findRules(tx, center, { receivedAt: call.now, now: call.now })
      return rules ? { ok: true, value: setupOf(rules.policy) } : problem('AREA_WITHOUT_POLICY')
    }),

    register: async (input, call) => {
      const { receivedAt: text, commandId, ...given } = input
      const receivedAt = text ? Temporal.Instant.from(text) : call.now
      if (Temporal.Instant.compare(receivedAt, call.now) > 0) return problem('IN_FUTURE')
      return outside(call, { center: input.center })
        ?? service.command({ ...call, reach: within(input.center) }, input, (tx) => lodgeIn(tx, { service, call, commandId, given: { ...given, receivedAt } }))
    },

    openBox: async (input, call) => outside(call, { center: input.center }) ?? service.command({ ...call, reach: within(input.center) }, input, async (tx) => {
      const opening = service.newId()
      const numbers: string[] = []
      for (const letter of input.letters) {
        const taken = await lodgeIn(tx, { service, call, commandId: input.commandId, given: { ...letter, center: input.center, channel: 'complaint_box', oral: false, receivedAt: call.now } })
        if (!taken.ok) return taken
        numbers.push(taken.value.number)
      }
      const meta = { ...metaOf(call, input), center: input.center }
      const appended = await append(tx, { stream: `box/${opening}`, expectedVersion: 0, events: [{ type: 'BoxOpened', id: opening, letters: numbers, witness: input.witness } as never], meta })
      return appended.ok ? { ok: true, value: { opening, numbers } } : appended
    }),

    merge: mergeHandler(service),
  }
}

