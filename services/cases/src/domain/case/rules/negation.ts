import { dateOf, endOf } from '@hall/calendar'
import { accept as accepted, refuse as refused } from '@hall/decider'
import type { CaseEvent } from '../case-event.ts'
import type { CaseFile } from '../case-file.ts'
import { faultOfState, find, type Situation, workdaysAfter } from '../situation.ts'
import { copiesOf, withdrawalOf } from './copies.ts'

export interface Filing {
  readonly reasonCode: string; readonly unit: string; readonly handler: string; readonly position: string; readonly partyName: string; readonly partyAddress: string; readonly partyPhone: string
  readonly facts: string; readonly reasons: string; readonly basis: string; readonly text: string; readonly missingItems: readonly string[]; readonly materialsIncomplete: boolean; readonly explained: boolean
  readonly kind: string
  /** The day the refusal had already been handed over on paper; undefined where it had not. */
  readonly servedOn?: string | undefined
}

/** 否定报备: the form filed before a refusal leaves. DC-CAS-39 to DC-CAS-49. */
export const file = (input: Filing, known: CaseFile, situation: Situation) => {
  const fault = faultOfState(known, 'file')
  if (fault) return fault
  const { negative } = situation.policy
  if (!negative.filing || input.kind === 'not_in_authority') return refused('REPORT_NOT_NEEDED', {}, (negative.filing ?? negative.says).clause)
  if (known.filing?.confirmed) return refused('FILING_SIGNED', {}, negative.filing.clause)
  const rest = faultOfFields(input, situation) ?? faultOfReason(input, situation)
  if (rest) return rest
  if (!input.explained) return refused('APPLICANT_NOT_TOLD', {}, negative.filing.clause)
  if (negative.major && situation.content.major && known.instruction === null) return refused('INSTRUCTION_MISSING', {}, negative.major.clause)
  const due = signDue(situation)
  const limit = situation.dues.promised ?? situation.dues.statutory
  const late = limit && Temporal.Instant.compare(situation.now, limit.endsAt) >= 0
  return accepted<CaseEvent>(
    {
      type: 'NegationFiled', kind: input.kind, reasonCode: input.reasonCode, missingItems: input.missingItems, facts: input.facts, reasons: input.reasons, basis: input.basis, dueAt: due.toString(), servedOn: input.servedOn ?? null, document: null,
    },
    ...(late ? find(known, situation, { kind: 'negation_late', clause: negative.filing.clause }) : []),
  )
}

/** The next working day, and never past the case's own limit. DC-CAS-51. */
function signDue({ policy: { negative }, calendar, now, dues }: Situation): Temporal.Instant {
  const byRule = negative.signedWithin ? endOf(workdaysAfter(calendar, dateOf(now), negative.signedWithin.value.workdays)) : endOf(dateOf(now))
  const limit = (dues.promised ?? dues.statutory)?.endsAt
  return limit && Temporal.Instant.compare(limit, byRule) < 0 ? limit : byRule
}

function faultOfFields(input: Filing, { policy: { negative: { fields, filing } } }: Situation) {
  const filled: Readonly<Record<string, string>> = {
    handling_unit_or_handler: input.unit + input.handler, unit: input.unit, position: input.position, party_name: input.partyName, party_address: input.partyAddress, party_phone: input.partyPhone,
    facts: input.facts, reasons: input.reasons,
  }
  // The handler's unit and position stand only where the handler does.
  const needed = (fields?.value ?? []).filter((field) => input.handler.trim() !== '' || (field !== 'position' && field !== 'unit'))
  const missing = needed.filter((field) => filled[field]!.trim() === '')
  if (missing.length > 0) return refused('FILING_FIELDS_MISSING', { missing }, fields?.clause)
  const needsItems = input.reasonCode === 'missing_or_wrong_evidence' || input.materialsIncomplete
  return needsItems && input.missingItems.length === 0 ? refused('FILING_FIELDS_MISSING', { missing: ['missing_items'] }, (fields ?? filing)?.clause) : undefined
}

/** DC-CAS-41, DC-CAS-43, DC-CAS-44: what each reason needs besides. */
function faultOfReason({ reasonCode, basis, text }: Filing, { policy: { negative: { filing } } }: Situation) {
  if (reasonCode === 'in_scope_not_meeting_law' && basis.trim() === '') return refused('BASIS_MISSING', {}, filing?.clause)
  if ((reasonCode === 'other' || reasonCode === 'disagreement') && text.trim() === '') return refused('REASON_MISSING', {}, filing?.clause)
  return undefined
}

/** A second reader signs, or puts the negation right: the case is open again with its old date. DC-CAS-51 to DC-CAS-53. */
export const sign = ({ confirmed, reason }: { confirmed: boolean; reason: string }, known: CaseFile, situation: Situation) => {
  const fault = faultOfState(known, 'sign')
  if (fault) return fault
  const { negative } = situation.policy
  const clause = (negative.signedWithin ?? negative.filing)?.clause
  if (!known.filing) return refused('FILING_MISSING', {}, clause)
  if (known.filing.confirmed !== null) return refused('FILING_SIGNED', {}, clause)
  if (known.filing.by === situation.actor) return refused('SECOND_READER', { person: situation.actor }, clause)
  if (!confirmed && reason.trim() === '') return refused('REASON_MISSING', {}, clause)
  const late = Temporal.Instant.compare(situation.now, known.filing.dueAt) >= 0
  return accepted<CaseEvent>(
    { type: 'NegationSigned', confirmed, reason }, ...(confirmed ? copiesOf(known, situation) : withdrawalOf(known, reason, situation)),
    ...(late ? find(known, situation, { kind: 'signed_late', clause: clause ?? null, person: situation.actor }) : []),
    ...(confirmed ? [] : find(known, situation, { kind: 'wrong_negation', clause: clause ?? null, person: known.filing.by, detail: reason })),
  )
}

/** Whether a negation in disagreement was not handled in time: DC-CAS-42. */
export function opensByItself(known: CaseFile, { policy: { negative } }: Pick<Situation, 'policy'>): boolean {
  return negative.filing !== undefined && known.disagreement !== 'none' && known.filing === null && known.concludedAt === null
}
