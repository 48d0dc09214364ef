import { detectKind, attachmentsOf, attachmentToFile, findAttachment, keepAttachment } from '@hall/attachments'
import { problem } from '@hall/contract'
import { listPage, type Transaction } from '@hall/database'
import { beyond, outside, type ServiceContext } from '@hall/service-kit'
import { and, asc, eq, exists, gte, ilike, inArray, isNotNull, isNull, lte, or } from 'drizzle-orm'
import { bagOfCase } from '../bags.ts'
import { casePackage, component } from '../db/schema.ts'
import { heldOf } from '../db/volume-store.ts'
import { atDesk, madeAs } from '../desk.ts'
import { encode, sha256 } from '../bag.ts'
import { checkPapers, type Component } from '../domain/properties.ts'
import { packageView } from '../views.ts'
import type { ArchivesHandlers } from './handlers.ts'
import { refuseForeign } from './attempts.ts'
import { likeText } from './search.ts'
import { fileVolume } from './volumes.ts'

export type PackageRow = typeof casePackage.$inferSelect
const ZIP = 'application/zip'
const ZONE = 'Asia/Shanghai'
/** No case is older; and the first days there are have no instant in the database. */
const BEFORE_ALL = '1900-01-01'

/** The package of a case, which grows while the case runs. */
export function packagesHandlers(service: ServiceContext): Omit<ArchivesHandlers['packages'], 'returns' | 'returnMaterials' | 'attempts'> {
  return {
    list: async ({ center, incomplete, handler, from, to, search, ...page }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const where = and(
        center ? eq(casePackage.center, center) : undefined, incomplete ? and(isNotNull(casePackage.finishedAt), isNull(casePackage.volume)) : undefined,
        handler ? eq(casePackage.handler, handler) : undefined, from || to ? papersWithin(tx, { from, to }) : undefined,
        search ? or(ilike(casePackage.number, likeText(search)), ilike(casePackage.item, likeText(search))) : undefined,
      )
      const { rows, total } = await listPage(tx, tx.select().from(casePackage).where(where).$dynamic(), { page, sortable: { openedAt: casePackage.openedAt, finishedAt: casePackage.finishedAt }, defaultSort: '-openedAt', tiebreaker: casePackage.case })
      const ids = rows.map((row) => row.case)
      const [kinds, held] = await Promise.all([ids.length === 0 ? [] : tx.select({ case: component.case, kind: component.kind }).from(component).where(inArray(component.case, ids)), heldOf(tx, ids)])
      return { ok: true, value: { rows: rows.map((row) => packageView(row, kinds.filter((one) => one.case === row.case).map(({ kind }) => kind), held.has(row.case))), total } }
    }),

    get: async ({ center, case: id }, call) => outside(call, { center }) ?? (await service.read(call, async (tx) => {
      const row = await findPackage(tx, center, id)
      if (!row) return undefined
      const [{ components, rows }, files, held] = await Promise.all([componentsOf(tx, row), attachmentsOf(tx, [`case/${id}`]), heldOf(tx, [id])])
      return {
        ok: true as const,
        value: {
          package: packageView(row, components.map(({ kind }) => kind), held.has(id)), checks: checkPapers({ ...papersOf(row), components }),
          components: rows.map((one) => ({ id: one.id, kind: one.kind, title: one.title, at: one.at.toString(), by: one.by, sha256: one.sha256, attachment: files.get(`case/${id}`)?.find((file) => file.id === one.attachment) ?? null })),
        },
      }
    })) ?? refuseForeign(service, call, { center, case: id }),

    add: (input, call) => atDesk(service, { input, call }, async (desk) => {
      const row = await findPackage(desk.tx, input.center, input.case)
      if (!row) return problem('CASE_UNKNOWN')
      const outsideOf = beyond(call, row)
      if (outsideOf) return outsideOf
      if (row.volume) return problem('PACKAGE_CLOSED', { details: { number: row.volume } })
      const kept = input.file ? await keepAttachment(desk.tx, input.file, { id: desk.newId(), subject: `case/${row.case}`, place: row, by: call.actor.id, now: call.now }) : undefined
      if (kept && !kept.ok) return kept
      const id = desk.newId()
      const { center, department, window } = row
      const { kind, title } = input
      const digest = kept?.value.sha256 ?? sha256(encode(title))
      await desk.tx.insert(component).values({ id, center, department, window, case: row.case, kind, title, at: call.now, by: call.actor.id, sha256: digest, attachment: kept?.value.id ?? null })
      return madeAs(id, await desk.write({ stream: `package/${row.case}`, events: [{ type: 'ComponentAdded', case: row.case, id, kind, sha256: digest }], place: row }, [desk.rules.policy?.windowFiling?.clause]))
    }),

    component: async ({ center, case: id, component: of }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const [row] = await tx.select().from(component).where(and(eq(component.id, of), eq(component.case, id), eq(component.center, center)))
      const found = row?.attachment ? await findAttachment(tx, row.attachment, `case/${id}`) : undefined
      return found ? { ok: true, value: attachmentToFile(found) } : problem('CASE_UNKNOWN')
    }),

    file: (input, call) => atDesk(service, { input, call }, async (desk) => {
      const [row] = await desk.tx.select().from(casePackage).where(and(eq(casePackage.case, input.case), eq(casePackage.center, input.center))).for('update')
      if (!row) return problem('CASE_UNKNOWN')
      const outsideOf = beyond(call, row)
      if (outsideOf) return outsideOf
      if (row.volume) return problem('PACKAGE_CLOSED', { details: { number: row.volume } })
      const { components, rows } = await componentsOf(desk.tx, row)
      const failed = checkPapers({ ...papersOf(row), components }).filter(({ ok }) => !ok)
      if (failed.length > 0) return problem('CHECKS_FAILED', { details: { failed: failed.map(({ test, detail }) => `${test}: ${detail}`).slice(0, 9) } })
      const title = [row.item, row.number].filter(Boolean).join(' ')
      const filed = await fileVolume(desk, {
        class: 'business', title, year: row.finishedAt!.toZonedDateTimeISO(ZONE).year, retention: input.retention, secrecy: 'open', important: false, box: '', spot: '', serial: null,
        items: rows.map((one) => ({ title: one.title, responsible: one.by, document: row.number ?? '', on: one.at.toZonedDateTimeISO(ZONE).toPlainDate().toString(), pages: 1, text: '' })),
      }, { center: row.center, department: row.department, window: row.window, section: null })
      if (!filed.ok) return filed.problem.code === 'ID_TAKEN' ? problem('PACKAGE_CLOSED') : problem(filed.problem.code)
      await desk.tx.update(casePackage).set({ volume: filed.value.number }).where(eq(casePackage.case, row.case))
      const digest = sha256(encode(components.map((one) => one.sha256).join('\n')))
      const written = await desk.write({ stream: `package/${row.case}`, events: [{ type: 'PackageFiled', case: row.case, number: filed.value.number, sha256: digest }], place: row }, [desk.rules.policy?.windowFiling?.clause])
      return written.ok ? { ok: true, value: { number: filed.value.number } } : written
    }),

    download: async ({ center, case: id }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const row = await findPackage(tx, center, id)
      if (!row) return problem('CASE_UNKNOWN')
      const { components, rows } = await componentsOf(tx, row)
      const bag = await bagOfCase(tx, row, { components, checks: checkPapers({ ...papersOf(row), components }), attachments: new Map(rows.map((one) => [one.id, one.attachment])) })
      return { ok: true, value: { filename: `${row.number ?? id}.zip`, contentBase64: Buffer.from(bag).toString('base64'), mediaType: ZIP } }
    }),
  }
}

export async function findPackage(tx: Transaction, center: string, id: string): Promise<PackageRow | undefined> {
  const [row] = await tx.select().from(casePackage).where(and(eq(casePackage.case, id), eq(casePackage.center, center)))
  return row
}

/** Packages that hold a paper of these days. */
function papersWithin(tx: Transaction, { from, to }: { from: string | undefined; to: string | undefined }) {
  const at = (day: string, plainTime: string) => Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: ZONE, plainTime }).toInstant()
  return exists(tx.select({ one: component.id }).from(component).where(and(eq(component.case, casePackage.case), from && from > BEFORE_ALL ? gte(component.at, at(from, '00:00')) : undefined, to ? lte(component.at, at(to, '23:59:59.999999')) : undefined)))
}

function papersOf({ number, item, handler, openedAt, finishedAt, outcome }: PackageRow) {
  return { number, item, handler, outcome, openedAt: openedAt.toString(), finishedAt: finishedAt?.toString() ?? null }
}

/** With the digest of what is kept now beside the one written down when it came. */
async function componentsOf(tx: Transaction, { case: id }: PackageRow) {
  const rows = await tx.select().from(component).where(eq(component.case, id)).orderBy(asc(component.at), asc(component.id))
  const components = await Promise.all(rows.map(async (row): Promise<Component> => {
    const found = row.attachment ? await findAttachment(tx, row.attachment, `case/${id}`) : undefined
    return {
      id: row.id, kind: row.kind, title: row.title, at: row.at.toString(), by: row.by, sha256: row.sha256, filename: found?.filename ?? null, mediaType: found?.mediaType ?? null,
      found: row.attachment ? (found ? sha256(new Uint8Array(found.content)) : '') : sha256(encode(row.title)),
      kindMatches: found !== undefined && (await detectKind(new Uint8Array(found.content)))?.mediaType === found.mediaType,
    }
  }))
  return { rows, components }
}
