import type { Localized } from '@hall/contract'
import type { Transaction } from '@hall/database'
import type { FormText } from '@hall/documents/print'
import { issueDocument } from '@hall/issued-documents'
import type { Applicant } from '../db/case-schema.ts'
import { forms, type PaperKind } from '../documents/forms.ts'
import texts from '../texts/papers.json' with { type: 'json' }
import type { CaseEvent } from '../domain/case/case-event.ts'
import type { CaseFile } from '../domain/case/case-file.ts'
import { promiseOf } from '../domain/items/promise.ts'
import type { Situation } from '../domain/case/situation.ts'
import type { KnownCase } from './known-case.ts'

interface Issuing {
  readonly id: string
  readonly known: KnownCase
  readonly situation: Situation
  readonly by: { readonly id: string; readonly name: string }
  /** Of this case, filled into its papers; in rows only. */
  readonly applicant: Applicant | null
  readonly checkCode: string
  readonly names: ReadonlyMap<string, Localized>
  readonly form?: Readonly<Record<string, unknown>>
}

/** The events with the numbers of the papers that go out with them. */
export async function withPapers(tx: Transaction, events: readonly CaseEvent[], issuing: Issuing): Promise<CaseEvent[]> {
  const issued: CaseEvent[] = []
  for (const event of events) {
    const kind = paperOf(event, issuing.known.file)
    issued.push(kind && 'document' in event ? { ...event, document: await issue(tx, event, { kind, issuing }) } : event)
  }
  return issued
}

function paperOf(event: CaseEvent, { opened }: CaseFile): PaperKind | undefined {
  switch (event.type) {
    case 'NoticeIssued': return event.form === 'oral' ? undefined : 'notice'
    case 'CaseAccepted': return opened?.kind === 'joint' ? 'joint_acceptance' : 'acceptance'
    case 'AcceptanceRefused': return 'refusal'
    case 'CaseReturned': return 'return'
    case 'CaseConcluded': return event.outcome === 'refused' ? 'denial' : 'decision'
    case 'ExtensionRequested': return 'extension_request'
    case 'ExtensionGranted': return 'extension'
    case 'StopTold': return 'stop'
    case 'ReceiptAmended': return 'receipt'
    case 'NegationFiled': return 'negation'
    case 'RefusalWithdrawn': return 'withdrawal'
    case 'CaseDeemedApproved': return 'deemed_approval'
    default: return undefined
  }
}

/** The title of a paper the center has no name of its own for. */
const INSTEAD: Readonly<Partial<Record<PaperKind, PaperKind>>> = { joint_acceptance: 'acceptance', denial: 'decision' }

async function issue(tx: Transaction, event: CaseEvent, { kind, issuing }: { kind: PaperKind; issuing: Issuing }): Promise<string | null> {
  const { known: { file, rule }, id, by, situation, names } = issuing
  const ruled = rule.policy.documents.value[kind] ?? rule.policy.documents.value[INSTEAD[kind] ?? kind]
  if (!ruled) return null
  const { center, department } = file.opened!
  const place = { center: local(names, center), window: local(names, file.window) }
  const issued = await issueDocument(tx, {
    id: situation.newId(), subject: `case/${id}`, place: { center, department, window: file.window, person: file.handler },
    form: { ...forms[kind], title: { zh: titled(ruled.title.zh, place, 'zh'), en: titled(ruled.title.en, place, 'en') } },
    prefix: ruled.prefix, values: { fields: fieldsOf(event, { issuing, kind }), tables: { materials: materialsOf(event, issuing) } }, by, now: situation.now,
  })
  return issued.number
}

function titled(title: string, places: { center: Localized; window: Localized }, language: keyof Localized): string {
  return title.replace('{center}', places.center[language]).replace('{window}', places.window[language])
}

const local = (names: ReadonlyMap<string, Localized>, id: string): Localized => names.get(id) ?? { zh: id, en: id }

type Fields = Record<string, FormText>
function fieldsOf(event: CaseEvent, { issuing, kind }: { issuing: Issuing; kind: PaperKind }): Fields {
  const { known: { file, content, rule }, applicant, checkCode, names, situation, by } = issuing
  const opened = file.opened!
  const clause = clauseOf(kind, rule.policy)
  const base: Fields = {
    applicant: applicant?.name ?? '', item: opened.itemName, case: opened.number, department: local(names, opened.department), window: local(names, file.window), handler: by.name, checkCode,
    followLink: `/portal/follow?number=${encodeURIComponent(opened.number)}&code=${checkCode}`, clause: underRule(rule.policy.documents.value[kind]?.rule ?? clause), remedies: content.remedies.trim().replace(/[。.；;]$/, '') || texts.remedies.zh, basis: content.basis.join(texts.separator.zh),
    conditions: content.conditions.join(texts.separator.zh), steps: content.steps.join(texts.separator.zh), promised: limitText(promiseOf(content, rule.policy).limit), statutory: limitText(content.statutory), reason: '', competentBody: '',
    due: situation.dues.promised?.date.toString() ?? situation.dues.statutory?.date.toString() ?? '', stated: statedText(file.stated), receivedOn: dayOf(file.receivedAt),
  }
  return { ...base, ...ownFields(event, issuing) }
}

/** What each kind of paper says besides. */
function ownFields(event: CaseEvent, { form = {}, situation, known: { file } }: Issuing): Fields {
  switch (event.type) {
    case 'NoticeIssued': return { reason: event.reason ?? '' }
    case 'CaseAccepted': return { acceptedOn: dayOf(Temporal.Instant.from(event.acceptedAt)), stated: statedText(event.stated) }
    case 'ReceiptAmended': return { stated: statedText(event.stated) }
    case 'AcceptanceRefused':
    case 'CaseReturned': return { reason: event.reason, basis: event.basis, competentBody: event.competentBody }
    case 'CaseConcluded': return { outcome: texts.outcomes[event.outcome], finishedOn: dayOf(situation.now), ...file.denied }
    case 'ExtensionRequested': return { before: event.before, due: event.to, reason: event.reason, headOpinion: event.headOpinion ?? '' }
    case 'ExtensionGranted': return { before: event.before, due: event.to, by: event.by, reason: event.how }
    case 'StopTold': return { procedure: event.notice, days: String(event.days) }
    case 'NegationFiled': return {
      reasonCode: texts.reasons[event.reasonCode as keyof typeof texts.reasons], facts: event.facts, reason: event.reasons, missing: event.missingItems.join(texts.separator.zh),
      position: String(form['position'] ?? ''), partyAddress: String(form['partyAddress'] ?? ''), partyPhone: String(form['partyPhone'] ?? ''),
    }
    case 'RefusalWithdrawn': return { reason: event.reason, servedOn: event.servedOn }
    case 'CaseDeemedApproved': return { basis: event.legalBasis }
    default: return {}
  }
}

function underRule(cited: string | undefined): FormText {
  return cited === undefined ? '' : { zh: texts.under.zh.replace('{rule}', cited), en: texts.under.en.replace('{rule}', cited) }
}

function clauseOf(kind: PaperKind, policy: KnownCase['rule']['policy']): string | undefined {
  switch (kind) {
    case 'notice': return policy.notice.second.clause
    case 'acceptance':
    case 'joint_acceptance':
    case 'receipt': return policy.acceptance.startsFrom.clause
    case 'refusal':
    case 'return':
    case 'denial': return policy.negative.says.clause
    case 'circular': return policy.sham?.clause
    case 'negation': return policy.negative.filing?.clause
    case 'extension_request':
    case 'extension': return policy.limit.extension?.clause
    case 'stop': return policy.limit.excluded?.clause
    case 'withdrawal': return policy.negative.overturned?.clause
    case 'deemed_approval': return policy.limit.deemedApproval?.clause
    case 'decision': return policy.limit.promised.clause
  }
}

function materialsOf(event: CaseEvent, { known: { file, content } }: Issuing) {
  const named = event.type === 'NoticeIssued' ? event.missing : content.materials.map(({ code }) => code)
  return named.map((code, index) => {
    const material = content.materials.find((one) => one.code === code)
    const state = event.type === 'NoticeIssued' ? (file.materials.get(code) ?? 'missing') : (file.materials.get(code) ?? 'present')
    return { nth: String(index + 1), name: material?.name ?? code, form: texts.forms[material?.form ?? 'paper'], copies: String(material?.copies ?? 1), state: texts.states[state] }
  })
}

function limitText(limit: { days: number; unit: 'workday' | 'calendar_day' } | null): FormText {
  return limit ? { zh: texts.units[limit.unit].zh.replace('{n}', String(limit.days)), en: texts.units[limit.unit].en.replace('{n}', String(limit.days)) } : texts.noLimit
}

function statedText(stated: readonly { kind: string; days: number }[]): FormText {
  if (stated.length === 0) return texts.noLimit
  const one = (language: keyof Localized) => stated.map(({ kind, days }) => `${texts.procedures[kind as keyof typeof texts.procedures]?.[language] ?? kind} ${texts.units.workday[language].replace('{n}', String(days))}`)
  return { zh: one('zh').join(texts.separator.zh), en: one('en').join(texts.separator.en) }
}

function dayOf(at: Temporal.Instant): string {
  return at.toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString()
}
