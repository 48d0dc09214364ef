import type { ArchivesContract } from '@hall/contract-archives'
import type { Client } from '@hall/rpc'
import texts from '../data/archives.json' with { type: 'json' }
import { demoAccounts } from './accounts.ts'
import { commandIdOf } from './command-id.ts'
import { knownSoon, knownValueOf } from './known-soon.ts'
import { eachOf, valueOf } from './outcome.ts'
import type { DemoCenter, DemoCity } from './shapes.ts'

type Archives = Client<ArchivesContract>
type Filed = Parameters<Archives['volumes']['file']>[0]
interface Kind { readonly title: string; readonly retention: string; readonly class?: string; readonly pieces: readonly (readonly string[])[] }
interface Load { readonly as: (person: string) => Archives; readonly office: (center: string) => string; readonly registrar: string; readonly today: string }

const FILED_WINDOWS = 6
const OLD = 2012

/** Last year's volumes of sections and windows, a keeper, checks of the room; where there is an archivist, a day of consultation. */
export async function loadArchives({ centers }: DemoCity, { as, office: officeOf, registrar, today }: Load): Promise<void> {
  if ((await valueOf(as(registrar).volumes.list({ size: 1 }))).total > 0) return
  const year = Number(today.slice(0, 4)) - 1
  await Promise.all(centers.map(async (center) => {
    const [office] = center.sections
    const archives = as(officeOf(center.id))
    const at = { window: null, section: office!.id }
    await knownSoon(() => archives.volumes.file(volumeOf(center, texts.honors, { ...at, class: 'honors', year })))
    await eachOf(center.sections.flatMap((section) => texts.section.map((kind) => ({ section, kind }))), ({ section, kind }) =>
      valueOf(archives.volumes.file(volumeOf(center, kind, { window: null, section: section.id, class: 'documents', year }))))
    await eachOf(center.windows.slice(0, FILED_WINDOWS), ({ id: window }) => valueOf(archives.volumes.file(volumeOf(center, texts.window, { window, section: null, class: 'business', year: year + 1 }))))
    await valueOf(archives.volumes.file(volumeOf(center, texts.secret, { ...at, class: 'documents', year, secrecy: 'secret' })))
    const { id: old } = await valueOf(archives.volumes.file(volumeOf(center, texts.old, { ...at, class: 'documents', year: OLD })))
    await valueOf(archives.care.reportDamage({ center: center.id, volume: old, what: texts.damage, foundOn: today, commandId: commandIdOf('archive damage', center.id) }))
    await lookAfter(archives, center)
    await deliver(archives, center, { year, section: office!.id })
  }))
  const archivist = demoAccounts().find(({ grants }) => grants.some((grant) => grant.startsWith('archivist@')))
  const center = centers.find(({ id }) => archivist?.grants.some((grant) => grant.includes(id)))
  if (archivist && center) await consult(as, center, { archivist: archivist.person, registrar: officeOf(center.id), today })
}

function volumeOf(center: DemoCenter, { title, retention, pieces }: Kind, of: Pick<Filed, 'window' | 'section' | 'class' | 'year'> & Partial<Filed>): Filed {
  const named = title.replace('{year}', String(of.year))
  return {
    center: center.id, title: named, retention: retention as 'long', secrecy: 'open', important: false, box: '1', spot: 'A-1-1', serial: null,
    items: pieces.map(([piece = '', text = '']) => ({ title: piece, responsible: center.name.zh, document: '', on: `${of.year}-06-30`, pages: 3, text })),
    commandId: commandIdOf('volume', center.id, of.window ?? of.section ?? '', named), ...of,
  }
}

async function lookAfter(archives: Archives, { id: center }: DemoCenter): Promise<void> {
  const { items } = await valueOf(archives.care.inspectionsDue({ center, on: '2026-01-01' }))
  await valueOf(archives.care.inspect({ center, window: null, room: texts.room, findings: texts.finding, items: items.map(({ code }) => ({ code, ok: code !== 'cabinets_clean' })), commandId: commandIdOf('archive check', center) }))
  for (const [nth, [celsius = 0, humidity = 0]] of texts.measured.entries()) await valueOf(archives.care.measure({ center, room: texts.room, celsius, humidity, commandId: commandIdOf('climate', center, String(nth)) }))
}

async function deliver(archives: Archives, { id: center }: DemoCenter, { year, section }: { year: number; section: string }): Promise<void> {
  const { rows } = await valueOf(archives.volumes.list({ center, section, year, size: 50 }))
  await valueOf(archives.filing.deliver({ center, window: null, section, period: String(year), volumes: rows.map(({ id }) => id), commandId: commandIdOf('archive delivery', center) }))
}

/** What somebody of a window asked of the office, and one volume that is out. */
async function consult(as: Load['as'], { id: center, rotated, windows }: DemoCenter, { archivist, registrar, today }: { archivist: string; registrar: string; today: string }): Promise<void> {
  const office = as(registrar)
  await knownValueOf(() => office.keepers.name({ center, window: null, person: archivist, from: today, replacing: false, commandId: commandIdOf('archive keeper', center) }))
  const accounts = new Set(demoAccounts().map(({ person }) => person))
  const reader = rotated.find((person) => person.window === windows[0]!.id && accounts.has(person.number))
  const { rows } = await valueOf(office.volumes.list({ center, search: texts.section[0]!.title.slice(-5), size: 10 }))
  if (!reader || rows.length === 0) return
  const requests = await Promise.all(texts.asks.map(({ kind, purpose, days, reason, pages }, nth) => valueOf(as(reader.number).access.request({
    center, number: rows[nth % rows.length]!.number, kind: kind as 'consult', purpose, pages: pages ?? null, days, reason, commandId: commandIdOf('archive access', center, String(nth)),
  }))))
  const [, loan] = requests
  await valueOf(office.access.decide({ center, request: loan!.id, approve: true, commandId: commandIdOf('archive consent', center) }))
  await valueOf(as(archivist).loans.lend({ center, request: loan!.id, commandId: commandIdOf('archive loan', center) }))
}
