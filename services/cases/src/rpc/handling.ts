import { refuse } from '@hall/decider'
import type { ServiceContext } from '@hall/service-kit'
import { isInHall } from '../cases/places.ts'
import { type Found, onCase } from '../cases/case-command.ts'
import { conclude } from '../domain/case/rules/conclude.ts'
import { approve, assign, examine, sendBack } from '../domain/case/rules/examine.ts'
import { closeCorrection, correct, spotCheck } from '../domain/case/rules/correct.ts'
import { composeCorrection } from '../notices/compose-notice.ts'
import { carry, forward, plan, stepDone } from '../domain/case/rules/work.ts'
import type { CasesHandlers } from './handlers.ts'

/** From acceptance to the end of the matter. */
export function handlingHandlers(service: ServiceContext): CasesHandlers['handling'] {
  return {
    assign: (input, call) => onCase(service, [call, input], async ({ tx, file, situation }) => {
      const inHall = await isInHall(tx, input.to, { center: file.opened?.center ?? '', now: call.now })
      return assign({ to: input.to, reason: input.reason, inHall: inHall && !input.outside }, file, situation)
    }),
    examine: (input, call) => onCase(service, [call, input], ({ file, situation }) => {
      const { opinion, grant, place, forms, siteAt, siteWhere, siteWith } = input
      return examine({ opinion, grant, place, forms, site: siteAt === undefined ? undefined : { at: siteAt, where: siteWhere ?? '', with: siteWith ?? '' } }, file, situation)
    }),
    approve: (input, call) => onCase(service, [call, input], ({ file, situation }) => approve(input, file, situation)),
    sendBack: (input, call) => onCase(service, [call, input], ({ file, situation }) => sendBack(input, file, situation)),
    spotCheck: (input, call) => onCase(service, [call, input], ({ file, situation }) => spotCheck({ error: input.error, order: (person, clause) => composeCorrection(file, { person, clause, error: input.error }) }, file, situation)),
    correct: (input, call) => onCase(service, [call, input], ({ file, situation }) => correct(input, file, situation)),
    closeCorrection: (input, call) => onCase(service, [call, input], ({ file, situation }) => closeCorrection(input, file, situation)),
    plan: (input, call) => onCase(service, [call, input], ({ file, situation }) => plan(input, file, situation)),
    stepDone: (input, call) => onCase(service, [call, input], ({ file, situation }) => stepDone(input, file, situation)),
    forward: (input, call) => onCase(service, [call, input], ({ file, situation }) => forward({ body: input.body, step: input.step, note: input.note }, file, situation)),
    carry: (input, call) => onCase(service, [call, input], ({ file, situation }) => carry(input, file, situation)),
    conclude: (input, call) => onCase(service, [call, input], (found) => {
      if (found.row.materials_kept > 0) return refuse('ORIGINAL_KEPT', { kept: found.row.materials_kept })
      const { documentNumber, documentOn, lateReason } = input
      return conclude({ documentNumber, documentOn, lateReason, inLeadWindow: sitsInLead(found) }, found.file, found.situation)
    }),
  }
}

/** Whoever acts for the window that leads: a person of another department's window is not. */
export function sitsInLead({ seat, file }: Pick<Found, 'seat' | 'file'>): boolean {
  return !seat?.window || seat.window === file.window || seat.department === file.opened?.department
}
