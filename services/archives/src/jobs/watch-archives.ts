import { EVERYTHING } from '@hall/access'
import { dateOf } from '@hall/calendar'
import type { Transaction } from '@hall/database'
import { record } from '@hall/ledger'
import type { Job, ServiceContext } from '@hall/service-kit'
import { and, eq, isNull, lt, lte } from 'drizzle-orm'
import { damage, loan } from '../db/schema.ts'
import type { Desk } from '../desk.ts'
import type { ArchiveEvent } from '../domain/archive-event.ts'
import { recordFinding } from '../findings.ts'
import texts from '../notices.json' with { type: 'json' }
import { loadRules } from '../rules.ts'

const SHARE = 50
/** Before a loan ends its borrower is reminded once. */
const REMIND_BEFORE = { hours: 2 }
type LoanRow = typeof loan.$inferSelect

/** Loans about to end and past their end, repairs not begun in time: each said once. */
export function watchArchives(service: ServiceContext): Job {
  return {
    name: 'watch-archives',
    everyMs: 60_000,
    async run() {
      await service.db.transaction(EVERYTHING, async (tx) => {
        const now = service.clock.now()
        const due = (before: Temporal.Instant, flag: 'reminded' | 'flagged') => tx.select().from(loan).where(and(isNull(loan.returnedAt), eq(loan[flag], false), lt(loan.dueAt, before))).limit(SHARE).for('update')
        for (const row of await due(now, 'flagged')) {
          await tx.update(loan).set({ flagged: true, reminded: true }).where(eq(loan.id, row.id))
          await tell(tx, service, { row, text: texts.overdue })
          const desk = await asSystem(tx, service, row.center)
          await recordFinding(desk, { kind: 'overdue_loan', volume: row, against: row.person, subject: row.title, clause: row.clause })
        }
        for (const row of await due(now.add(REMIND_BEFORE), 'reminded')) {
          await tx.update(loan).set({ reminded: true }).where(eq(loan.id, row.id))
          await tell(tx, service, { row, text: texts.reminder })
        }
        const late = await tx.select().from(damage).where(and(isNull(damage.startedOn), eq(damage.flagged, false), lte(damage.startBy, dateOf(now).subtract({ days: 1 })))).limit(SHARE).for('update')
        for (const row of late) {
          await tx.update(damage).set({ flagged: true }).where(eq(damage.id, row.id))
          await recordFinding(await asSystem(tx, service, row.center), { kind: 'repair_not_begun', volume: row, against: null, subject: `${row.title} ${row.what}`, clause: row.clause })
        }
      })
    },
  }
}

async function asSystem(tx: Transaction, service: ServiceContext, center: string): Promise<Pick<Desk, 'tx' | 'newId' | 'write'> & { call: { now: Temporal.Instant } }> {
  const now = service.clock.now()
  const rules = await loadRules(tx, center, now)
  const meta = { commandId: service.newId(), actor: `system:${service.name}`, now }
  return { tx, call: { now }, newId: service.newId, write: (entry, clauses = []) => record(tx, entry, { meta, area: 'archives', rules, clauses: clauses.map((clause) => clause ?? undefined) }) }
}

type Text = (typeof texts)['overdue']

async function tell(tx: Transaction, service: ServiceContext, { row, text }: { row: LoanRow; text: Text }): Promise<void> {
  const said = ({ zh, en }: { zh: string; en: string }) => ({ zh: filled(zh, row), en: filled(en, row) })
  const event: ArchiveEvent = { type: 'NoticeRaised', center: row.center, recipients: [row.person], title: said(text.title), body: said(text.body), clauses: row.clause ? [row.clause] : [], link: '/archives/access' }
  const { write } = await asSystem(tx, service, row.center)
  await write({ stream: `loan/${row.id}`, events: [event], place: row }, [row.clause])
}

function filled(text: string, { title, number }: LoanRow): string {
  return text.replace('{title}', title).replace('{number}', number)
}
