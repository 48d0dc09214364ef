import { listPage } from '@hall/database'
import { outside, type ServiceContext } from '@hall/service-kit'
import { and, eq, isNull } from 'drizzle-orm'
import { onCase } from '../cases/case-command.ts'
import { keepCopies, keepNegation, signNegation } from '../cases/negation-row.ts'
import { seatedReach } from '../cases/seat.ts'
import { negation } from '../db/schema.ts'
import { file as fileNegation, sign } from '../domain/case/rules/negation.ts'
import { closeNegation, deliverWithdrawal, placeCopy } from '../domain/case/rules/copies.ts'
import type { CasesHandlers } from './handlers.ts'

/** Refusals on their way past a second reader. */
export function negationsHandlers(service: ServiceContext): CasesHandlers['negations'] {
  return {
    file: (input, call) => {
      const { case: _case, commandId: _commandId, ...form } = input
      return onCase(service, [call, { ...input, extra: { form, then: (found, events) => keepNegation(found, events, { by: call.actor.id, now: call.now, form }) } }], ({ file, situation }) => fileNegation(input, file, situation))
    },
    sign: (input, call) => onCase(service, [call, { ...input, extra: { then: async (found, events) => { await signNegation(found, { confirmed: input.confirmed, now: call.now }); await keepCopies(found, events, call.now) } } }], ({ file, situation }) => sign(input, file, situation)),
    placeCopy: (input, call) => onCase(service, [call, { ...input, extra: { then: (found, events) => keepCopies(found, events, call.now) } }], ({ file, situation }) => placeCopy(input, file, situation)),
    close: (input, call) => onCase(service, [call, { ...input, extra: { then: (found, events) => keepCopies(found, events, call.now) } }], ({ file, situation }) => closeNegation(input, file, situation)),
    deliverWithdrawal: (input, call) => onCase(service, [call, input], ({ file, situation }) => deliverWithdrawal({ by: input.by }, file, situation)),
    list: async ({ center, open, ...page }, call) => {
      const refusal = outside(call, { center })
      if (refusal) return refusal
      const { reach } = await seatedReach(service, call)
      return service.read({ ...call, reach }, async (tx) => {
        const where = and(center ? eq(negation.center, center) : undefined, open ? isNull(negation.signedAt) : undefined)
        const { rows, total } = await listPage(tx, tx.select().from(negation).where(where).$dynamic(), { page, sortable: { filedAt: negation.filedAt, dueAt: negation.dueAt }, defaultSort: '-filedAt', tiebreaker: negation.case })
        return {
          ok: true,
          value: {
            total,
            rows: rows.map(({ case: id, number, itemName, filedAt, by, reasonCode, dueAt, signedAt, outcome, copies, closedAt }) =>
              ({ case: id, number, itemName, by, reasonCode, outcome, filedAt: filedAt.toString(), dueAt: dueAt?.toString() ?? null, signedAt: signedAt?.toString() ?? null, copies: [...copies], closedAt: closedAt?.toString() ?? null })),
          },
        }
      })
    },
  }
}
