import { attachmentsOf } from '@hall/attachments'
import { problem } from '@hall/contract'
import { listPage, type Transaction } from '@hall/database'
import { outside, refused, type ServiceContext } from '@hall/service-kit'
import { and, desc, eq, ilike } from 'drizzle-orm'
import { access } from '../db/schema.ts'
import { findByNumber, itemsOf, type VolumeRow } from '../db/volume-store.ts'
import { atDesk, logged, madeAs, standingFor, versionOf, withinCenter } from '../desk.ts'
import { approverOf, type AccessKind, clauseOf, decideAccess } from '../domain/consent.ts'
import { askLoan } from '../domain/loans.ts'
import { recordFinding } from '../findings.ts'
import { accessView, itemView } from '../views.ts'
import type { ArchivesHandlers } from './handlers.ts'
import { likeText } from './search.ts'
import { keepsIt, write } from './volumes.ts'

/** Consents: asked for by anybody, given by whoever the volume needs, used once they are given. */
export function accessHandlers(service: ServiceContext): ArchivesHandlers['access'] {
  return {
    list: async ({ center, state, mine, search, ...page }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const where = and(center ? eq(access.center, center) : undefined, state ? eq(access.state, state) : undefined, mine ? eq(access.person, call.actor.id) : undefined, search ? ilike(access.number, likeText(search)) : undefined)
      const { rows, total } = await listPage(tx, tx.select().from(access).where(where).$dynamic(), { page, sortable: { requestedAt: access.requestedAt, state: access.state }, defaultSort: '-requestedAt', tiebreaker: access.id })
      return { ok: true, value: { rows: rows.map(accessView), total } }
    }),

    request: (input, call) => atDesk(service, { input, call: withinCenter(call, input.center) }, async (desk) => {
      const row = await findByNumber(desk.tx, input.center, input.number)
      if (!row || row.state === 'destroyed' || row.state === 'transferred') return problem('VOLUME_UNKNOWN')
      if (input.kind === 'loan') {
        const asked = askLoan(input, desk.rules.policy)
        if (!asked.ok) return refused(asked.refusal)
      }
      const { approver, clause } = approverOf(row, input.kind, desk.rules.policy)
      const id = desk.newId()
      const { center, department, window, number } = row
      const { kind, purpose, pages, days, reason } = input
      await desk.tx.insert(access).values({ id, center, department, window, person: call.actor.id, volume: row.id, number, kind, state: 'requested', purpose, pages, days, reason, requestedAt: call.now, decidedBy: null, decidedAt: null, approver, clause })
      return madeAs(id, await desk.write({ stream: `access/${id}`, events: [{ type: 'AccessRequested', id, number, kind, purpose }], place: row }, [clause]))
    }),

    decide: (input, call) => atDesk(service, { input, call }, async (desk) => {
      const [row] = await desk.tx.select().from(access).where(and(eq(access.id, input.request), eq(access.center, input.center))).for('update')
      if (!row) return problem('REQUEST_UNKNOWN')
      const decision = decideAccess(row, standingFor(call, row))
      if (!decision.ok) return refused(decision.refusal)
      await desk.tx.update(access).set({ state: input.approve ? 'approved' : 'refused', decidedBy: call.actor.id, decidedAt: call.now }).where(eq(access.id, row.id))
      return versionOf(await desk.write({ stream: `access/${row.id}`, events: [{ type: 'AccessDecided', id: row.id, number: row.number, kind: row.kind, approved: input.approve }], place: row }, [row.clause]))
    }),

    open: (input, call) => atDesk(service, { input, call: withinCenter(call, input.center) }, async (desk) => {
      const row = await findByNumber(desk.tx, input.center, input.number)
      if (!row) return problem('VOLUME_UNKNOWN')
      const { policy } = desk.rules
      const { clause } = approverOf(row, 'consult', policy)
      const allowed = (keepsIt(call, row) && row.secrecy !== 'secret' && !row.important) || (await approvedFor(desk.tx, row, { person: call.actor.id, kind: 'consult' })) !== undefined || clause === null
      const written = await write({ desk, row }, { type: 'VolumeOpened', number: row.number, allowed }, [allowed ? clause : (policy?.approvalFor?.clause ?? clause)])
      if (!written.ok) return written
      if (!allowed) {
        await recordFinding(desk, { kind: 'unapproved_access', volume: row, against: call.actor.id, subject: row.number, clause: policy?.approvalFor?.clause ?? clause })
        return { ok: true, value: { allowed, clause: row.secrecy === 'secret' || row.important ? clause : (policy?.approvalFor?.clause ?? clause), items: [] } }
      }
      await logged(desk, row, { kind: 'consulted', detail: '' })
      const items = await itemsOf(desk.tx, [row.id])
      const files = await attachmentsOf(desk.tx, items.map(({ number }) => `volume/${row.id}/${number}`))
      return { ok: true, value: { allowed, clause, items: items.map((one) => itemView(one, files.get(`volume/${row.id}/${one.number}`) ?? [], true)) } }
    }),

    enter: (input, call) => atDesk(service, { input, call }, async (desk) => {
      const row = await findByNumber(desk.tx, input.center, input.number)
      if (!row) return problem('VOLUME_UNKNOWN')
      const { kind, person, pages } = input
      const consent = await approvedFor(desk.tx, row, { person, kind })
      const clause = clauseOf(kind, desk.rules.policy)
      // A copy is made here and can be refused here; a transcript or a publication has happened.
      if (!consent && clause !== null && kind === 'copy') return problem('APPROVAL_MISSING', { clause })
      if (consent && consent.pages !== null && pages > consent.pages) return problem('PAGES_BEYOND', { details: { pages: consent.pages }, ...(clause !== null && { clause }) })
      const written = await write({ desk, row }, { type: 'UseEntered', number: row.number, kind, person, pages }, [clause])
      if (!written.ok) return written
      await logged(desk, row, { kind: 'used', detail: `${kind} ${pages} ${input.to}`.trim() })
      const violation = !consent && clause !== null
      if (violation) await recordFinding(desk, { kind: kind === 'publish' ? 'unapproved_publication' : 'unapproved_transcript', volume: row, against: person, subject: input.to || row.number, clause })
      return { ok: true, value: { violation, clause } }
    }),
  }
}

/** The last consent given to a person for a volume. Consent to read is not consent to copy. */
export async function approvedFor(tx: Transaction, { id }: Pick<VolumeRow, 'id'>, { person, kind }: { person: string; kind: AccessKind }): Promise<typeof access.$inferSelect | undefined> {
  const [row] = await tx.select().from(access).where(and(eq(access.volume, id), eq(access.person, person), eq(access.kind, kind), eq(access.state, 'approved'))).orderBy(desc(access.decidedAt)).limit(1)
  return row
}
