import { createHash } from 'node:crypto'
import { dateOf } from '@hall/calendar'
import { problem } from '@hall/contract'
import { listPage } from '@hall/database'
import { metaOf, outside, refused, type ServiceContext } from '@hall/service-kit'
import { and, eq, gte, lte } from 'drizzle-orm'
import { filing, imprint, seal } from '../db/schema.ts'
import { lockSeal, sealNames } from '../db/seal-store.ts'
import { fileSeal } from '../domain/filing.ts'
import { holding } from '../domain/custody.ts'
import { recordOn } from '../recording.ts'
import { loadRules } from '../rules.ts'
import { recordViolation } from '../violations.ts'
import { filingView } from '../views.ts'
import { makeKey } from '../signing.ts'
import type { SealsHandlers } from './handlers.ts'

const STATE_AFTER = { activation: 'active', change: 'active', loss: 'lost', cancellation: 'cancelled' } as const

export function filingsHandlers(service: ServiceContext): SealsHandlers['filings'] {
  return {
    list: async ({ center, seal: of, from, to, late, search: _search, ...page }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const where = and(
        center ? eq(filing.center, center) : undefined, of ? eq(filing.seal, of) : undefined, late === undefined ? undefined : eq(filing.late, late),
        from ? gte(filing.filedOn, Temporal.PlainDate.from(from)) : undefined, to ? lte(filing.filedOn, Temporal.PlainDate.from(to)) : undefined,
      )
      const { rows, total } = await listPage(tx, tx.select().from(filing).where(where).$dynamic(), { page, sortable: { filedOn: filing.filedOn, kind: filing.kind }, defaultSort: '-filedOn', tiebreaker: filing.id })
      const names = await sealNames(tx, rows.map((row) => row.seal))
      return { ok: true, value: { rows: rows.map((row) => ({ ...filingView(row), sealName: names.get(row.seal) ?? '' })), total } }
    }),

    file: async (input, call) => outside(call, { center: input.center }) ?? service.command(call, input, async (tx) => {
      const row = await lockSeal(tx, input.center, input.seal)
      if (!row) return problem('SEAL_UNKNOWN')
      const rules = await loadRules(tx, row.center, call.now)
      const picture = input.imprint && { ...input.imprint, content: Buffer.from(input.imprint.contentBase64, 'base64') }
      const decision = fileSeal({
        id: service.newId(), kind: input.kind, happenedOn: Temporal.PlainDate.from(input.happenedOn), filedOn: dateOf(call.now),
        imprint: picture && createHash('sha256').update(picture.content).digest('hex'), note: input.note, calendar: rules.calendar,
      }, row, rules.policy)
      if (!decision.ok) return refused(decision.refusal)
      const [event] = decision.events
      const { id, kind, late, imprint: taken } = event!
      const [happenedOn, filedOn] = [Temporal.PlainDate.from(event!.happenedOn), Temporal.PlainDate.from(event!.filedOn)]
      const at = { center: row.center, department: row.department, window: row.window }
      const clause = rules.policy?.filing?.clause ?? null
      const filed = { id, seal: row.id, ...at, kind, happenedOn, filedOn, dueOn: event!.dueOn === null ? null : Temporal.PlainDate.from(event!.dueOn), late, clause, note: input.note, filedBy: call.actor.id }
      await tx.insert(filing).values(filed)
      if (picture && taken) await tx.insert(imprint).values({ seal: row.id, ...at, version: taken.version, sha256: taken.sha256, mediaType: picture.mediaType, content: picture.content, filedAt: call.now, filedBy: call.actor.id })
      await tx.update(seal).set({
        state: STATE_AFTER[kind], ...(taken && { imprintVersion: taken.version }), ...(event!.usableFrom && { usableFrom: Temporal.PlainDate.from(event!.usableFrom) }),
        ...((kind === 'loss' || kind === 'cancellation') && row.endedOn === null && { endedOn: happenedOn }),
      }).where(eq(seal.id, row.id))
      const recording = { meta: metaOf(call, input), rules, clauses: [clause ?? undefined, rules.policy?.imprint?.clause] }
      // A seal that is no more is nobody's to hand over.
      const settled = kind === 'cancellation' && row.custodian ? [holding(row, row.custodian, false)] : []
      const recorded = await recordOn(tx, { row, events: [...decision.events, ...settled] }, recording)
      if (!recorded.ok) return recorded
      if (kind === 'activation' && row.medium === 'electronic') await makeKey(service, row)
      if (late) await recordViolation(tx, service, { place: at, kind: 'filed_late', clause, subject: row.name, note: `${kind} ${event!.happenedOn} → ${event!.filedOn}`, recording })
      return { ok: true, value: filingView(filed) }
    }),
  }
}
