import { problem } from '@hall/contract'
import { dateOf } from '@hall/calendar'
import type { Transaction } from '@hall/database'
import { append, type EventMeta } from '@hall/journal'
import type { CallContext } from '@hall/rpc'
import { refused, type ServiceContext } from '@hall/service-kit'
import { type ComplaintRow, findComplaint, loadComplaint, streamOf, updateComplaint } from '../db/complaint-store.ts'
import { keepWords } from '../db/message-store.ts'
import { findPlace, findWindow, handlerOf, leadsOf } from '../db/place-store.ts'
import { findRules, type InForce } from '../db/rules-store.ts'
import type { ComplaintEvent } from '../domain/complaint-event.ts'
import { type Complaint, evolve } from '../domain/complaint.ts'
import { decide } from '../domain/decide.ts'
import { ours } from '../domain/limits.ts'
import type { Situation } from '../domain/situation.ts'
import type { Action } from '../domain/what-stops.ts'
import { within } from '../rpc/calls.ts'
import { changeHoldings } from './holdings.ts'
import { keepReply } from './hotline-replies.ts'
import { noticesOf } from './notices.ts'
import { withPapers } from './papers.ts'
import { settleConsequences } from './settle-consequences.ts'

export interface Carrying {
  readonly row: Pick<ComplaintRow, 'id' | 'center'>
  readonly action: Action
  /** Roles the action is done by; none for a window, its department or the person complained of. */
  readonly offices: readonly string[]
}
type Writing = Pick<CallContext, 'actor' | 'path' | 'now'>

/** Carries out one action on a complaint the caller was shown: decided from its journal, written with all that follows. */
export function carryOut(service: ServiceContext, call: Writing, input: { readonly commandId: string } & Carrying & { readonly sent: { readonly commandId: string } }) {
  const { row } = input
  return service.command({ ...call, reach: within(row.center) }, input.sent, (tx) => carryOutIn(tx, service, { ...input, call }))
}

/** The same within a transaction of the whole center. */
export async function carryOutIn(tx: Transaction, service: ServiceContext, { row, action, offices, call, commandId }: Carrying & { call: Writing; commandId: string }) {
  await tx.sql('select 1 from complaint where id = $1 for update', [row.id])
  const loaded = await loadComplaint(tx, row.id)
  const kept = await findComplaint(tx, row.id)
  const rules = kept && await findRules(tx, row.center, { receivedAt: kept.receivedAt, now: call.now })
  if (!loaded || !rules) return problem('COMPLAINT_UNKNOWN')
  const { state, version } = loaded
  const situation = await situationOf(tx, { rules, state, action, offices, call, service })
  const decision = decide(action, state, situation)
  if (!decision.ok) return refused(decision.refusal)
  const events = await routedOn(tx, { events: decision.events, state, situation })
  return write(tx, { service, events, state, version, rules, call, commandId })
}

interface Making { readonly rules: InForce; readonly state: Complaint; readonly action: Action; readonly offices: readonly string[]; readonly call: Writing; readonly service: ServiceContext }

async function situationOf(tx: Transaction, { rules, state, action, offices, call, service }: Making): Promise<Situation> {
  const on = dateOf(call.now)
  const text = wordsOf(action)
  const said = text === undefined ? draftOf(action, state) : await keepWords(tx, {
    id: service.newId(), complaint: state.id, center: state.center, at: call.now, by: call.actor.id === 'anonymous' ? null : call.actor.id, text,
  })
  const named = 'window' in action && action.window ? await findWindow(tx, action.window, state.center) : undefined
  const handler = action.kind === 'assign' && (await findPlace(tx, action.handler, on))?.center === state.center
    ? await handlerOf(tx, action.handler, { offices: [], on }) : undefined
  return { ...rules, by: await handlerOf(tx, call.actor.id, { offices, on }), said, window: named, handler }
}

/** The window's own words go out where nobody wrote others. */
function draftOf(action: Action, { draft }: Complaint): Situation['said'] {
  return action.kind === 'send_reply' && draft?.message && draft.digest ? { message: draft.message, digest: draft.digest } : undefined
}

function wordsOf(action: Action): string | undefined {
  if ('text' in action && action.text) return action.text
  if ('reason' in action && action.reason) return action.reason
  return action.kind === 'complete' ? [action.description, action.when].filter(Boolean).join('\n') || undefined : undefined
}

/** A complaint whose window becomes known goes on to it at once, where the regulation sends it on. */
async function routedOn(tx: Transaction, { events, state, situation }: { events: readonly ComplaintEvent[]; state: Complaint; situation: Situation }): Promise<readonly ComplaintEvent[]> {
  const completed = events.find((event) => event.type === 'Completed')
  const route = situation.policy.routing.find(({ channels }) => channels.includes(state.channel))
  if (!completed?.window || !completed.department || state.routed || !route?.sendsOn) return events
  return (await leadsOf(tx, { window: completed.window, person: completed.person ?? state.person }, dateOf(situation.now))).length > 0
    ? [...events, { type: 'Routed', window: completed.window, department: completed.department, person: null }] : events
}

export interface Written {
  readonly service: ServiceContext
  readonly events: readonly ComplaintEvent[]
  readonly state: Complaint
  readonly version: number
  readonly rules: InForce
  readonly call: Writing
  readonly commandId: string
}

/** Appends, projects, and does what follows: consequences, notices, the answer to the hotline. */
export async function write(tx: Transaction, { service, events: decided, state, version, rules, call, commandId }: Written) {
  const events = await withPapers(tx, decided, { state, rules, call, newId: service.newId })
  const after = events.reduce<Complaint>((now, event) => evolve(now, event, call.now.toString())!, state)
  const meta = metaOf({ state: after, call, commandId, rules })
  const appended = await append(tx, { stream: streamOf(state.id), expectedVersion: version, events, meta })
  if (!appended.ok) return appended
  await updateComplaint(tx, after, { version: version + events.length, rules })
  if (after.finding !== state.finding) await settleConsequences(tx, { after, rules, meta, newId: service.newId })
  await keepReply(tx, { events, after, policy: rules.policy, newId: service.newId, now: call.now })
  await changeHoldings(tx, { before: state, after, meta, newId: service.newId })
  await tellPeople(tx, { events, after, meta, service })
  return { ok: true as const, value: { version: version + events.length } }
}

export function metaOf({ state, call, commandId, rules }: Pick<Written, 'state' | 'call' | 'commandId' | 'rules'>): EventMeta {
  const clause = ours(state, rules)?.clause
  return {
    commandId, actor: call.actor.id, now: call.now, center: state.center,
    policyRef: { center: state.center, area: 'complaints', version: rules.version, clauses: clause ? [clause] : [] },
  }
}

async function tellPeople(tx: Transaction, { events, after, meta, service }: { events: readonly ComplaintEvent[]; after: Complaint; meta: EventMeta; service: ServiceContext }): Promise<void> {
  const leads = after.window && !after.confidential ? await leadsOf(tx, { window: after.window, person: after.person }, dateOf(meta.now)) : []
  for (const notice of noticesOf(events, after, leads)) {
    await append(tx, { stream: `notice/${service.newId()}`, expectedVersion: 0, events: [{ type: 'NoticeRaised', ...notice } as never], meta })
  }
}
