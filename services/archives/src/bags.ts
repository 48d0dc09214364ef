import { attachmentsOf, findAttachment } from '@hall/attachments'
import type { Transaction } from '@hall/database'
import { dateOf } from '@hall/calendar'
import type { casePackage } from './db/schema.ts'
import { itemsOf, type VolumeRow } from './db/volume-store.ts'
import { encode, type Payload, zipBag } from './bag.ts'
import type { Check, Component } from './domain/properties.ts'
import words from './bag-words.json' with { type: 'json' }

/** A name that every file system takes, and every reader of bags: not all of them undo the escape of a percent sign. */
const safe = (text: string) => text.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_').replaceAll('%', '\uFF05').slice(0, 80)
const table = (rows: readonly (readonly (string | number | null)[])[]) => encode(`\uFEFF${rows.map((row) => row.map((cell) => `"${String(cell ?? '').replaceAll('"', '""')}"`).join(',')).join('\r\n')}\r\n`)

/** Volumes with their catalog, their text and their files, as any archive can read them. */
export async function bagOfVolumes(tx: Transaction, rows: readonly VolumeRow[], { center, identifier, now }: { center: string; identifier: string; now: Temporal.Instant }): Promise<Uint8Array> {
  const items = await itemsOf(tx, rows.map(({ id }) => id))
  const files = await attachmentsOf(tx, items.map((one) => `volume/${one.volume}/${one.number}`))
  const payload: Payload[] = [{
    path: words.catalog,
    content: table([words.catalogColumns, ...rows.flatMap((row) => items.filter((one) => one.volume === row.id).map((one) => [row.number, one.number, row.class, row.title, one.title, one.responsible, one.document, one.on?.toString() ?? '', one.pages, row.year, row.retention, row.secrecy]))]),
  }]
  for (const row of rows) {
    payload.push({ path: `${safe(row.number)}/${words.metadata}`, content: encode(JSON.stringify({ number: row.number, title: row.title, class: row.class, year: row.year, retention: row.retention, secrecy: row.secrecy, pages: row.pages, filedOn: row.filedOn.toString() }, null, 2)) })
    for (const one of items.filter((own) => own.volume === row.id)) {
      const name = `${safe(row.number)}/${String(one.number).padStart(3, '0')}_${safe(one.title)}`
      if (one.text !== '') payload.push({ path: `${name}.txt`, content: encode(one.text) })
      for (const [nth, { id, filename }] of (files.get(`volume/${row.id}/${one.number}`) ?? []).entries()) {
        const found = await findAttachment(tx, id)
        if (found) payload.push({ path: `${name}_${nth + 1}_${safe(filename)}`, content: new Uint8Array(found.content) })
      }
    }
  }
  return zipBag(identifier, payload, { organization: center, identifier, description: words.transfer, date: dateOf(now).toString() })
}

/** The papers of one case with what was checked about them. */
export async function bagOfCase(tx: Transaction, row: typeof casePackage.$inferSelect, { components, checks, attachments }: { components: readonly Component[]; checks: readonly Check[]; attachments: ReadonlyMap<string, string | null> }): Promise<Uint8Array> {
  const name = safe(row.number ?? row.case)
  const payload: Payload[] = [
    { path: words.metadata, content: encode(JSON.stringify({ case: row.case, number: row.number, item: row.item, center: row.center, window: row.window, handler: row.handler, openedAt: row.openedAt.toString(), finishedAt: row.finishedAt?.toString() ?? null, outcome: row.outcome }, null, 2)) },
    { path: words.components, content: table([words.componentColumns, ...components.map((one) => [one.kind, one.title, one.at, one.by, one.filename, one.sha256])]) },
    { path: words.checks, content: table([words.checkColumns, ...checks.map((one) => [one.property, one.test, one.ok ? words.passed : words.failed, one.detail])]) },
  ]
  for (const [nth, one] of components.entries()) {
    const id = attachments.get(one.id)
    const found = id ? await findAttachment(tx, id) : undefined
    if (found) payload.push({ path: `${String(nth + 1).padStart(3, '0')}_${safe(found.filename)}`, content: new Uint8Array(found.content) })
  }
  return zipBag(name, payload, { organization: row.center, identifier: name, description: words.package, date: dateOf(row.finishedAt ?? row.openedAt).toString() })
}
