import { problem } from '@hall/contract'
import { listPage } from '@hall/database'
import { outside, type ServiceContext } from '@hall/service-kit'
import { and, eq, ilike, isNull } from 'drizzle-orm'
import { access, loan, volume } from '../db/schema.ts'
import { findVolume, lockVolumes } from '../db/volume-store.ts'
import { atDesk, type Desk, logged, versionOf, withinCenter } from '../desk.ts'
import type { ArchiveEvent } from '../domain/archive-event.ts'
import { dueAt, lateClauses } from '../domain/loans.ts'
import { recordFinding } from '../findings.ts'
import { loanView } from '../views.ts'
import type { ArchivesHandlers } from './handlers.ts'
import { likeText } from './search.ts'
import { write } from './volumes.ts'

type LoanRow = typeof loan.$inferSelect

export function loansHandlers(service: ServiceContext): ArchivesHandlers['loans'] {
  return {
    list: async ({ center, open, search, ...page }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const where = and(center ? eq(loan.center, center) : undefined, open ? isNull(loan.returnedAt) : undefined, search ? ilike(loan.title, likeText(search)) : undefined)
      const { rows, total } = await listPage(tx, tx.select().from(loan).where(where).$dynamic(), { page, sortable: { takenAt: loan.takenAt, dueAt: loan.dueAt }, defaultSort: '-takenAt', tiebreaker: loan.id })
      return { ok: true, value: { rows: rows.map((row) => loanView(row, call.now)), total } }
    }),

    lend: (input, call) => atDesk(service, { input, call }, async (desk) => {
      const [asked] = await desk.tx.select().from(access).where(and(eq(access.id, input.request), eq(access.center, input.center), eq(access.kind, 'loan'))).for('update')
      if (!asked) return problem('REQUEST_UNKNOWN')
      const { policy, calendar } = desk.rules
      if (asked.state !== 'approved') return problem('APPROVAL_MISSING', { ...(asked.clause && { clause: asked.clause }) })
      const [row] = (await lockVolumes(desk.tx, input.center, [asked.volume])) ?? []
      if (row?.state !== 'filed') return problem('VOLUME_OUT', { ...(policy?.returnAfterUse && { clause: policy.returnAfterUse.clause }), details: { state: row?.state ?? '' } })
      const due = dueAt(call.now, asked.days, calendar)
      const id = desk.newId()
      const { center, department, window, number, title } = row
      const clause = policy?.loan?.clause ?? null
      await desk.tx.insert(loan).values({
        id, center, department, window, person: asked.person, volume: row.id, number, title, request: asked.id, takenAt: call.now, dueAt: due, finishedAt: null, returnedAt: null, reminded: false, flagged: false, late: false, condition: null, note: asked.reason, clause,
      })
      await desk.tx.update(volume).set({ state: 'lent' }).where(eq(volume.id, row.id))
      await logged(desk, row, { kind: 'used', detail: 'loan' })
      const written = await write({ desk, row }, { type: 'VolumeLent', id, number, person: asked.person, dueAt: due.toString() }, [clause, asked.clause])
      if (!written.ok) return written
      const told = await desk.write({ stream: `loan/${id}`, events: [holding({ id, center, person: asked.person, number, title }, true)], place: row })
      return told.ok ? { ok: true, value: { id, dueAt: due.toString(), clause } } : told
    }),

    /** The reader says when the use is over; from then on the volume is due back. */
    finish: (input, call) => atDesk(service, { input, call: withinCenter(call, input.center) }, async (desk) => {
      const row = await lockLoan(desk, input)
      if (!row || row.person !== call.actor.id) return problem('LOAN_UNKNOWN')
      if (row.returnedAt) return problem('LOAN_RETURNED')
      await desk.tx.update(loan).set({ finishedAt: row.finishedAt ?? call.now }).where(eq(loan.id, row.id))
      return versionOf(await desk.write({ stream: `loan/${row.id}`, events: [{ type: 'LoanFinished', id: row.id, number: row.number }], place: row }, [desk.rules.policy?.returnAfterUse?.clause]))
    }),

    return: (input, call) => atDesk(service, { input, call }, async (desk) => {
      const row = await lockLoan(desk, input)
      if (!row) return problem('LOAN_UNKNOWN')
      if (row.returnedAt) return problem('LOAN_RETURNED')
      const { policy, calendar } = desk.rules
      const late = lateClauses({ due: row.dueAt, finishedAt: row.finishedAt, returnedAt: call.now }, policy, calendar)
      const of = await findVolume(desk.tx, row.center, row.volume)
      if (!of) return problem('LOAN_UNKNOWN')
      await desk.tx.update(loan).set({ returnedAt: call.now, condition: input.condition, late: late.length > 0, note: [row.note, input.note].filter(Boolean).join(' · ') }).where(eq(loan.id, row.id))
      await desk.tx.update(volume).set({ state: 'filed' }).where(eq(volume.id, row.volume))
      const clauses = [...late, ...(policy?.condition ? [policy.condition.clause] : [])]
      const written = await write({ desk, row: of }, { type: 'VolumeReturned', id: row.id, number: row.number, condition: input.condition, late: late.length > 0 }, clauses)
      if (!written.ok) return written
      for (const clause of late) await recordFinding(desk, { kind: 'returned_late', volume: of, against: row.person, subject: row.title, clause })
      if (input.condition === 'damaged') await recordFinding(desk, { kind: 'damaged_by_borrower', volume: of, against: row.person, subject: input.note || row.title, clause: policy?.condition?.clause })
      const told = await desk.write({ stream: `loan/${row.id}`, events: [holding(row, false)], place: row })
      return told.ok ? { ok: true, value: { late: late.length > 0, clauses } } : told
    }),
  }
}

async function lockLoan({ tx }: Desk, { center, loan: id }: { center: string; loan: string }): Promise<LoanRow | undefined> {
  const [row] = await tx.select().from(loan).where(and(eq(loan.id, id), eq(loan.center, center))).for('update')
  return row
}

/** Whoever has a volume owes it before leaving; personnel keeps the account of it. */
function holding({ id, center, person, number, title }: Pick<LoanRow, 'id' | 'center' | 'person' | 'number' | 'title'>, open: boolean): ArchiveEvent {
  return { type: 'HoldingChanged', person, kind: 'archive_loan', reference: id, open, center, label: { zh: `${title} ${number}`, en: `${title} ${number}` } }
}
