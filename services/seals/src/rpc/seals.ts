import { dateOf } from '@hall/calendar'
import { problem } from '@hall/contract'
import { listPage, type Transaction } from '@hall/database'
import { historyOf } from '@hall/ledger'
import { findPosting, findSection, findWindow } from '@hall/organization-copy'
import { metaOf, outside, type ServiceContext } from '@hall/service-kit'
import { and, desc, eq, ilike, or } from 'drizzle-orm'
import { filing, imprint, seal } from '../db/schema.ts'
import { findSeal, lockSeal, type SealRow } from '../db/seal-store.ts'
import type { SealEvent } from '../domain/seal-event.ts'
import { recordOn } from '../recording.ts'
import { loadRules } from '../rules.ts'
import { filingView, imprintView, sealView } from '../views.ts'
import type { SealsHandlers } from './handlers.ts'
import { likeText } from './search.ts'

export function sealsHandlers(service: ServiceContext): SealsHandlers['seals'] {
  return {
    list: async ({ center, window, state, search, ...page }, call) => outside(call, { center, window }) ?? service.read(call, async (tx) => {
      const where = and(
        center ? eq(seal.center, center) : undefined, window ? eq(seal.window, window) : undefined, state ? eq(seal.state, state) : undefined,
        search ? or(ilike(seal.name, likeText(search)), ilike(seal.number, likeText(search))) : undefined,
      )
      const { rows, total } = await listPage(tx, tx.select().from(seal).where(where).$dynamic(), {
        page, sortable: { number: seal.number, name: seal.name, state: seal.state, usableFrom: seal.usableFrom }, defaultSort: 'number', tiebreaker: seal.id,
      })
      const policies = new Map(await Promise.all([...new Set(rows.map((row) => row.center))].map(async (id) => [id, (await loadRules(tx, id, call.now)).policy] as const)))
      return { ok: true, value: { rows: rows.map((row) => sealView(row, policies.get(row.center))), total } }
    }),

    get: async ({ center, seal: id }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const row = await findSeal(tx, center, id)
      if (!row) return problem('SEAL_UNKNOWN')
      const { policy } = await loadRules(tx, center, call.now)
      const [imprints, filings, history] = await Promise.all([
        tx.select().from(imprint).where(eq(imprint.seal, id)).orderBy(desc(imprint.version)),
        tx.select().from(filing).where(eq(filing.seal, id)).orderBy(desc(filing.filedOn)),
        historyOf(tx, `seal/${id}`, SHOWN),
      ])
      return { ok: true, value: { seal: sealView(row, policy), imprints: imprints.map(imprintView), filings: filings.map(filingView), history } }
    }),

    imprint: async ({ center, seal: id, version }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const [found] = await tx.select().from(imprint).where(and(eq(imprint.seal, id), eq(imprint.center, center), eq(imprint.version, version)))
      return found ? { ok: true, value: { mediaType: found.mediaType as 'image/png', contentBase64: Buffer.from(found.content).toString('base64') } } : problem('SEAL_UNKNOWN')
    }),

    register: async (input, call) => outside(call, { center: input.center }) ?? service.command(call, input, async (tx) => {
      const place = await placeOf(tx, input, dateOf(call.now))
      if (!place.ok) return place
      const { commandId: _commandId, validUntil, ...given } = input
      const id = service.newId()
      const row: SealRow = {
        ...given, ...place.value, id, state: 'registered', validUntil: validUntil === null ? null : Temporal.PlainDate.from(validUntil), usableFrom: null, endedOn: null,
        custodian: null, custodianSince: null, custodyUntil: null, rules: null, imprintVersion: 0, away: false, version: 0,
      }
      const inserted = await tx.insert(seal).values(row).onConflictDoNothing().returning({ id: seal.id })
      if (inserted.length === 0) return problem('ID_TAKEN', { details: { number: input.number } })
      const event: SealEvent = { type: 'SealRegistered', seal: id, ...given, department: row.department, window: row.window, validUntil }
      const recorded = await recordOn(tx, { row, events: [event] }, { meta: metaOf(call, input), rules: await loadRules(tx, input.center, call.now) })
      return recorded.ok ? { ok: true, value: { id } } : recorded
    }),

    fileRules: async (input, call) => outside(call, { center: input.center }) ?? service.command(call, input, async (tx) => {
      const row = await lockSeal(tx, input.center, input.seal)
      if (!row) return problem('SEAL_UNKNOWN')
      const rules = await loadRules(tx, input.center, call.now)
      const required = rules.policy?.writtenRules
      const missing = (required?.value ?? []).filter((part) => !input.parts.includes(part))
      if (missing.length > 0) return problem('RULES_INCOMPLETE', { clause: required!.clause, details: { missing } })
      await tx.update(seal).set({ rules: input.rules }).where(eq(seal.id, row.id))
      const event: SealEvent = { type: 'RulesFiled', seal: row.id, rules: input.rules, parts: input.parts }
      const recorded = await recordOn(tx, { row, events: [event] }, { meta: metaOf(call, input), rules, clauses: [required?.clause] })
      return recorded.ok ? { ok: true, value: { version: recorded.value } } : recorded
    }),
  }
}

interface Placed { readonly center: string; readonly kind: 'center' | 'window'; readonly window: string | null; readonly section: string | null; readonly responsible: string | null }

/** A window seal belongs to the unit of its window; a seal of the center to a section, whose head answers for it. */
async function placeOf(tx: Transaction, { center, kind, window, section, responsible }: Placed, on: Temporal.PlainDate) {
  if (kind === 'window') {
    const at = window === null ? undefined : await findWindow(tx, window)
    return at?.center === center ? { ok: true as const, value: { department: at.department, window: at.id, section: null } } : problem('WINDOW_UNKNOWN')
  }
  const of = section === null ? undefined : await findSection(tx, section)
  if (of?.center !== center) return problem('SECTION_UNKNOWN')
  const head = responsible === null ? undefined : await findPosting(tx, responsible, on)
  if (head?.section !== of.id) return problem('PERSON_UNKNOWN', { details: { person: responsible ?? '' } })
  return { ok: true as const, value: { department: null, window: null, section: of.id } }
}

/** What of an event a timeline shows: names, numbers and days, not digests and ids. */
const SHOWN = ['number', 'kind', 'to', 'case', 'document', 'copies', 'bag', 'destination', 'happenedOn', 'note', 'finding', 'reason']
