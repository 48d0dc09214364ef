import { accept as accepted, refuse as refused } from '@hall/decider'
import type { CaseEvent } from '../case-event.ts'
import type { CaseFile } from '../case-file.ts'
import { faultOfState, find, type Situation } from '../situation.ts'

interface Asking { readonly to: string; readonly reason: string; readonly headOpinion: string }

/** Asks for more time: to an exact day, for a reason, before the limit has run out. QP-CAS-31, DC-CAS-32. */
export const extend = ({ to, reason, headOpinion }: Asking, file: CaseFile, situation: Situation) => {
  const fault = faultOfState(file, 'extend')
  if (fault) return fault
  const rule = situation.policy.limit.extension
  if (!rule || rule.value.strategy === 'only_told') return refused('EXTENSION_NOT_POSSIBLE', {}, (rule ?? situation.policy.limit.promised).clause)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(to)) return refused('EXTENSION_DATE_MISSING', { date: to }, rule.clause)
  if (reason.trim() === '') return refused('REASON_MISSING', {}, rule.clause)
  if (rule.value.strategy === 'consent_of_higher_department' && headOpinion.trim() === '') return refused('HEAD_OPINION_MISSING', {}, rule.clause)
  if (pending(file)) return refused('EXTENSION_OPEN', {}, rule.clause)
  const past = faultOfDate(to, situation, rule)
  return past ?? accepted<CaseEvent>({ type: 'ExtensionRequested', id: situation.newId(), to, before: situation.dues.promised?.date.toString() ?? '', reason, headOpinion: headOpinion || null, document: null })
}

function faultOfDate(to: string, { dues: { statutory } }: Situation, { value, clause }: { value: { strategy: string }; clause: string }) {
  const past = value.strategy === 'consent_of_applicant' && statutory && to > statutory.date.toString()
  return past ? refused('EXTENSION_PAST_STATUTORY', { date: to, statutory: statutory.date.toString() }, clause) : undefined
}

interface Consenting { readonly agreed: boolean; readonly by: string; readonly how: string }

/** Counts only while the old limit has not run out: one minute later it cannot move it back. */
export const consent = ({ agreed, by, how }: Consenting, file: CaseFile, situation: Situation) => {
  const fault = faultOfState(file, 'consent')
  if (fault) return fault
  const rule = situation.policy.limit.extension
  const open = pending(file)
  if (!open || !rule) return refused('EXTENSION_NONE', {}, rule?.clause)
  if (!agreed) return accepted<CaseEvent>({ type: 'ExtensionDenied', id: open.id, by })
  const { promised } = situation.dues
  if (promised && Temporal.Instant.compare(situation.now, promised.endsAt) >= 0) return refused('EXTENSION_AFTER_EXPIRY', { due: promised.date.toString() }, rule.clause)
  return accepted<CaseEvent>({ type: 'ExtensionGranted', id: open.id, to: open.to, by, how, before: promised?.date.toString() ?? '', document: null })
}

function pending({ extensions }: CaseFile) {
  return extensions.find(({ grantedAt, deniedAt }) => grantedAt === null && deniedAt === null)
}

/** The applicant is told: of the extension by the original date (DC-CAS-33), or why it will be late (TG-CAS-11). */
export const tell = ({ reason }: { reason: string }, file: CaseFile, situation: Situation) => {
  const fault = faultOfState(file, 'tell')
  if (fault) return fault
  const { extensionTold, extension, promised } = situation.policy.limit
  if (reason.trim() === '') return refused('REASON_MISSING', {}, (extensionTold ?? extension ?? promised).clause)
  const granted = file.extensions.findLast(({ grantedAt, toldAt }) => grantedAt !== null && toldAt === null)
  if (granted) {
    const late = extensionTold && granted.before && situation.now.toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString() > granted.before
    return accepted<CaseEvent>(
      { type: 'ApplicantTold', about: 'extension', extension: granted.id, reason },
      ...(late ? find(file, situation, { kind: 'extension_not_told', clause: extensionTold.clause }) : []),
    )
  }
  const due = situation.dues.promised
  const late = extension?.value.strategy === 'only_told' && due && Temporal.Instant.compare(situation.now, due.endsAt) >= 0
  return accepted<CaseEvent>({ type: 'ApplicantTold', about: 'delay', extension: null, reason }, ...(late ? find(file, situation, { kind: 'client_not_told', clause: extension.clause }) : []))
}
