import { EVERYTHING } from '@hall/access'
import { dateOf } from '@hall/calendar'
import { problem } from '@hall/contract'
import { listPage, type Transaction } from '@hall/database'
import { append } from '@hall/journal'
import type { CallContext } from '@hall/rpc'
import { beyond, metaOf, outside, refused, type ServiceContext } from '@hall/service-kit'
import { and, eq } from 'drizzle-orm'
import { contentOf, ruleBook } from '../cases/rules-in-force.ts'
import { wasPosted } from '../cases/places.ts'
import { seatedReach } from '../cases/seat.ts'
import { findItem, versionOn } from '../db/item-store.ts'
import { findReduction } from '../db/reductions.ts'
import { caseFile, feeReduction, feeRequest, finding } from '../db/schema.ts'
import { faultOfCharge } from '../domain/fees.ts'
import type { CasesHandlers } from './handlers.ts'
import { rowEvent } from '../domain/row-event.ts'

type Row = typeof feeRequest.$inferSelect

/** What a case costs, paid to the bank and never at the window. EP-FEE-02 to EP-FEE-09. */
export function feesHandlers(service: ServiceContext): CasesHandlers['fees'] {
  const view = (row: Row) => ({
    id: row.id, case: row.case, number: row.number, center: row.center, lines: row.lines, cents: row.cents, state: row.state, requestedAt: row.requestedAt.toString(), paidAt: row.paidAt?.toString() ?? null, receipt: row.receipt, reduction: row.reduction,
  })
  const journal = (tx: Transaction, row: Row, { call, input, type, version }: { call: CallContext; input: { commandId: string }; type: 'FeeRequested' | 'FeePaid' | 'FeeReceipted'; version: number }) =>
    append(tx, { stream: `fee/${row.id}`, expectedVersion: version, events: [rowEvent({ type, id: row.id, cents: row.cents, lines: row.lines })], meta: { ...metaOf(call, input), center: row.center, department: row.department, window: row.window ?? undefined, person: row.person ?? undefined } })

  return {
    list: async ({ center, case: of, state, ...page }, call) => {
      const { reach } = await seatedReach(service, call)
      return outside(call, { center }) ?? service.read({ ...call, reach }, async (tx) => {
        const where = and(center ? eq(feeRequest.center, center) : undefined, of ? eq(feeRequest.case, of) : undefined, state ? eq(feeRequest.state, state) : undefined)
        const { rows, total } = await listPage(tx, tx.select().from(feeRequest).where(where).$dynamic(), { page, sortable: { requestedAt: feeRequest.requestedAt, cents: feeRequest.cents }, defaultSort: '-requestedAt', tiebreaker: feeRequest.id })
        return { ok: true, value: { rows: rows.map(view), total } }
      })
    },

    request: async (input, call) => {
      const { reach } = await seatedReach(service, call)
      return service.command({ ...call, reach }, input, async (tx) => {
        const [of] = await tx.select().from(caseFile).where(eq(caseFile.id, input.case))
        if (!of?.item) return problem('CASE_UNKNOWN')
        const policy = (await ruleBook(tx, of.center)).on(dateOf(of.receivedAt))?.policy
        const content = (await versionOn(tx, of.item, dateOf(call.now)))?.content ?? (await contentOf(tx, of.item, of.itemVersion))
        if (!policy || !content) return problem('POLICY_MISSING')
        const reduction = input.reduction ? await findReduction(tx, input.reduction) : undefined
        const on = dateOf(of.receivedAt).toString()
        const fault = faultOfCharge({
          lines: input.lines, content, on, reductionAsked: input.reduction !== undefined,
          reduction: reduction && reduction.item === of.item ? { code: reduction.code, kind: reduction.kind, cents: reduction.cents, from: reduction.from.toString(), until: reduction.until?.toString() ?? null } : undefined,
        }, policy)
        if (fault) return refused(fault)
        const lines = input.lines.map(({ code, cents }) => ({ code, cents, name: content.fees.find((fee) => fee.code === code)?.name ?? code }))
        const row: Row = {
          id: service.newId(), case: of.id, number: of.number, center: of.center, department: of.department, window: of.window, person: call.actor.id, lines, cents: lines.reduce((sum, { cents }) => sum + cents, 0), state: 'requested',
          requestedAt: call.now, requestedBy: call.actor.id, paidAt: null, bankReference: null, receipt: null, reduction: reduction?.document ?? null,
        }
        await tx.insert(feeRequest).values(row)
        const appended = await journal(tx, row, { call, input, type: 'FeeRequested', version: 0 })
        return appended.ok ? { ok: true, value: view(row) } : appended
      })
    },

    confirm: async (input, call) => {
      const { reach } = await seatedReach(service, call)
      return service.command({ ...call, reach }, input, async (tx) => {
        const [row] = await tx.select().from(feeRequest).where(eq(feeRequest.id, input.id)).for('update')
        if (!row || row.state !== 'requested') return problem('FEE_UNKNOWN')
        const policy = (await ruleBook(tx, row.center)).on(dateOf(row.requestedAt))?.policy
        if (input.method === 'cash_at_window' || input.method === 'window_account') return problem('FEE_CASH', { ...(policy?.fees?.noCash && { clause: policy.fees.noCash.clause }), details: { method: input.method } })
        if (input.bankReference.trim() === '') return problem('FEE_REFERENCE_MISSING')
        const paid: Row = { ...row, state: 'paid', paidAt: call.now, bankReference: input.bankReference }
        await tx.update(feeRequest).set({ state: 'paid', paidAt: call.now, bankReference: input.bankReference }).where(eq(feeRequest.id, row.id))
        const appended = await journal(tx, paid, { call, input, type: 'FeePaid', version: 1 })
        return appended.ok ? { ok: true, value: view(paid) } : appended
      })
    },

    receipt: async (input, call) => {
      const { reach } = await seatedReach(service, call)
      return service.command({ ...call, reach }, input, async (tx) => {
        const [row] = await tx.select().from(feeRequest).where(eq(feeRequest.id, input.id)).for('update')
        if (!row || row.state === 'receipted') return problem('FEE_UNKNOWN')
        const policy = (await ruleBook(tx, row.center)).on(dateOf(row.requestedAt))?.policy
        if (row.state !== 'paid') return problem('FEE_UNCONFIRMED', policy?.fees?.confirmed && { clause: policy.fees.confirmed.clause })
        const done: Row = { ...row, state: 'receipted', receipt: `${row.number}-${row.id.slice(-6)}` }
        await tx.update(feeRequest).set({ state: 'receipted', receipt: done.receipt }).where(eq(feeRequest.id, row.id))
        const appended = await journal(tx, done, { call, input, type: 'FeeReceipted', version: 2 })
        return appended.ok ? { ok: true, value: view(done) } : appended
      })
    },

    reduce: async (input, call) => outside(call, { center: input.center, department: input.department }) ?? service.command(call, input, async (tx) => {
      const found = await findItem(tx, input.item)
      if (found?.center !== input.center) return problem('ITEM_UNKNOWN')
      const policy = (await ruleBook(tx, input.center)).on(dateOf(call.now))?.policy
      if (input.document === '') return problem('FEE_NO_CONSENT', policy?.fees?.reduction && { clause: policy.fees.reduction.clause })
      const id = service.newId()
      const { center, department, item, code, kind, cents, document, from, until } = input
      await tx.insert(feeReduction).values({ id, center, department, item, code, kind, cents, document, from: Temporal.PlainDate.from(from), until: until === null ? null : Temporal.PlainDate.from(until) })
      const appended = await append(tx, { stream: `fee-reduction/${id}`, expectedVersion: 0, events: [rowEvent({ type: 'FeeReduced', item, code, kind, cents, document, from })], meta: { ...metaOf(call, input), center, department } })
      return appended.ok ? { ok: true, value: { id } } : appended
    }),

    report: async (input, call) => {
      const { reach, seat } = await seatedReach(service, call)
      const place = { center: input.center, department: input.department, window: seat?.center === input.center ? seat.window : null, person: input.person }
      const refusal = outside(call, { center: input.center }) ?? beyond({ ...call, reach }, place)
      if (refusal) return refusal
      if (input.person !== null && !(await service.db.read(EVERYTHING, (tx) => wasPosted(tx, input.person!, input.center)))) return problem('PERSON_UNKNOWN', { details: { person: input.person } })
      return service.command({ ...call, reach }, input, async (tx) => {
        const policy = (await ruleBook(tx, input.center)).on(dateOf(call.now))?.policy
        const id = service.newId()
        await tx.insert(finding).values({
          id, case: input.case, number: null, ...place, kind: 'fee_incident', clause: (policy?.fees?.unauthorized ?? policy?.fees?.noCash ?? policy?.fees?.exact)?.clause ?? null,
          at: call.now, detail: input.what, days: null, state: 'open',
        })
        const appended = await append(tx, { stream: `finding/${id}`, expectedVersion: 0, events: [rowEvent({ type: 'FeeIncidentReported', id, person: input.person })], meta: { ...metaOf(call, input), center: place.center, department: place.department ?? undefined, window: place.window ?? undefined, person: place.person ?? undefined } })
        return appended.ok ? { ok: true, value: { id } } : appended
      })
    },
  }
}
