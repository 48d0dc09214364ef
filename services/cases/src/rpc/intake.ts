import type { ServiceContext } from '@hall/service-kit'
import { windowOf } from '../cases/places.ts'
import { onCase } from '../cases/case-command.ts'
import { registerCase } from '../cases/register-case.ts'
import { currentContent } from '../db/item-store.ts'
import { refuse } from '@hall/decider'
import { acceptCase } from '../domain/case/rules/accept.ts'
import { check, endVisit, enter, instruct, keepCopies, refer, supply, transfer, withdraw } from '../domain/case/rules/intake.ts'
import { notify } from '../domain/case/rules/notice.ts'
import { reviewOnline } from '../domain/case/rules/preliminary-review.ts'
import { giveBack, refuseCase } from '../domain/case/rules/refuse.ts'
import { state } from '../domain/case/rules/stops.ts'
import type { CasesHandlers } from './handlers.ts'

/** From the first contact to acceptance or refusal. */
export function intakeHandlers(service: ServiceContext): CasesHandlers['intake'] {
  return {
    register: (input, call) => registerCase(service, call, input),
    endVisit: (input, call) => onCase(service, [call, input], ({ file, situation }) => endVisit(input, file, situation)),
    check: (input, call) => onCase(service, [call, input], ({ file, situation }) => check(input, file, situation)),
    notify: (input, call) => onCase(service, [call, input], async ({ tx, file, situation }) =>
      notify({ canBeHandled: input.canBeHandled, formalitiesComplete: input.formalitiesComplete, leftOut: input.leftOut, missing: input.missing, reason: input.reason, declined: input.declined, form: input.form, current: (await currentContent(tx, file.opened!.item)) ?? situation.content }, file, situation)),
    reviewOnline: (input, call) => onCase(service, [call, input], async ({ tx, file, situation }) =>
      reviewOnline({ missing: input.missing, reason: input.reason, networkReference: input.networkReference, current: (await currentContent(tx, file.opened!.item)) ?? situation.content }, file, situation)),
    supply: (input, call) => onCase(service, [call, input], ({ file, situation }) => supply(input, file, situation)),
    accept: (input, call) => onCase(service, [call, input], ({ file, situation }) => {
      const onPaperAt = input.onPaperAt === undefined ? undefined : Temporal.Instant.from(input.onPaperAt)
      if (onPaperAt && Temporal.Instant.compare(onPaperAt, call.now) > 0) return refuse('IN_FUTURE')
      return acceptCase({ rulesMet: input.rulesMet, formalitiesComplete: input.formalitiesComplete, networkReference: input.networkReference, stated: input.stated, onPaperAt }, file, situation)
    }),
    refuse: (input, call) => onCase(service, [call, input], ({ file, situation }) => refuseCase({ ...input, condition: input.condition }, file, situation)),
    giveBack: (input, call) => onCase(service, [call, input], ({ file, situation }) => giveBack(input, file, situation)),
    transfer: (input, call) => onCase(service, [call, input], async ({ tx, file, situation }) => {
      const window = await windowOf(tx, input.window)
      if (!window) return refuse('WINDOW_UNKNOWN', { window: input.window })
      return transfer({ window: window.id, department: window.department, inHall: window.center === file.opened?.center, reason: input.reason }, file, situation)
    }),
    withdraw: (input, call) => onCase(service, [call, input], ({ file, situation }) => withdraw(input, file, situation)),
    refer: (input, call) => onCase(service, [call, input], ({ file, situation }) => refer(input, file, situation)),
    instruct: (input, call) => onCase(service, [call, input], ({ file, situation }) => instruct(input, file, situation)),
    enter: (input, call) => onCase(service, [call, input], ({ file, situation }) => enter(input, file, situation)),
    keepCopies: (input, call) => onCase(service, [call, input], ({ file, situation }) => keepCopies(input, file, situation)),
    state: (input, call) => onCase(service, [call, input], ({ file, situation }) => state(input, file, situation)),
  }
}
