import { EVERYTHING } from '@hall/access'
import { localTime } from '@hall/calendar'
import { type InputOf, problem } from '@hall/contract'
import type { AttendanceContract } from '@hall/contract-attendance'
import type { Transaction } from '@hall/database'
import type { LeaveDocument } from '@hall/regulation'
import type { CallContext } from '@hall/rpc'
import type { ServiceContext } from '@hall/service-kit'
import { and, eq } from 'drizzle-orm'
import { keepEntitlements, loadLines, findServiceStart } from '../db/balance-store.ts'
import { findPlace, type PersonPlace } from '../db/posting-store.ts'
import { leave } from '../db/leave-schema.ts'
import { findBackOn, hasOtherHead } from '../db/role-store.ts'
import { daysFor, fullYears, leftOn } from '../domain/leave/balance.ts'
import { extensionAfter, lengthOf, nextWorkingDay, provisionalYears } from '../domain/leave/leave-time.ts'
import { type LeavePlan, planLeave } from '../domain/leave/plan-leave.ts'
import { type RequestLeave, requestLeave } from '../domain/leave/request-leave.ts'
import type { Rule } from '../domain/facts.ts'
import type { Span } from '../domain/time-of-day.ts'
import { keepFiles } from '../leave/keep-files.ts'
import { nameCover } from '../leave/name-cover.ts'
import { ruleOf } from '../leave/open-leave.ts'
import { recordLeave } from '../leave/record-leave.ts'
import { candidatesOf, weighCover } from '../leave/weigh-cover.ts'
import { type AttendanceHandlers, isPlausible, isUuid } from './calls.ts'
import { wide } from './leave-authority.ts'
import { candidateView, timeView } from './leave-views.ts'
import { writingOf } from './writing.ts'

type Procedures = AttendanceContract['procedures']['leaves']
type Asked = Pick<InputOf<Procedures['request']>, 'center' | 'kind' | 'from' | 'to' | 'covers' | 'unitInformed' | 'parent'>
const LONGEST_DAYS = 370
const at = (text: string) => Temporal.PlainDateTime.from(text)

export function leavesAskHandlers(service: ServiceContext): Pick<AttendanceHandlers['leaves'], 'terms' | 'preview' | 'request'> {
  return {
    terms: ({ center, parent }, call) => service.db.read(EVERYTHING, async (tx) => {
      const extended = parent === undefined ? undefined : await ownLeave(tx, parent, call)
      const rule = await ruleOf(tx, center, localTime(call.now).toPlainDate())
      const policy = rule?.policy.leave
      return {
        ok: true,
        value: {
          regulated: !!policy, kinds: policy?.kinds.value ?? [], clause: policy?.kinds.clause ?? null, measure: policy?.length.value.measure ?? 'sessions',
          channels: policy?.channels ? { refused: policy.channels.value, clause: policy.channels.clause } : null,
          handover: policy?.handover?.clause ?? null, cover: rule?.policy.cover?.required.clause ?? null, reportBack: policy?.reportBack?.clause ?? null, extension: policy?.extension?.clause ?? null,
          proposed: rule ? textOf(extended ? extensionAfter(rule, extended.to) : nextWorkingDay(rule, localTime(call.now).toPlainDate())) : null,
          kind: extended?.kind ?? null,
        },
      }
    }),

    // Entitlements of the year are written where they are first looked at, so a preview writes those lines and nothing else.
    preview: (input, call) => service.db.transaction(EVERYTHING, async (tx) => {
      const opened = await openRequest(tx, input, call)
      if ('ok' in opened) return opened
      const { rule, place, span, command } = opened
      const plan = planLeave(rule, rule.policy.leave!, { ...command, explained: input.explained, documents: input.documents })
      const weighed = await weighCover(tx, rule, { person: call.actor.id, place, span, times: plan.length.times, days: plan.length.days, proposed: coversOf(input), unitInformed: input.unitInformed !== null })
      const [balance, candidates] = [await balanceOf(tx, { rule, place, command, plan }, call), weighed ? await candidatesOf(tx, { person: call.actor.id, place, span }) : []]
      const askedFor = weighed && rule.policy.cover?.required.value.strategy === 'post_unmanned' ? weighed.need.refusal : undefined
      const laterDocuments = plan.documents.filter(({ document, checkedAt }) => checkedAt === 'last_step' && !given(input.documents, document))
      const word = ({ code, clause, details = {} }: { code: string; clause?: string; details?: object }) => ({ code, clause: clause ?? null, details: details as Record<string, string> })
      return {
        ok: true,
        value: {
          days: plan.length.days, hours: plan.length.hours, joinedDays: plan.joinedDays, times: plan.length.times.map(timeView), provisionalYears: provisionalYears(rule, span), beforehand: plan.beforehand,
          late: plan.late ? { clause: plan.late.clause, due: plan.late.due?.toString() ?? null, requires: [...plan.late.requires] } : null,
          chain: plan.chain ? { ...plan.chain, steps: plan.chain.steps.map((step) => ({ ...step, by: [...step.by] })) } : null,
          documents: [...plan.documents],
          cover: weighed ? { required: weighed.need.required, clause: weighed.need.clause, open: weighed.need.open.map(timeView), candidates: candidates.map(candidateView) } : null,
          balance,
          missing: [...plan.refusals, ...(askedFor ? [askedFor] : [])].map(word),
          later: [
            ...(weighed?.need.refusal && !askedFor ? [weighed.need.refusal] : []),
            ...laterDocuments.map(({ document, clause }) => ({ code: 'DOCUMENT_MISSING', clause, details: { document } })),
          ].map(word),
        },
      }
    }),

    request: (input, call) => service.command(wide(call), input, async (tx) => {
      const opened = await openRequest(tx, input, call)
      if ('ok' in opened) return opened
      const { rule, place, span, command } = opened
      const id = service.newId()
      const files = input.files.map(({ document }) => document)
      const plan = planLeave(rule, rule.policy.leave!, { ...command, explained: input.lateReason !== null, documents: files })
      const balance = await balanceOf(tx, { rule, place, command, plan }, call)
      const decided = requestLeave({
        ...command, id, explained: input.lateReason !== null, documents: files, unitInformed: input.unitInformed,
        overBy: balance?.overBy ?? 0, overClause: balance?.clause ?? undefined, applicant: { person: call.actor.id, name: place.name, center: place.center, department: place.department, window: place.window },
      }, rule)
      if (!decided.ok) return problem(decided.refusal.code, decided.refusal)
      const proposed = coversOf(input)
      const weighed = await weighCover(tx, rule, { person: call.actor.id, place, span, times: plan.length.times, days: plan.length.days, proposed, unitInformed: input.unitInformed !== null })
      if (weighed?.need.refusal && (rule.policy.cover?.required.value.strategy === 'post_unmanned' || weighed.need.refusal.code === 'COVER_AWAY')) return problem(weighed.need.refusal.code, weighed.need.refusal)
      await tx.sql('insert into leave_detail (leave, person, reason, late_reason) values ($1, $2, $3, $4)', [id, call.actor.id, input.reason, input.lateReason])
      const kept = await keepFiles(tx, { leave: id, person: call.actor.id, files: input.files, newId: service.newId, now: call.now })
      if (!kept.ok) return kept
      const writing = writingOf(service, call, input)
      const recorded = await recordLeave(tx, { before: undefined, events: decided.events, rule, filedAt: call.now }, writing)
      if (!recorded.ok) return recorded
      for (const one of input.covers) {
        const named = await nameCover(tx, { holder: call.actor.id, place, person: one.person, outsider: one.outsider, span: { from: at(one.from), to: at(one.to) }, leave: id, away: null, clause: rule.policy.cover?.required.clause ?? rule.policy.leave!.kinds.clause }, writing)
        if (!named.ok) return named
      }
      return { ok: true, value: { id } }
    }),
  }
}

function given(documents: readonly LeaveDocument[], wanted: LeaveDocument): boolean {
  return wanted === 'proof' ? documents.length > 0 : documents.includes(wanted)
}

function coversOf({ covers }: Asked) {
  return covers.map(({ person, from, to }) => ({ person, from: at(from), to: at(to) }))
}

type Opened = { rule: Rule; place: PersonPlace; span: { from: Temporal.PlainDateTime; to: Temporal.PlainDateTime }; command: Omit<RequestLeave, 'id' | 'applicant' | 'explained' | 'documents' | 'unitInformed' | 'overBy' | 'overClause'> }

/** Everything a request is weighed by; a problem where there is nothing to weigh. */
async function openRequest(tx: Transaction, input: Asked, call: CallContext) {
  const span = { from: at(input.from), to: at(input.to) }
  if (Temporal.PlainDateTime.compare(span.from, span.to) >= 0) return problem('ENDS_BEFORE_START')
  if (!isPlausible(span.from.toPlainDate()) || span.from.until(span.to, { largestUnit: 'days' }).days > LONGEST_DAYS) return problem('BAD_INPUT', { details: { field: 'to', longestDays: LONGEST_DAYS } })
  const place = await findPlace(tx, call.actor.id, span.from.toPlainDate())
  if (place?.center !== input.center) return problem('PERSON_UNKNOWN', { details: { person: call.actor.id } })
  const rule = await ruleOf(tx, input.center, span.from.toPlainDate())
  if (!rule?.policy.leave) return problem('LEAVE_NOT_REGULATED')
  const others = await tx.sql<{ id: string; from: Temporal.PlainDateTime; to: Temporal.PlainDateTime; days: number }>(
    `select id::text, starts_at as "from", ends_at as "to", days from leave where person = $1 and state in ('asked', 'approved', 'returned') and ends_at >= $2 and starts_at <= $3`,
    [call.actor.id, span.from.subtract({ days: 30 }), span.to.add({ days: 30 })], 'leave.others')
  const parent = input.parent !== null && isUuid(input.parent) ? others.find(({ id }) => id === input.parent) : undefined
  const [hasHead, seen] = await Promise.all([hasOtherHead(tx, place.window, { person: call.actor.id, on: span.from.toPlainDate() }), findBackOn(tx, call.actor.id, span.to)])
  const command = { kind: input.kind, span, now: call.now, hasHead, others, backOn: seen?.toPlainDate(), extends: parent }
  return { rule, place, span, command } satisfies Opened
}

interface Weighed { readonly rule: Rule; readonly place: PersonPlace; readonly command: Opened['command']; readonly plan: LeavePlan }

/** What the account holds for the kind, or the law gives for one leave of it, against what is asked for (WS-ATT-30). */
async function balanceOf(tx: Transaction, { rule, place, command: { kind, span }, plan }: Weighed, { actor }: CallContext) {
  const entitlement = rule.policy.leave?.entitlements?.find(({ id }) => id === kind)?.rule
  if (!entitlement) return null
  const { value, clause } = entitlement
  const day = span.from.toPlainDate()
  const askedDays = value.unit === 'workday' ? plan.length.days : span.from.toPlainDate().until(span.to.subtract({ nanoseconds: 1 }).toPlainDate(), { largestUnit: 'days' }).days + 1
  const known = { account: kind, clause, source: value.source, askedDays }
  if (value.per === 'leave') {
    const since = await findServiceStart(tx, actor.id)
    const leftDays = daysFor(value.steps, since ? fullYears(since, day) : 0)
    return { ...known, leftDays, overBy: Math.max(0, askedDays - leftDays) }
  }
  await keepEntitlements(tx, { ...place, person: actor.id }, { policy: rule.policy.leave!, day })
  const leftDays = leftOn(await loadLines(tx, actor.id, kind), day) / 2
  return { ...known, leftDays, overBy: Math.max(0, lengthOf(rule, span).days - leftDays) }
}

const textOf = ({ from, to }: Span) => ({ from: from.toString(), to: to.toString() })

/** The leave the caller wants to extend: the own one, and no other. */
async function ownLeave(tx: Transaction, id: string, call: CallContext) {
  if (!isUuid(id)) return undefined
  const [found] = await tx.select({ kind: leave.kind, to: leave.to }).from(leave).where(and(eq(leave.id, id), eq(leave.person, call.actor.id)))
  return found
}
