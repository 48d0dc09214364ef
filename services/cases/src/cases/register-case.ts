import { randomInt } from 'node:crypto'
import { holds } from '@hall/access'
import { dateOf } from '@hall/calendar'
import { problem, type InputOf, type Result } from '@hall/contract'
import type { CasesContract, ItemContent } from '@hall/contract-cases'
import type { Transaction } from '@hall/database'
import type { CallContext } from '@hall/rpc'
import { outside, type ServiceContext } from '@hall/service-kit'
import { caseFile } from '../db/schema.ts'
import { findOpenItem } from '../db/item-store.ts'
import type { CaseEvent } from '../domain/case/case-event.ts'
import { NO_CASE } from '../domain/case/case-file.ts'
import { find, needsTwo } from '../domain/case/situation.ts'
import { leadFor } from '../domain/case/rules/joint.ts'
import { type After, commitCase } from './case-command.ts'
import { chiefOf } from './chief.ts'
import { type WindowRow, windowOf } from './places.ts'
import { ruleBook, type RuleInForce } from './rules-in-force.ts'
import { seatedReach, takesPart } from './seat.ts'
import { secondVisit } from './second-visit.ts'

type Input = InputOf<CasesContract['procedures']['intake']['register']>
type Code = CasesContract['procedures']['intake']['register']['errors'][number]

/** Read aloud over the telephone: no letters, no zero that looks like an O. */
const CHECK_CODE = { least: 100_000, most: 999_999 }

/** An application comes in, pinned to the item's version and the policy of the day. */
export async function registerCase(service: ServiceContext, call: CallContext, input: Input): Promise<Result<After, Code | 'CONFLICT' | 'COMMAND_REUSED' | 'FORBIDDEN'>> {
  const refusal = outside(call, { center: input.center })
  if (refusal) return refusal
  const { reach, seat } = await seatedReach(service, call)
  // Who may examine and who answers for a window is known in the whole center; what is opened lies where the reach itself is.
  return service.command({ ...call, reach: { ...reach, centers: [...reach.centers, input.center] } }, input, async (tx) => {
    const receivedAt = input.receivedOn === undefined ? call.now : Temporal.Instant.from(input.receivedOn)
    if (Temporal.Instant.compare(receivedAt, call.now) > 0) return problem('IN_FUTURE')
    const [item, window, book] = await Promise.all([findOpenItem(tx, input.item, dateOf(receivedAt)), windowOf(tx, input.window), ruleBook(tx, input.center)])
    if (!item || item.center !== input.center) return problem('ITEM_UNKNOWN')
    if (!item.content) return problem('ITEM_NOT_OPEN', { details: { state: item.state } })
    if (window?.center !== input.center) return problem('WINDOW_UNKNOWN', { details: { window: input.window } })
    const rule = book.on(dateOf(receivedAt))
    if (!rule) return problem('POLICY_MISSING', { details: { center: input.center } })
    const fault = await faultOfOpening(tx, input, { rule, content: item.content, window, item: item.id })
    if (fault) return fault
    // Nobody's own case yet: who opens it sits at the window, belongs to the department or answers for either.
    const place = { center: input.center, department: item.department, window: window.id, person: null }
    if (!holds(reach, place) && !takesPart(seat, place)) return problem('NOT_YOURS')
    return open(tx, service, { call, input, receivedAt, window, rule, item: { ...item, content: item.content }, book })
  })
}

interface Opening { readonly rule: RuleInForce; readonly content: ItemContent; readonly window: WindowRow; readonly item: string }

async function faultOfOpening(tx: Transaction, input: Input, { rule: { policy }, content, window, item }: Opening) {
  if (policy.items.limitRequired && content.kind !== 'instant' && !content.promised && !content.statutory) return problem('ITEM_LIMIT_MISSING', { clause: policy.items.limitRequired.clause })
  if (input.urgent && !input.urgentReason?.trim()) return problem('REASON_MISSING')
  if (content.kind === 'joint') {
    const lead = leadFor(input.jointClass ?? content.jointClass, { policy })
    if (lead !== undefined && lead !== window.department) return problem('WRONG_LEAD', { ...(policy.joint && { clause: policy.joint.clause }), details: { lead } })
  }
  if (needsTwo({ policy, content }) && policy.examination) {
    const [row] = await tx.sql<{ examiners: number; approvers: number }>(COUNT_TWO, [window.department, input.center, item], 'authorized.count')
    if (row!.examiners === 0 || row!.approvers === 0) return problem('APPROVERS_MISSING', { clause: policy.examination.clause, details: { examiners: row!.examiners, approvers: row!.approvers } })
  }
  return undefined
}

const COUNT_TWO = `select count(*) filter (where capacity = 'examiner')::int as examiners, count(*) filter (where capacity = 'approver')::int as approvers
  from authorized where department = $1 and center = $2 and (item is null or item = $3) and (ends_on is null or ends_on > current_date)`

interface Open {
  readonly call: CallContext; readonly input: Input; readonly receivedAt: Temporal.Instant; readonly window: WindowRow; readonly rule: RuleInForce
  readonly item: { readonly id: string; readonly department: string; readonly name: string; readonly version: number; readonly content: ItemContent }
  readonly book: Awaited<ReturnType<typeof ruleBook>>
}

async function open(tx: Transaction, service: ServiceContext, { call, input, receivedAt, window, rule, item, book }: Open): Promise<Result<After, 'CONFLICT'>> {
  const id = service.newId()
  const [serial] = await tx.sql<{ n: number }>(`select nextval('case_number')::int as n`, [], 'case.number')
  const number = `${dateOf(receivedAt).toString().replaceAll('-', '')}${String(serial!.n).padStart(6, '0')}`
  const checkCode = String(randomInt(CHECK_CODE.least, CHECK_CODE.most))
  const { content } = item
  const { online } = rule.policy.contacts
  // WS-CAS-09: what comes online is first the chief representative's.
  const handler = input.channel === 'online' && online?.value.responsible === 'chief_representative' ? ((await chiefOf(tx, window.id, dateOf(call.now))) ?? call.actor.id) : call.actor.id
  const registered: CaseEvent = {
    type: 'CaseRegistered', id, number, center: input.center, department: window.department, window: window.id, item: item.id, itemVersion: item.version, itemName: item.name, kind: content.kind,
    channel: input.channel, handler, firstAsked: handler, urgent: input.urgent ? (input.urgentReason ?? '') : null, departments: content.departments, jointClass: input.jointClass ?? content.jointClass,
    receivedAt: receivedAt.toString(), contact: input.contact ?? null, visit: input.channel === 'visit', policyVersion: rule.version,
  }
  await tx.insert(caseFile).values({
    id, number, center: input.center, department: window.department, window: window.id, person: handler, item: item.id, itemVersion: item.version, itemName: item.name, kind: content.kind,
    channel: input.channel, state: 'received', urgent: input.urgent, departments: [...content.departments], applicant: input.applicant, checkCode, receivedAt, stopped: false, provisional: false,
    noticed: false, late: false, findings: 0, version: 0,
  })
  const situation = { now: call.now, actor: call.actor.id, newId: service.newId, policy: rule.policy, content, calendar: book.calendar, authorities: [], mandate: '', represents: [], learning: null, firstLearning: false, dues: {} }
  const again = await secondVisit(tx, { input, item: item.id, id, now: call.now })
  const events: CaseEvent[] = [registered, ...(again ? find({ ...NO_CASE, handler }, situation, { kind: 'second_visit', clause: rule.policy.notice.second.clause, detail: again }) : [])]
  const row = { id, number, center: input.center, department: window.department, window: window.id, person: handler, applicant: input.applicant, check_code: checkCode, materials_kept: 0, due_on: null, statutory_on: null }
  return commitCase(tx, { file: NO_CASE, situation, known: { file: NO_CASE, rule, content, book }, row }, { events, call, commandId: input.commandId })
}
