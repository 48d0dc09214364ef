import { dateOf } from '@hall/calendar'
import { problem } from '@hall/contract'
import { listPage, type Transaction } from '@hall/database'
import { beyond, outside, type ServiceContext } from '@hall/service-kit'
import { and, arrayContains, asc, eq, ilike, inArray, isNull, lt, ne } from 'drizzle-orm'
import { answer, appraisal, casePackage, hold, volume } from '../db/schema.ts'
import { findVolume, heldOf, lockVolumes, type VolumeRow } from '../db/volume-store.ts'
import { atDesk, type Desk, logged, madeAs, versionOf } from '../desk.ts'
import { type Outcome, outcomeOf } from '../domain/appraisal.ts'
import { appraisalView, holdView, volumeView } from '../views.ts'
import type { ArchivesHandlers } from './handlers.ts'
import { likeText } from './search.ts'
import { write } from './volumes.ts'

type AppraisalRow = typeof appraisal.$inferSelect
const RETAINED_YEARS = 10

/** Retention that has run out, reviewed by name; what stands under a hold is touched by nobody. */
export function appraisalsHandlers(service: ServiceContext): Pick<ArchivesHandlers, 'appraisals' | 'holds'> {
  return {
    holds: {
      list: async ({ center }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
        const rows = await tx.select().from(hold).where(and(eq(hold.center, center), ne(hold.label, ''))).orderBy(asc(hold.since))
        return { ok: true, value: { rows: rows.map(holdView) } }
      }),
      place: (input, call) => atDesk(service, { input, call }, async (desk) => {
        const of = await subjectOf(desk.tx, input)
        if (!of) return problem('VOLUME_UNKNOWN')
        const refusal = beyond(call, of.place)
        return refusal ?? placeHold(desk, of, input)
      }),
      release: (input, call) => atDesk(service, { input, call }, async (desk) => {
        const [row] = await desk.tx.select().from(hold).where(and(eq(hold.id, input.hold), eq(hold.center, input.center), isNull(hold.releasedAt))).for('update')
        if (!row) return problem('HOLD_UNKNOWN')
        await desk.tx.update(hold).set({ releasedAt: call.now }).where(eq(hold.id, row.id))
        return versionOf(await desk.write({ stream: `hold/${row.id}`, events: [{ type: 'HoldReleased', id: row.id, subject: row.label, ground: row.ground }], place: row }))
      }),
    },
    appraisals: {
      candidates: async ({ center }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
        const rows = await tx.select().from(volume).where(and(eq(volume.center, center), eq(volume.state, 'filed'), lt(volume.expiresOn, dateOf(call.now)))).orderBy(asc(volume.expiresOn), asc(volume.number)).limit(200)
        const held = await heldOf(tx, rows.map(({ id }) => id))
        return { ok: true, value: { rows: rows.map((row) => volumeView(row, held.has(row.id))) } }
      }),

      list: async ({ center, search, ...page }, call) => outside(call, { center }) ?? service.read(center ? reviewing(call, center) : call, async (tx) => {
        const where = and(center ? eq(appraisal.center, center) : undefined, center && !seesAll(call, center) ? arrayContains(appraisal.reviewers, [call.actor.id]) : undefined, search ? ilike(appraisal.subject, likeText(search)) : undefined)
        const { rows, total } = await listPage(tx, tx.select().from(appraisal).where(where).$dynamic(), { page, sortable: { openedAt: appraisal.openedAt }, defaultSort: '-openedAt', tiebreaker: appraisal.id })
        return { ok: true, value: { rows: await Promise.all(rows.map(async (row) => appraisalView(row, await answeredBy(tx, row)))), total } }
      }),

      get: async ({ center, appraisal: id }, call) => outside(call, { center }) ?? service.read(reviewing(call, center), async (tx) => {
        const [row] = await tx.select().from(appraisal).where(and(eq(appraisal.id, id), eq(appraisal.center, center)))
        if (!row || !(seesAll(call, center) || row.reviewers.includes(call.actor.id))) return problem('APPRAISAL_UNKNOWN')
        const [volumes, answers] = await Promise.all([tx.select().from(volume).where(inArray(volume.id, row.volumes)).orderBy(volume.number), tx.select().from(answer).where(eq(answer.appraisal, id))])
        // Each answers without knowing what the others said: until all have, nobody is shown another's answer.
        const shown = (own: typeof answers) => (row.reviewers.every((person) => own.some((one) => one.person === person)) ? own : own.filter(({ person }) => person === call.actor.id))
        const lines = volumes.map((one) => {
          const own = answers.filter((given) => given.volume === one.id)
          return { volume: one.id, number: one.number, title: one.title, retention: one.retention, expiresOn: one.expiresOn?.toString() ?? null, answers: shown(own).map(({ person, answer: said }) => ({ person, answer: said })), outcome: outcomeOf(row.reviewers, own) ?? null }
        })
        return { ok: true, value: { appraisal: appraisalView(row, await answeredBy(tx, row)), lines } }
      }),

      open: (input, call) => atDesk(service, { input, call }, async (desk) => {
        const { center, subject } = input
        const refusal = beyond(call, { center, department: null, window: null })
        if (refusal) return refusal
        const reviewers = [...new Set(input.reviewers)]
        if (reviewers.length < 2) return problem('REVIEWERS_MISSING')
        const rows = await lockVolumes(desk.tx, center, input.volumes)
        if (!rows) return problem('VOLUME_UNKNOWN')
        const today = dateOf(call.now)
        const running = rows.find(({ expiresOn }) => !expiresOn || Temporal.PlainDate.compare(today, expiresOn) <= 0)
        if (running) return problem('RETENTION_RUNNING', { details: { number: running.number, until: running.expiresOn?.toString() ?? 'permanent' } })
        const out = rows.find(({ state }) => state !== 'filed')
        if (out) return problem('VOLUME_OUT', { details: { number: out.number, state: out.state } })
        const held = await heldOf(desk.tx, rows.map(({ id }) => id))
        if (held.size > 0) return problem('VOLUME_HELD', { details: { numbers: rows.filter(({ id }) => held.has(id)).map(({ number }) => number) } })
        const id = desk.newId()
        await desk.tx.insert(appraisal).values({ id, center, subject, volumes: rows.map((row) => row.id), reviewers, openedAt: call.now, openedBy: call.actor.id, executedOn: null })
        const notice = { type: 'NoticeRaised' as const, center, recipients: reviewers, title: { zh: `档案鉴定：${subject}`, en: `Appraisal of archives: ${subject}` }, body: { zh: `请对 ${rows.length} 卷逐卷提出意见。`, en: `Your answer on each of ${rows.length} volumes is needed.` }, clauses: [], link: `/archives/appraisals?center=${center}` }
        return madeAs(id, await desk.write({ stream: `appraisal/${id}`, events: [{ type: 'AppraisalOpened', id, volumes: rows.length, reviewers }, notice], place: { center } }))
      }),

      answer: (input, call) => atDesk(service, { input, call: reviewing(call, input.center) }, async (desk) => {
        const row = await lock(desk, input)
        if (!row) return problem('APPRAISAL_UNKNOWN')
        if (!row.reviewers.includes(call.actor.id)) return problem('APPRAISAL_NOT_YOURS')
        if (row.executedOn) return problem('APPRAISAL_EXECUTED')
        if (!input.answers.every((one) => row.volumes.includes(one.volume))) return problem('VOLUME_UNKNOWN')
        for (const given of input.answers) {
          const said = { center: row.center, appraisal: row.id, volume: given.volume, person: call.actor.id, answer: given.answer, at: call.now }
          await desk.tx.insert(answer).values(said).onConflictDoUpdate({ target: [answer.appraisal, answer.volume, answer.person], set: { answer: given.answer, at: call.now } })
        }
        return versionOf(await desk.write({ stream: `appraisal/${row.id}`, events: [{ type: 'AppraisalAnswered', id: row.id, answers: input.answers.length }], place: row }))
      }),

      execute: (input, call) => atDesk(service, { input, call }, async (desk) => {
        const row = await lock(desk, input)
        if (!row) return problem('APPRAISAL_UNKNOWN')
        if (row.executedOn) return problem('APPRAISAL_EXECUTED')
        if (input.witness === call.actor.id) return problem('WITNESS_MISSING')
        const answers = await desk.tx.select().from(answer).where(eq(answer.appraisal, row.id))
        const outcomes = new Map(row.volumes.map((id) => [id, outcomeOf(row.reviewers, answers.filter((one) => one.volume === id))]))
        if ([...outcomes.values()].includes(undefined)) {
          const silent = row.reviewers.filter((person) => row.volumes.some((id) => !answers.some((one) => one.volume === id && one.person === person)))
          return problem('APPRAISAL_INCOMPLETE', { details: { missing: silent } })
        }
        const rows = (await lockVolumes(desk.tx, row.center, row.volumes)) ?? []
        const held = await heldOf(desk.tx, rows.map(({ id }) => id))
        if (held.size > 0) return problem('VOLUME_HELD', { details: { numbers: rows.filter(({ id }) => held.has(id)).map(({ number }) => number) } })
        for (const one of rows) await carryOut(desk, one, { outcome: outcomes.get(one.id)!, reference: row.subject })
        await desk.tx.update(appraisal).set({ executedOn: dateOf(call.now) }).where(eq(appraisal.id, row.id))
        const count = (outcome: Outcome) => [...outcomes.values()].filter((one) => one === outcome).length
        const done = { destroyed: count('destroy'), retained: count('retain'), toTransfer: count('transfer'), held: count('held') }
        const written = await desk.write({ stream: `appraisal/${row.id}`, events: [{ type: 'AppraisalExecuted', center: row.center, appraisal: row.id, count: done.destroyed, retained: done.retained, toTransfer: done.toTransfer, held: done.held, witness: input.witness }], place: row })
        return written.ok ? { ok: true, value: done } : written
      }),
    },
  }
}

/** A named reviewer answers whatever register they are of; nothing else is opened by it. */
function reviewing<C extends { reach: { centers: readonly string[] } }>(call: C, center: string): C {
  return Object.assign(Object.create(call) as C, { reach: { ...call.reach, centers: [center] } })
}

function seesAll({ reach }: { reach: { all: boolean; centers: readonly string[] } }, center: string): boolean {
  return reach.all || reach.centers.includes(center)
}

async function lock({ tx }: Desk, { center, appraisal: id }: { center: string; appraisal: string }): Promise<AppraisalRow | undefined> {
  const [row] = await tx.select().from(appraisal).where(and(eq(appraisal.id, id), eq(appraisal.center, center))).for('update')
  return row
}

async function answeredBy(tx: Transaction, { id, volumes }: AppraisalRow): Promise<ReadonlySet<string>> {
  const rows = await tx.select({ person: answer.person }).from(answer).where(eq(answer.appraisal, id))
  return new Set([...Map.groupBy(rows, ({ person }) => person)].filter(([, own]) => own.length === volumes.length).map(([person]) => person))
}

async function carryOut(desk: Desk, row: VolumeRow, { outcome, reference }: { outcome: Outcome; reference: string }) {
  const state = outcome === 'destroy' ? 'destroyed' as const : row.state
  const expiresOn = outcome === 'retain' ? dateOf(desk.call.now).add({ years: RETAINED_YEARS }) : row.expiresOn
  await desk.tx.update(volume).set({ state, expiresOn, ...(outcome === 'destroy' && { grams: [] }) }).where(eq(volume.id, row.id))
  await write({ desk, row }, { type: 'VolumeStateChanged', number: row.number, state: outcome, because: reference })
  await logged(desk, row, { kind: 'changed', detail: outcome })
  if (outcome === 'held') await placeHold(desk, { id: row.id, label: row.number, place: row }, { ground: 'disagreement', reference })
}

interface Subject { readonly id: string; readonly label: string; readonly place: { readonly center: string; readonly department: string | null; readonly window: string | null } }

async function subjectOf(tx: Transaction, { center, subject }: { center: string; subject: string }): Promise<Subject | undefined> {
  const row = await findVolume(tx, center, subject)
  if (row) return { id: row.id, label: row.number, place: row }
  const [of] = await tx.select().from(casePackage).where(and(eq(casePackage.case, subject), eq(casePackage.center, center)))
  return of && { id: of.case, label: of.number ?? of.case, place: of }
}

async function placeHold(desk: Desk, { id: subject, label, place }: Subject, { ground, reference }: { ground: (typeof hold.$inferInsert)['ground']; reference: string }) {
  const id = desk.newId()
  const { center, department, window } = place
  await desk.tx.insert(hold).values({ id, center, department, window, subject, label, ground, reference, since: desk.call.now, by: desk.call.actor.id, releasedAt: null })
  return madeAs(id, await desk.write({ stream: `hold/${id}`, events: [{ type: 'HoldPlaced', id, subject: label, ground, reference }], place }))
}
