import type { CoverFile } from '@hall/contract-personnel'
import type { Transaction } from '@hall/database'
import { type EventMeta, loadStream } from '@hall/journal'
import type { ServiceContext } from '@hall/service-kit'
import { findFile } from '../db/file-store.ts'
import { findStay, seatsAt, type Stay, staysAt } from '../db/place-store.ts'
import { findRules } from '../db/rules-store.ts'
import { type CoverEvent, foldCover } from '../domain/cover/cover-event.ts'
import * as cover from '../domain/cover/cover.ts'
import { takeUps } from '../domain/cover/stand-ins.ts'
import { dayOf, type Rules } from '../domain/rules.ts'
import { notify } from '../notices/notice.ts'
import texts from '../notices/texts.json' with { type: 'json' }
import { coverFacts } from '../reading/cover-facts.ts'
import { stand } from '../rpc/covers.ts'
import { agreementsOf, replacing } from './agreed-cover.ts'
import { keepCover, momentOf, spanInWords } from './keep-cover.ts'
import { postName, standsElsewhere } from './step-in.ts'

/** An absence as attendance told of it. */
export interface Away { readonly id: string; readonly person: string; readonly center: string; readonly from: string; readonly to: string; readonly kind: string; readonly cover: string | null }

const KINDS: Readonly<Record<string, CoverFile['kind']>> = {
  sick: 'sick_leave', personal: 'personal_leave', family: 'personal_leave', annual: 'holiday', compensatory: 'holiday', training: 'study', meeting: 'official_travel', business: 'official_travel', errand: 'official_travel',
}
const LINK = '/personnel/cover'

/** The holder of a post is away: who stands in does so without being ordered, and both are told (QP-PER-31, TG-PER-14, DC-PER-10). */
export async function coverAway(tx: Transaction, away: Away, service: ServiceContext): Promise<void> {
  const { id, person: holder, center, to } = away
  const day = dayOf(away.from.slice(0, 10))
  const [rules, stay, seats] = await Promise.all([findRules(tx, center, day), findStay(tx, holder, day), seatsAt(tx, { person: holder }, day)])
  const seat = seats.find((one) => one.capacity === 'primary' && one.center === center && one.window === stay?.window)
  if (!rules?.policy.automaticCover || !stay || !seat || await findFile(tx, id, 'cover')) return
  // Announced already, or the same absence with another end: that cover and its hand-over stand. Nobody stood in before it was known.
  const from = latest(away.from, momentOf(service), await coveredUntil(tx, { post: seat.post, from: away.from, to }))
  if (to <= from) return
  const wanted = { id, center, department: stay.department, window: seat.window, post: seat.post, holder, kind: KINDS[away.kind] ?? 'other_short_term' as const, from, to, reason: null, substitute: null, at: momentOf(service) }
  const facts = await coverFacts(tx, wanted, { stay, rules })
  const agreements = await agreementsOf(tx, { holder, center, from, to })
  // Who has agreed stands in for the time agreed upon; the rest is the pair's.
  const backups = await inOrder(tx, facts.backups, { agreed: agreements.length > 0 ? null : away.cover, window: seat.window, from, to })
  const announced = cover.announce(wanted, { ...facts, backups })
  const by = announced.ok ? foldCover(announced.events)!.cover : null
  const able = by !== null && !(await standsElsewhere(tx, { person: by, window: seat.window, at: from, until: to }))
  const decision = able ? announced : cover.announceUncovered(wanted, facts)
  if (!decision.ok) return
  const events = [...decision.events]
  for (const agreement of agreements) events.push(...await replacing(tx, { file: foldCover(events)!, agreement }, service))
  await stand(tx, events, seat.window)
  const meta = await keepCover(tx, { ...wanted, recorded: [], events, openedOn: dayOf(momentOf(service).slice(0, 10)) }, { rules, service, clauses: [rules.policy.automaticCover.clause] })
  await tellOf(tx, foldCover(events)!, { stay, rules, meta, service })
}

/** Who has agreed to stand in goes before the backups in their order; who stands in elsewhere then cannot. */
async function inOrder(tx: Transaction, backups: cover.CoverFacts['backups'], { agreed, window, from, to }: { agreed: string | null; window: string; from: string; to: string }) {
  const named = agreed === null ? [] : [{ person: agreed, away: false }]
  const all = [...named, ...backups.filter(({ person }) => person !== agreed)]
  const able = []
  for (const one of all) able.push({ ...one, away: one.away || await standsElsewhere(tx, { person: one.person, window, at: from, until: to }) })
  return able
}

/** It does not take place, or ends earlier: so does standing in. */
export async function callOffCover(tx: Transaction, { id, center, from }: Away, service: ServiceContext): Promise<void> {
  const [file, rules] = await Promise.all([findFile(tx, id, 'cover'), findRules(tx, center, dayOf(from.slice(0, 10)))])
  if (!file || !rules) return
  const recorded = (await loadStream<CoverEvent>(tx, `cover/${id}`)).map(({ event }) => event)
  const before = foldCover(recorded)!
  const at = momentOf(service)
  const decision = cover.callOff(before.to !== null && before.to < at ? before.to : at, before, rules)
  if (!decision.ok) return
  await keepCover(tx, { ...before, recorded, events: decision.events, openedOn: file.openedOn }, { rules, service })
  await stand(tx, decision.events, before.window)
}

/** Until when covers of some of that time reach. */
async function coveredUntil(tx: Transaction, { post, from, to }: { post: string; from: string; to: string }): Promise<string> {
  const [row] = await tx.sql<{ until: string | null }>(
    `select max(coalesce(state ->> 'to', '9999')) as until from file where kind = 'cover' and state ->> 'post' = $1 and state ->> 'kind' <> 'unannounced' and state ->> 'from' < $3 and coalesce(state ->> 'to', '9999') > $2`, [post, from, to])
  return row?.until ?? from
}

interface Around { readonly stay: Stay; readonly rules: Rules; readonly meta: EventMeta; readonly service: ServiceContext }

async function tellOf(tx: Transaction, file: CoverFile, { stay, rules, meta, service }: Around): Promise<void> {
  const { holder, window, post, from, to } = file
  const colleagues = await staysAt(tx, { window }, dayOf(from.slice(0, 10)))
  const standIns = takeUps(file)
  const names = await Promise.all(standIns.map(async ({ person }) => (await findStay(tx, person, dayOf(from.slice(0, 10))))?.name ?? person))
  const words = { holder: stay.name, cover: [...new Set(names)].join('、'), post: await postName(tx, { post: post!, window }), ...spanInWords({ from, to: to! }) }
  const clause = rules.policy.automaticCover!.clause
  const tell = (text: (typeof texts)['covering'], recipients: readonly string[], rest: object = {}) => notify(tx, { text, words, meta, id: service.newId(), recipients, clause, link: LINK, ...rest })
  if (standIns.length === 0) return tell(texts.uncovered, colleagues.filter(({ lead, person }) => lead && person !== holder).map(({ person }) => person))
  for (const one of standIns) await tell(texts.covering, [one.person], { words: { ...words, ...spanInWords({ from: one.from, to: one.to ?? to! }) } })
  if (rules.policy.handoverBefore) await tell(texts.handOver, [holder], { clause: rules.policy.handoverBefore.clause })
}

const latest = (...times: readonly string[]) => times.reduce((a, b) => (a < b ? b : a))
