import { attachmentsOf, attachmentToFile, findAttachment, keepAttachment } from '@hall/attachments'
import { dateOf, endOf, startOf } from '@hall/calendar'
import { problem } from '@hall/contract'
import { CLASSES } from '@hall/contract-archives'
import { listPage, type Transaction } from '@hall/database'
import { historyOf } from '@hall/ledger'
import type { CallContext } from '@hall/rpc'
import { outside, type ServiceContext } from '@hall/service-kit'
import { and, arrayContains, eq, ilike, inArray, max, or, type SQL, sql } from 'drizzle-orm'
import { finding, item, logEntry, volume } from '../db/schema.ts'
import { findVolume, heldOf, itemsOf, lockVolumes, type VolumeRow } from '../db/volume-store.ts'
import { atDesk, type Desk, logged, placeOf, versionOf } from '../desk.ts'
import { bigramsOf, excerptOf } from '../domain/bigrams.ts'
import { expiryOf, gapsIn, numberOf, seriesOf } from '../domain/numbering.ts'
import { loadRules } from '../rules.ts'
import { itemView, volumeView } from '../views.ts'
import type { ArchivesHandlers } from './handlers.ts'
import { likeText } from './search.ts'

const SHOWN = ['title', 'state', 'because', 'secrecy', 'before', 'after', 'kind', 'person', 'pages', 'what', 'ground', 'detail', 'reason']

export function volumesHandlers(service: ServiceContext): ArchivesHandlers['volumes'] {
  return {
    list: async ({ center, window, section, class: of, year, state, retention, search, ...page }, call) => outside(call, { center, window }) ?? service.read(call, async (tx) => {
      const is = <T>(column: Parameters<typeof eq>[0], value: T | undefined) => (value === undefined ? undefined : eq(column, value))
      const where = and(
        is(volume.center, center), is(volume.window, window), is(volume.section, section), is(volume.class, of), is(volume.year, year), is(volume.state, state), is(volume.retention, retention),
        search ? await matching(search) : undefined, readable(call),
      )
      const { rows, total } = await listPage(tx, tx.select().from(volume).where(where).$dynamic(), {
        page, sortable: { number: volume.number, title: volume.title, year: volume.year, filedOn: volume.filedOn, expiresOn: volume.expiresOn }, defaultSort: '-filedOn', tiebreaker: volume.number,
      })
      const [held, found] = await Promise.all([heldOf(tx, rows.map(({ id }) => id)), search ? foundIn(tx, rows, search) : new Map<string, string>()])
      return { ok: true, value: { rows: rows.map((row) => ({ ...volumeView(row, held.has(row.id)), found: found.get(row.id) ?? null })), total } }
    }),

    get: async ({ center, volume: id }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const row = await findVolume(tx, center, id)
      if (!row || !mayRead(call, row)) return problem('VOLUME_UNKNOWN')
      const items = await itemsOf(tx, [id])
      const files = await attachmentsOf(tx, items.map(({ number }) => `volume/${id}/${number}`))
      const keeps = keepsIt(call, row)
      return {
        ok: true,
        value: { volume: volumeView(row, (await heldOf(tx, [id])).has(id)), items: items.map((one) => itemView(one, files.get(`volume/${id}/${one.number}`) ?? [], keeps)), history: await historyOf(tx, `volume/${id}`, SHOWN) },
      }
    }),

    classes: async ({ center, window }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const { policy } = await loadRules(tx, center, call.now)
      const rule = window === null ? policy?.officeClasses : policy?.windowClasses
      const main = rule?.value ?? []
      // A window files mainly these; others stay possible.
      const rest = window === null && rule ? [] : CLASSES.filter((one) => !main.includes(one))
      return { ok: true, value: { clause: rule?.clause ?? null, rows: [...main.map((one) => ({ class: one, main: true })), ...rest.map((one) => ({ class: one, main: false }))] } }
    }),

    file: (input, call) => atDesk(service, { input, call }, async (desk) => {
      const at = await placeOf(desk, input)
      if (!at.ok) return at
      const { class: of, title, items } = input
      const rule = desk.rules.policy?.volumeFields
      const missing = [...(of === null ? ['class'] : []), ...(title === null || items.length === 0 ? ['entry'] : [])]
      if (of === null || title === null || missing.length > 0) return problem('VOLUME_FIELDS_MISSING', { details: { missing }, ...(rule && { clause: rule.clause }) })
      return fileVolume(desk, { ...input, class: of, title }, at.value)
    }),

    mark: (input, call) => atDesk(service, { input, call }, (desk) => change(desk, input, {
      change: { secrecy: input.secrecy, important: input.important }, event: (row) => ({ type: 'VolumeMarked', number: row.number, secrecy: input.secrecy, important: input.important }), clause: desk.rules.policy?.higherConsent?.clause,
    })),

    move: (input, call) => atDesk(service, { input, call }, (desk) => change(desk, input, {
      change: { box: input.box, spot: input.spot }, event: (row) => ({ type: 'VolumeMoved', number: row.number, before: `${row.spot} ${row.box}`, after: `${input.spot} ${input.box}` }), clause: undefined,
    })),

    attach: (input, call) => atDesk(service, { input, call }, async (desk) => {
      const row = await findVolume(desk.tx, input.center, input.volume)
      const [of] = row ? await desk.tx.select().from(item).where(and(eq(item.volume, row.id), eq(item.number, input.item))) : []
      if (!row || !of) return problem('VOLUME_UNKNOWN')
      const kept = await keepAttachment(desk.tx, input.file, { id: desk.newId(), subject: `volume/${row.id}/${of.number}`, place: row, by: call.actor.id, now: call.now })
      if (!kept.ok) return kept
      const written = await write({ desk, row }, { type: 'FileAttached', number: row.number, item: of.number, sha256: kept.value.sha256 })
      return written.ok ? { ok: true, value: { id: kept.value.id } } : written
    }),

    attachment: async ({ center, volume: id, attachment }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const row = await findVolume(tx, center, id)
      const found = row && keepsIt(call, row) ? await findAttachment(tx, attachment) : undefined
      return found?.subject.startsWith(`volume/${id}/`) ? { ok: true, value: attachmentToFile(found) } : problem('VOLUME_UNKNOWN')
    }),

    gaps: async ({ center }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const { policy } = await loadRules(tx, center, call.now)
      const rows = await tx.select({ series: volume.series, serial: volume.serial }).from(volume).where(eq(volume.center, center))
      const series = [...Map.groupBy(rows, (row) => row.series)].map(([name, own]) => ({ series: name, missing: gapsIn(own.map(({ serial }) => serial)) }))
      return { ok: true, value: { clause: policy?.officeKeeps?.clause ?? null, rows: series.filter(({ missing }) => missing.length > 0).toSorted((a, b) => a.series.localeCompare(b.series)) } }
    }),

    log: async ({ center, kind, search, ...page }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const where = and(center ? eq(logEntry.center, center) : undefined, kind ? eq(logEntry.kind, kind) : undefined, search ? ilike(logEntry.number, likeText(search)) : undefined)
      const { rows, total } = await listPage(tx, tx.select().from(logEntry).where(where).$dynamic(), { page, sortable: { at: logEntry.at }, defaultSort: '-at', tiebreaker: logEntry.id })
      return { ok: true, value: { rows: rows.map((row) => ({ ...row, at: row.at.toString(), by: row.person })), total } }
    }),

    statistics: async ({ center, from, until }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const { policy } = await loadRules(tx, center, call.now)
      const [start, end] = [startOf(Temporal.PlainDate.from(from)), endOf(Temporal.PlainDate.from(until))]
      const rows = await tx.select({ class: logEntry.class, kind: logEntry.kind, count: sql<number>`count(*)::int` }).from(logEntry)
        .where(and(eq(logEntry.center, center), sql`${logEntry.at} >= ${start.toString()}::timestamptz and ${logEntry.at} < ${end.toString()}::timestamptz`)).groupBy(logEntry.class, logEntry.kind).orderBy(logEntry.class, logEntry.kind)
      return { ok: true, value: { clause: policy?.log?.clause ?? null, rows } }
    }),

    findings: async ({ center, search, ...page }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const where = and(center ? eq(finding.center, center) : undefined, search ? ilike(finding.subject, likeText(search)) : undefined)
      const { rows, total } = await listPage(tx, tx.select().from(finding).where(where).$dynamic(), { page, sortable: { at: finding.at }, defaultSort: '-at', tiebreaker: finding.id })
      return { ok: true, value: { rows: rows.map((row) => ({ ...row, at: row.at.toString() })), total } }
    }),
  }
}

interface NewVolume {
  readonly class: VolumeRow['class']; readonly title: string; readonly year: number; readonly retention: VolumeRow['retention']; readonly secrecy: VolumeRow['secrecy']; readonly important: boolean; readonly box: string; readonly spot: string
  readonly serial: number | null
  readonly items: readonly { readonly title: string; readonly responsible: string; readonly document: string; readonly on: string | null; readonly pages: number; readonly text: string }[]
}
interface Place { readonly center: string; readonly department: string | null; readonly window: string | null; readonly section: string | null }

/** Numbers run within a series; two that file at once take one after the other. */
export async function fileVolume(desk: Desk, input: NewVolume, at: Place) {
  const { tx, call, rules, newId } = desk
  const series = seriesOf({ center: at.center, class: input.class, year: input.year, retention: input.retention, unit: at.window ?? at.section ?? 'center' })
  await tx.sql(`select pg_advisory_xact_lock(hashtext('volume:' || $1))`, [series])
  const [highest] = await tx.select({ serial: max(volume.serial) }).from(volume).where(and(eq(volume.center, at.center), eq(volume.series, series)))
  const serial = input.serial ?? (highest?.serial ?? 0) + 1
  const { items, serial: _serial, class: of, title, year, retention, secrecy, important, box, spot } = input
  const row: VolumeRow = {
    id: newId(), ...at, series, serial, number: numberOf(series, serial), class: of, title, year, retention, secrecy, important, box, spot, state: 'filed', items: items.length, pages: items.reduce((sum, one) => sum + one.pages, 0),
    filedOn: dateOf(call.now), expiresOn: expiryOf(year, retention), grams: bigramsOf(title, ...items.flatMap((one) => [one.title, one.responsible, one.document, one.text])), version: 1,
  }
  const inserted = await tx.insert(volume).values(row).onConflictDoNothing().returning({ id: volume.id })
  if (inserted.length === 0) return problem('ID_TAKEN', { details: { number: row.number } })
  const { center, department, window, section } = at
  if (items.length > 0) await tx.insert(item).values(items.map((one, nth) => ({ ...one, center, department, window, volume: row.id, number: nth + 1, on: one.on === null ? null : Temporal.PlainDate.from(one.on) })))
  await logged(desk, row, { kind: 'received', detail: title })
  const { policy } = rules
  const written = await desk.write(
    { stream: `volume/${row.id}`, version: 0, events: [{ type: 'VolumeFiled', center, volume: row.id, number: row.number, window, section, class: of, title, retention, items: items.length }], place: row },
    [policy?.volumeFields?.clause, window === null ? policy?.officeKeeps?.clause : policy?.windowKeeps?.clause, (window === null ? policy?.officeClasses : policy?.windowClasses)?.clause])
  return written.ok ? { ok: true as const, value: { id: row.id, number: row.number } } : written
}

type Event = Parameters<Desk['write']>[0]['events'][number]

/** Appends to the volume's own stream and keeps its version. */
export async function write({ desk, row }: { desk: Desk; row: VolumeRow }, event: Event, clauses: readonly (string | null | undefined)[] = []) {
  const written = await desk.write({ stream: `volume/${row.id}`, events: [event], place: row }, clauses)
  if (written.ok) await desk.tx.update(volume).set({ version: written.value }).where(eq(volume.id, row.id))
  return written
}

async function change(desk: Desk, input: { center: string; volume: string }, { change: set, event, clause }: { change: Partial<typeof volume.$inferInsert>; event: (row: VolumeRow) => Event; clause: string | undefined }) {
  const [row] = (await lockVolumes(desk.tx, input.center, [input.volume])) ?? []
  if (!row) return problem('VOLUME_UNKNOWN')
  await desk.tx.update(volume).set(set).where(eq(volume.id, row.id))
  await logged(desk, row, { kind: 'changed', detail: '' })
  return versionOf(await write({ desk, row }, event(row), [clause]))
}

/** Every pair of what is searched for stands in the volume; a number is found by any part of it. */
async function matching(search: string): Promise<SQL | undefined> {
  const pairs = bigramsOf(search)
  return or(ilike(volume.number, likeText(search)), pairs.length > 0 ? arrayContains(volume.grams, pairs) : undefined, ilike(volume.title, likeText(search)))
}

async function foundIn(tx: Transaction, rows: readonly VolumeRow[], search: string): Promise<Map<string, string>> {
  const open = rows.filter(({ secrecy }) => secrecy !== 'secret').map(({ id }) => id)
  const items = open.length === 0 ? [] : await tx.select().from(item).where(inArray(item.volume, open)).orderBy(item.number)
  return new Map(items.toReversed().flatMap((one) => {
    const text = excerptOf(one.title, search) ?? excerptOf(one.text, search)
    return text === null ? [] : [[one.volume, `${one.number}. ${text}`] as const]
  }))
}

const CLEARED = ['archivist', 'general_office', 'director', 'deputy_director', 'window_lead', 'chief_representative', 'department_principal'] as const

/** That a secret volume is there at all is known to who keeps it and who consents to it. */
function readable({ actor }: CallContext): SQL | undefined {
  return actor.grants.some(({ role }) => (CLEARED as readonly string[]).includes(role)) ? undefined : sql`${volume.secrecy} <> 'secret'`
}

function mayRead(call: CallContext, { secrecy }: VolumeRow): boolean {
  return secrecy !== 'secret' || readable(call) === undefined
}

/** Who keeps a register handles what is in it; everybody else reads by consent. */
export function keepsIt({ actor }: CallContext, { center, window }: Pick<VolumeRow, 'center' | 'window'>): boolean {
  return actor.grants.some(({ role, scope }) => {
    if (role !== 'archivist' && role !== 'general_office' && role !== 'window_lead' && role !== 'chief_representative') return false
    if (scope.kind === 'window') return scope.window === window
    return role !== 'window_lead' && role !== 'chief_representative' && (scope.kind === 'city' || ((scope.kind === 'center' || scope.kind === 'section') && scope.center === center))
  })
}
