import { randomBytes } from 'node:crypto'
import { problem } from '@hall/contract'
import { dateOf } from '@hall/calendar'
import type { Transaction } from '@hall/database'
import { append } from '@hall/journal'
import { refused, type ServiceContext } from '@hall/service-kit'
import type { CallContext } from '@hall/rpc'
import { caseSteps } from '../db/case-store.ts'
import { insertComplaint, loadComplaint, streamOf } from '../db/complaint-store.ts'
import { keyedHash } from '../db/keyed-hash.ts'
import { digestOf, keepWords } from '../db/message-store.ts'
import { findPlace, findWindow, leadsOf } from '../db/place-store.ts'
import { findRules, type InForce } from '../db/rules-store.ts'
import { complainant, followCode, intake } from '../db/schema.ts'
import type { ComplaintEvent, Lodged } from '../domain/complaint-event.ts'
import { complaintNumber, followCodeFrom, normalizedContact } from '../domain/complaint-number.ts'
import { type Complaint, evolve } from '../domain/complaint.ts'
import { ours } from '../domain/limits.ts'
import { lodge, type Lodgement } from '../domain/lodge.ts'
import { metaOf, write } from './carry-out.ts'
import { changeHoldings } from './holdings.ts'
import { recordPaper } from './papers.ts'
import { noticesOf } from './notices.ts'

export type Given = Omit<Lodgement, 'department'> & { readonly contactKey?: string | null }
export interface Lodging { readonly service: ServiceContext; readonly call: Pick<CallContext, 'actor' | 'path' | 'now'>; readonly commandId: string; readonly given: Given }

/** Takes a complaint: into the matter it belongs to, or as a new one. Within the reach of its center. */
export async function lodgeIn(tx: Transaction, { service, call, commandId, given }: Lodging) {
  const rules = await findRules(tx, given.center, { receivedAt: given.receivedAt, now: call.now })
  if (!rules) return problem('AREA_WITHOUT_POLICY')
  const place = given.window ? await findWindow(tx, given.window, given.center) : undefined
  if (given.window && !place) return problem('WINDOW_UNKNOWN')
  const where = given.person ? await findPlace(tx, given.person, dateOf(given.receivedAt)) : undefined
  if (given.person && where?.center !== given.center) return problem('PERSON_UNKNOWN', { details: { person: given.person } })
  const window = given.window ?? where?.window ?? null
  const item = given.item ?? (given.caseNumber ? ((await caseSteps(tx, { center: given.center, number: given.caseNumber })).at(-1)?.item ?? null) : null)
  const ids = { id: service.newId(), intake: service.newId(), message: service.newId(), digest: digestOf(given.content ?? '') }
  const full: Lodgement = { ...given, item, window, department: place?.department ?? where?.department ?? null }
  const prefix = rules.policy.channels.clause
  const decision = lodge(full, rules.policy, { ...ids, number: complaintNumber(prefix, dateOf(given.receivedAt).year, 0) })
  if (!decision.ok) return refused(decision.refusal)
  const contactKey = given.contactKey ?? (given.complainant.contact ? (await keyedHash(service.db, 'contact', normalizedContact(given.complainant.contact))).toString('hex') : null)
  const known = await sameMatter(tx, { ...full, contactKey }, rules)
  const ownNumber = !known || isPublic(call)
  const opened = { ...decision.events[0]!, number: ownNumber ? complaintNumber(prefix, dateOf(given.receivedAt).year, await nextNumber(tx, given.center, dateOf(given.receivedAt).year)) : '' }
  return known
    ? join(tx, known, { service, call, commandId, given: full, rules, ids, contactKey, opened })
    : open(tx, opened, { service, call, commandId, given: full, rules, ids, contactKey })
}

interface Taking { readonly service: ServiceContext; readonly call: Lodging['call']; readonly commandId: string; readonly given: Lodgement; readonly rules: InForce; readonly ids: { readonly id: string; readonly intake: string; readonly message: string } }

async function open(tx: Transaction, lodged: Lodged, { service, call, commandId, given, rules, ids, contactKey }: Taking & { contactKey: string | null }) {
  const first = evolve(undefined, lodged, call.now.toString())!
  const onward = await sentOn(tx, first, rules)
  const state = onward.reduce<Complaint>((now, event) => evolve(now, event, call.now.toString())!, first)
  const meta = metaOf({ state, call, commandId, rules })
  const appended = await append(tx, { stream: streamOf(lodged.id), expectedVersion: 0, events: [lodged, ...onward], meta })
  if (!appended.ok) return appended
  await insertComplaint(tx, state, { version: 1 + onward.length, rules, kept: { content: given.content ?? '', contactKey } })
  await keepIntake(tx, lodged.id, { given, ids, call })
  await recordPaper(tx, state, { rules, given, call, id: service.newId() })
  await changeHoldings(tx, { before: undefined, after: state, meta, newId: service.newId })
  const code = followCodeFrom(randomBytes(16))
  await tx.insert(followCode).values({ complaint: lodged.id, center: lodged.center, number: lodged.number, hash: await keyedHash(service.db, 'code', `${lodged.number} ${code}`) })
  const leads = state.window && state.routed ? await leadsOf(tx, { window: state.window, person: state.person }, dateOf(call.now)) : []
  for (const notice of noticesOf(onward, state, leads)) {
    await append(tx, { stream: `notice/${service.newId()}`, expectedVersion: 0, events: [{ type: 'NoticeRaised', ...notice } as never], meta })
  }
  return answer(state, { rules, followCode: code, joined: false })
}

async function join(tx: Transaction, known: string, { service, call, commandId, given, rules, ids, contactKey, opened }: Taking & { contactKey: string | null; opened: Lodged }) {
  const loaded = await loadComplaint(tx, known)
  if (!loaded) return problem('CONFLICT')
  await keepIntake(tx, known, { given, ids, call })
  const event: ComplaintEvent = {
    type: 'Joined', intake: ids.intake, channel: given.channel, receivedAt: given.receivedAt.toString(), sourceDueAt: given.sourceDueAt ?? null, sourceNumber: given.sourceNumber ?? null,
    named: given.complainant.name !== null, contactable: given.complainant.contact !== null,
  }
  const written = await write(tx, { service, events: [event], state: loaded.state, version: loaded.version, rules, call, commandId })
  if (!written.ok) return written
  if (contactKey) await tx.sql('update complaint set contact_key = $2 where id = $1 and contact_key is null', [known, contactKey])
  return isPublic(call)
    ? joinedQuietly(tx, known, { service, call, rules, ids, opened })
    : answer(evolve(loaded.state, event, call.now.toString())!, { rules, followCode: null, joined: true })
}

/** Whoever lodges without a login may not be who they say: the answer is that of a new complaint, under a number and code of its own. */
async function joinedQuietly(tx: Transaction, known: string, { service, call, rules, ids, opened }: Pick<Taking, 'service' | 'call' | 'rules' | 'ids'> & { opened: Lodged }) {
  const alone = evolve(undefined, opened, call.now.toString())!
  const clock = ours(alone, rules)
  const code = followCodeFrom(randomBytes(16))
  await tx.insert(followCode).values({
    number: opened.number, complaint: known, center: opened.center, hash: await keyedHash(service.db, 'code', `${opened.number} ${code}`),
    intake: ids.intake, ground: opened.ground, dueDate: clock?.dueDate ?? null, dueClause: clock?.clause ?? null,
  })
  const { value } = answer(alone, { rules, followCode: code, joined: false })
  return { ok: true as const, value: { ...value, id: known } }
}

const isPublic = ({ actor }: Taking['call']) => actor.id === 'anonymous'

function answer(state: Complaint, { rules, followCode: code, joined }: { rules: InForce; followCode: string | null; joined: boolean }) {
  const clock = ours(state, rules)
  return {
    ok: true as const,
    value: { id: state.id, number: state.number, followCode: code, joined, dueDate: clock?.dueDate.toString() ?? null, clause: clock?.clause ?? null, incomplete: [...state.incomplete] },
  }
}

/** Goes on to the window named, where the regulation sends it on, the ground is not for few eyes and it has a lead the complaint is not about. */
async function sentOn(tx: Transaction, { channel, window, department, person, confidential }: Complaint, { policy, now }: InForce): Promise<ComplaintEvent[]> {
  const route = policy.routing.find(({ channels }) => channels.includes(channel))
  if (!route?.sendsOn || !window || !department || confidential) return []
  return (await leadsOf(tx, { window, person }, dateOf(now))).length > 0 ? [{ type: 'Routed', window, department, person: null }] : []
}

async function keepIntake(tx: Transaction, complaint: string, { given, ids, call }: Pick<Taking, 'given' | 'ids' | 'call'>): Promise<void> {
  const { center, channel, receivedAt, complainant: who } = given
  await keepWords(tx, { id: ids.message, complaint, center, at: call.now, by: null, text: given.content ?? '' })
  await tx.insert(intake).values({
    id: ids.intake, complaint, center, channel, receivedAt, message: ids.message, sourceNumber: given.sourceNumber ?? null,
    sourceDueAt: given.sourceDueAt ? Temporal.Instant.from(given.sourceDueAt) : null,
  })
  await tx.insert(complainant).values({ intake: ids.intake, complaint, center, ...who })
}

/**
 * The same person about the same case, or about the same counter on the same ground, within the days the policy gives: one
 * matter, whatever it comes by. A bad rating of a case is its applicant's, who is not named with it, and one matter with what
 * else is said of the case. Locked, so that two channels at once do not open it twice.
 */
async function sameMatter(tx: Transaction, { center, contactKey, caseNumber, window, ground, channel, receivedAt }: Lodgement & { contactKey: string | null }, { policy }: InForce): Promise<string | undefined> {
  if (!contactKey && !caseNumber) return undefined
  for (const key of [contactKey, caseNumber].filter((one) => one !== null).sort()) await tx.sql('select pg_advisory_xact_lock(hashtextextended($1, 1))', [`${center} ${key}`])
  const [row] = await tx.sql<{ id: string }>(
    `select id from complaint
     where center = $1 and status in ('draft', 'open') and received_at >= $3
       and ((contact_key = $2 and (case_number = $4 or ("window" = $5 and (ground = $6 or 'poor_rating' in (channel, $7)) and (case_number is null or $4::text is null))))
         or (case_number = $4 and 'poor_rating' in (channel, $7) and (contact_key is null or $2::text is null)))
     order by received_at limit 1`,
    [center, contactKey, receivedAt.subtract({ hours: 24 * policy.oneMatter.value.withinDays }), caseNumber || null, window, ground, channel], 'complaint.same')
  return row?.id
}

async function nextNumber(tx: Transaction, center: string, year: number): Promise<number> {
  const [row] = await tx.sql<{ last: number }>(
    'insert into number_series (center, year, last) values ($1, $2, 1) on conflict (center, year) do update set last = number_series.last + 1 returning last', [center, year], 'number.next')
  return row!.last
}

