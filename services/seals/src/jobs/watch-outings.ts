import { EVERYTHING } from '@hall/access'
import type { Job, ServiceContext } from '@hall/service-kit'
import { and, asc, eq, isNull, lt } from 'drizzle-orm'
import { outing, seal } from '../db/schema.ts'
import type { SealEvent } from '../domain/seal-event.ts'
import texts from '../notices.json' with { type: 'json' }
import { recordApart } from '../recording.ts'
import { loadRules } from '../rules.ts'
import { recordViolation } from '../violations.ts'

const SHARE = 50

/** A seal that is not back when its clock has run out: on record once, and told to who carries it and who let it go. */
export function watchOutings(service: ServiceContext): Job {
  return {
    name: 'watch-outings',
    everyMs: 60_000,
    async run() {
      await service.db.transaction(EVERYTHING, async (tx) => {
        const now = service.clock.now()
        const due = await tx.select({ outing, name: seal.name }).from(outing).innerJoin(seal, eq(seal.id, outing.seal))
          .where(and(isNull(outing.returnedAt), eq(outing.alarmed, false), lt(outing.dueAt, now))).orderBy(asc(outing.dueAt)).limit(SHARE).for('update', { of: outing })
        for (const { outing: row, name } of due) {
          const rules = await loadRules(tx, row.center, now)
          const clause = rules.policy?.outing?.clause ?? null
          const recording = { meta: { commandId: service.newId(), actor: `system:${service.name}`, now }, rules }
          await tx.update(outing).set({ alarmed: true }).where(eq(outing.id, row.id))
          await recordViolation(tx, service, { place: row, kind: 'not_returned', clause, subject: name, note: row.destination, recording })
          const said = (text: { zh: string; en: string }) => ({ zh: text.zh.replace('{name}', name), en: text.en.replace('{name}', name) })
          const event: SealEvent = {
            type: 'NoticeRaised', center: row.center, recipients: [row.carriedBy, row.approvedBy, row.companion], title: said(texts.overdue.title), body: said(texts.overdue.body),
            clauses: clause ? [clause] : [], link: '/seals/custody',
          }
          await recordApart(tx, { stream: `outing/${row.id}`, event }, { ...recording, place: row })
        }
      })
    },
  }
}
