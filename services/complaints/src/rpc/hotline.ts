import { problem } from '@hall/contract'
import type { Transaction } from '@hall/database'
import type { ComplaintsPolicy } from '@hall/regulation'
import { listPage } from '@hall/database'
import { outside, type ServiceContext } from '@hall/service-kit'
import { and, eq, inArray, isNull } from 'drizzle-orm'
import { findWindowAsWritten } from '../db/place-store.ts'
import { findRules } from '../db/rules-store.ts'
import { complaint, hotlineReply, intake } from '../db/schema.ts'
import { repliesWorkbook } from '../export/register-workbook.ts'
import words from '../handling/hotline-columns.json' with { type: 'json' }
import { type HotlineItem, readBatch } from '../handling/hotline-file.ts'
import { type Given, lodgeIn } from '../handling/lodge-in.ts'
import { type ComplaintsHandlers, within } from './calls.ts'

type Hotline = Pick<ComplaintsHandlers['intake'], 'receiveHotline' | 'previewHotline' | 'applyHotline' | 'hotlineReplies' | 'exportReplies' | 'takeReplies'>

/** Items of 12345, by its own number: acknowledged, known again, answered back. */
export function hotlineHandlers(service: ServiceContext): Hotline {
  return {
    receiveHotline: async (input, call) => outside(call, { center: input.center }) ?? service.command({ ...call, reach: within(input.center) }, input, async (tx) => {
      const { commandId, receivedAt, ...given } = input
      const known = await findItem(tx, input.center, input.sourceNumber)
      if (known) return acknowledged(known, call.now, true)
      const taken = await lodgeIn(tx, { service, call, commandId, given: { ...given, channel: 'hotline_12345', oral: false, receivedAt: receivedAt ? Temporal.Instant.from(receivedAt) : call.now } })
      if (!taken.ok) return taken
      return acknowledged({ number: taken.value.number, dueAt: Temporal.Instant.from(input.sourceDueAt!) }, call.now, false)
    }),

    previewHotline: async ({ center, file }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const batch = await readBatch(file)
      if (!batch.ok) return batch
      const { digest, items, errors: ofCells } = batch.value
      const rules = await findRules(tx, center, { receivedAt: call.now, now: call.now })
      if (!rules) return problem('AREA_WITHOUT_POLICY')
      const known = await knownNumbers(tx, center, items)
      const { errors: ofItems } = await placed(tx, items, { center, policy: rules.policy })
      const errors = [...ofCells, ...ofItems].sort((a, b) => a.row - b.row)
      return {
        ok: true,
        value: {
          digest, rows: items.length, known: known.size, errors: errors.slice(0, 200).map(({ row, column, code }) => ({ row, column, code })),
          sample: items.slice(0, 5).map(({ sourceNumber, sourceDueAt, content }) => ({ sourceNumber, sourceDueAt, content: content.slice(0, 80) })),
        },
      }
    }),

    applyHotline: async (input, call) => outside(call, { center: input.center }) ?? service.command({ ...call, reach: within(input.center) }, input, async (tx) => {
      const batch = await readBatch(input.file)
      if (!batch.ok || batch.value.digest !== input.digest) return problem('BATCH_CHANGED')
      if (batch.value.errors.length > 0) return problem('BATCH_HAS_ERRORS', { details: { errors: batch.value.errors.length } })
      const rules = await findRules(tx, input.center, { receivedAt: call.now, now: call.now })
      if (!rules) return problem('AREA_WITHOUT_POLICY')
      const { items: read } = batch.value
      const { items, errors } = await placed(tx, read, { center: input.center, policy: rules.policy })
      if (errors.length > 0) return problem('BATCH_HAS_ERRORS', { details: { errors: errors.length } })
      const known = await knownNumbers(tx, input.center, items)
      let registered = 0
      for (const item of items) {
        if (known.has(item.sourceNumber)) continue
        known.add(item.sourceNumber)
        const taken = await lodgeIn(tx, { service, call, commandId: input.commandId, given: givenOf(item, { center: input.center, ground: item.ground, now: call.now }) })
        if (!taken.ok) return taken
        registered++
      }
      return { ok: true, value: { registered, known: items.length - registered } }
    }),

    hotlineReplies: async ({ center, waiting, ...page }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const where = and(center ? eq(hotlineReply.center, center) : undefined, waiting ? isNull(hotlineReply.takenAt) : undefined)
      const { rows, total } = await listPage(tx, tx.select().from(hotlineReply).where(where).$dynamic(), {
        page, sortable: { repliedAt: hotlineReply.repliedAt }, defaultSort: 'repliedAt', tiebreaker: hotlineReply.id,
      })
      return {
        ok: true,
        value: { rows: rows.map(({ id, sourceNumber, number, result, text, repliedAt, takenAt }) => ({ id, sourceNumber, number, result, text, repliedAt: repliedAt.toString(), takenAt: takenAt?.toString() ?? null })), total },
      }
    }),

    exportReplies: async ({ center }, call) => outside(call, { center }) ?? service.read(call, async (tx) => ({
      ok: true, value: await repliesWorkbook(await tx.select().from(hotlineReply).where(and(eq(hotlineReply.center, center), isNull(hotlineReply.takenAt))).limit(5000)),
    })),

    takeReplies: async (input, call) => outside(call, { center: input.center }) ?? service.command({ ...call, reach: within(input.center) }, input, async (tx) => {
      const taken = await tx.update(hotlineReply).set({ takenAt: call.now })
        .where(and(eq(hotlineReply.center, input.center), inArray(hotlineReply.id, input.ids), isNull(hotlineReply.takenAt))).returning({ id: hotlineReply.id })
      return { ok: true, value: { taken: taken.length } }
    }),
  }
}

interface Wrong { readonly row: number; readonly column: string; readonly code: string }
type Placed = HotlineItem & { readonly ground: string }

/** Windows and grounds as the hotline writes them; what it does not say falls under the open ground, what nobody knows is shown by row. */
async function placed(tx: Transaction, items: readonly HotlineItem[], { center, policy: { grounds } }: { center: string; policy: ComplaintsPolicy }): Promise<{ items: Placed[]; errors: Wrong[] }> {
  const open = (grounds.find(({ id }) => id === 'other') ?? grounds[0]!).id
  const found: Placed[] = []
  const errors: Wrong[] = []
  for (const item of items) {
    const ground = item.ground === null ? open : grounds.find(({ id, name }) => id !== 'poor_rating' && (id === item.ground || name.zh === item.ground))?.id
    const window = item.window === null ? null : await findWindowAsWritten(tx, item.window, center)
    if (ground === undefined) errors.push({ row: item.row, column: words.ground[0]!, code: 'COMPLAINT_GROUND_UNKNOWN' })
    if (window === undefined) errors.push({ row: item.row, column: words.window[0]!, code: 'WINDOW_UNKNOWN' })
    if (ground !== undefined && window !== undefined) found.push({ ...item, ground, window })
  }
  return { items: found, errors }
}

interface Known { readonly number: string; readonly dueAt: Temporal.Instant | null }

async function findItem(tx: Transaction, center: string, sourceNumber: string): Promise<Known | undefined> {
  await tx.sql('select pg_advisory_xact_lock(hashtextextended($1, 2))', [`${center} ${sourceNumber}`])
  const [row] = await tx.select({ number: complaint.number, dueAt: intake.sourceDueAt }).from(intake).innerJoin(complaint, eq(complaint.id, intake.complaint))
    .where(and(eq(intake.center, center), eq(intake.channel, 'hotline_12345'), eq(intake.sourceNumber, sourceNumber)))
  return row
}

function acknowledged({ number, dueAt }: Known, now: Temporal.Instant, known: boolean) {
  return { ok: true as const, value: { number, acknowledgedAt: now.toString(), known, dueAt: (dueAt ?? now).toString() } }
}

async function knownNumbers(tx: Transaction, center: string, items: readonly HotlineItem[]): Promise<Set<string>> {
  if (items.length === 0) return new Set()
  const rows = await tx.select({ number: intake.sourceNumber }).from(intake)
    .where(and(eq(intake.center, center), eq(intake.channel, 'hotline_12345'), inArray(intake.sourceNumber, items.map(({ sourceNumber }) => sourceNumber))))
  return new Set(rows.flatMap(({ number }) => number ?? []))
}

function givenOf(item: HotlineItem, { center, ground, now }: { center: string; ground: string; now: Temporal.Instant }): Given {
  const { name, contact, content, window, caseNumber, sourceNumber, sourceDueAt } = item
  return {
    center, ground, channel: 'hotline_12345', content, oral: false, window, person: null, caseNumber, item: null, receivedAt: now, sourceNumber, sourceDueAt,
    complainant: { name, nameRefused: name === null, contact, contactRefused: contact === null },
  }
}
