import type { OutputOf } from '@hall/contract'
import type { ComplaintsContract } from '@hall/contract-complaints'
import { dateOf } from '@hall/calendar'
import type { Transaction } from '@hall/database'
import type { CallContext } from '@hall/rpc'
import { and, asc, eq, gte, inArray, ne, or } from 'drizzle-orm'
import { type ComplaintRow, loadComplaint } from '../db/complaint-store.ts'
import { handlerOf } from '../db/place-store.ts'
import { findRules, type InForce } from '../db/rules-store.ts'
import { complaint, consequence, intake } from '../db/schema.ts'
import { clocksOf } from '../domain/limits.ts'
import { type Action, type Kind, whatStops } from '../domain/what-stops.ts'
import { consequenceView, rowView, runningView } from '../views.ts'
import { factsOfCase } from './case-facts.ts'
import { listIssued } from '@hall/issued-documents'
import { conversationOf, type Reader } from './conversation.ts'
import { filesOf } from './files.ts'

type View = OutputOf<ComplaintsContract['procedures']['desk']['get']>

const ACTIONS: Record<Exclude<Reader, 'complainant'>, readonly Action['kind'][]> = {
  office: [
    'confirm_record', 'complete', 'classify', 'route', 'assign', 'ask_unit', 'ask_person', 'contact_rater', 'find', 'review_reply', 'send_reply', 'decide', 'notify_unit', 'tell_complainant',
    'report', 'explain', 'end_visit', 'close', 'follow_up', 'reopen', 'decline', 'pass_on', 'decide_objection', 'note',
  ],
  unit: ['state', 'bounce', 'correct', 'draft_reply', 'implement', 'explain', 'contact_rater', 'report'],
  person: ['answer', 'object'],
}

interface Showing { readonly reader: Exclude<Reader, 'complainant'>; readonly offices: readonly string[]; readonly call: CallContext }

/** One complaint for one kind of reader, within the reach of its center. */
export async function showComplaint(tx: Transaction, row: ComplaintRow, { reader, offices, call }: Showing): Promise<View | undefined> {
  const loaded = await loadComplaint(tx, row.id)
  const rules = await findRules(tx, row.center, { receivedAt: row.receivedAt, now: call.now })
  if (!loaded || !rules) return undefined
  const { state } = loaded
  const by = await handlerOf(tx, call.actor.id, { offices, on: dateOf(call.now) })
  const ground = rules.policy.grounds.find(({ id }) => id === row.ground)
  const view = { named: reader !== 'unit' || row.foundAt !== null || row.shownPerson !== null, read: true }
  const consequences = await tx.select().from(consequence).where(eq(consequence.complaint, row.id)).orderBy(asc(consequence.raisedAt))
  return {
    complaint: { ...rowView(row, view), summary: row.content },
    clocks: clocksOf(state, rules).filter(({ kind }) => reader === 'office' || (reader === 'unit' ? kind !== 'hearing' : kind === 'hearing')).map((clock) => runningView(clock, rules)),
    messages: await conversationOf(tx, row.id, reader),
    intakes: reader === 'office' ? await intakesOf(tx, row.id) : [],
    actions: ACTIONS[reader].map((kind: Kind) => {
      const stopped = whatStops(kind, state, { ...rules, by, said: undefined })
      return { kind, blocked: stopped ? { code: stopped.code, clause: stopped.clause ?? null } : null }
    }),
    grounds: ground ? [{ id: ground.id, name: ground.name, clause: ground.accepted.clause }] : [],
    suggestedBody: ground?.accepted.value.suggestedBody ?? null,
    reviewer: state.reviewer,
    attachments: reader === 'person' ? [] : await filesOf(tx, row.id, reader === 'office' ? ['office', 'unit', 'complainant'] : ['unit']),
    documents: reader === 'office' ? await listIssued(tx, `complaint/${row.id}`) : [],
    consequences: consequences.filter((one) => reader !== 'person' || one.person === call.actor.id).map(consequenceView),
    similar: reader === 'office' ? await similarTo(tx, row, rules) : [],
    shows: ground?.accepted.value.shows ?? 'nothing',
    caseFacts: reader === 'office' ? await factsOfCase(tx, row, { rules, shows: ground?.accepted.value.shows ?? 'nothing', clause: ground?.accepted.clause ?? null }) : [],
  }
}

async function intakesOf(tx: Transaction, id: string): Promise<View['intakes']> {
  const rows = await tx.select().from(intake).where(eq(intake.complaint, id)).orderBy(asc(intake.receivedAt))
  return rows.map((one) => ({
    id: one.id, channel: one.channel, receivedAt: one.receivedAt.toString(), sourceNumber: one.sourceNumber, sourceDueAt: one.sourceDueAt?.toString() ?? null, known: true,
  }))
}

/** Others of the same contact, or about the same case, within the days the regulation gives: a person decides whether they are one matter. */
async function similarTo(tx: Transaction, row: ComplaintRow, { policy }: InForce): Promise<View['similar']> {
  const ties = [row.contactKey ? eq(complaint.contactKey, row.contactKey) : undefined, row.caseNumber ? eq(complaint.caseNumber, row.caseNumber) : undefined].filter((tie) => tie !== undefined)
  if (ties.length === 0) return []
  const rows = await tx.select().from(complaint).where(and(
    eq(complaint.center, row.center), ne(complaint.id, row.id), inArray(complaint.status, ['draft', 'open', 'closed']), or(...ties),
    gte(complaint.receivedAt, row.receivedAt.subtract({ hours: 24 * policy.oneMatter.value.withinDays })))).limit(20)
  return rows.filter(({ confidential }) => !confidential).map((one) => rowView(one, { named: true, read: true }))
}
