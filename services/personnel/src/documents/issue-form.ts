import type { EntryFile, Holding, LeavingFile, Letter, ReturnFile } from '@hall/contract-personnel'
import type { Localized } from '@hall/contract'
import type { Transaction } from '@hall/database'
import { type FormTemplate, type FormText, formTemplate } from '@hall/documents/print'
import { type Issued, issueDocument } from '@hall/issued-documents'
import type { CallContext } from '@hall/rpc'
import { namesOf } from '../db/name-store.ts'
import type { particulars } from '../db/schema.ts'
import type { Rules } from '../domain/rules.ts'
import registration from './registration.json' with { type: 'json' }
import returnLetter from './return-letter.json' with { type: 'json' }
import texts from './texts.json' with { type: 'json' }
import transfer from './transfer.json' with { type: 'json' }

const FORMS = { registration: formTemplate.parse(registration), transfer: formTemplate.parse(transfer), returnLetter: formTemplate.parse(returnLetter) }

/** Of the command that issues it. */
export interface Issuing { readonly tx: Transaction; readonly call: CallContext; readonly newId: () => string; readonly rules: Rules }
interface Form { readonly subject: string; readonly form: FormTemplate; readonly series: string; readonly place: { center: string; department: string | null; window: string | null; person: string } }
type Fields = Readonly<Record<string, FormText>>
type Rows = Readonly<Record<string, readonly Fields[]>>

const lettered = (letter: Letter | null): FormText => (letter === null ? texts.none : `${letter.number} · ${letter.on} · ${letter.approvedBy}`)

function issue({ tx, call, newId }: Issuing, { place, ...form }: Form, { fields, tables = {} }: { fields: Fields; tables?: Rows }): Promise<Issued> {
  return issueDocument(tx, { id: newId(), subject: form.subject, place, form: form.form, prefix: form.series, values: { fields, tables }, by: call.actor, now: call.now })
}

/** The registration form the regulation names, as filed; nothing where it names none. */
export async function issueRegistration(issuing: Issuing, file: EntryFile, { kept, photos }: { kept: typeof particulars.$inferSelect | undefined; photos: number }): Promise<Issued | undefined> {
  const rule = issuing.rules.policy.registration
  if (!rule?.value.series) return undefined
  const name = await namesOf(issuing.tx, [file.department, file.window])
  const { center, department, window, person } = file
  return issue(issuing, { subject: `entry/${file.id}`, form: { ...FORMS.registration, title: rule.value.form }, series: rule.value.series, place: { center, department, window, person } }, {
    fields: {
      name: file.name, person, department: name(department), window: name(window), start: file.start, employment: texts.employment[file.employment], employedSince: file.employedSince,
      gender: kept?.gender ? texts.gender[kept.gender] : texts.none, birth: kept?.birth?.toString() ?? texts.none, position: kept?.position ?? texts.none, photos: String(photos), letter: lettered(file.letter), reply: lettered(file.reply), clause: rule.clause,
    },
  })
}

/** The transfer form with the center's opinion and what is to be settled. */
export async function issueTransfer(issuing: Issuing, file: LeavingFile, { reply, opinion, holdings }: { reply: Letter; opinion: string | null; holdings: readonly Holding[] }): Promise<Issued | undefined> {
  const rule = issuing.rules.policy.leavingForm
  if (!rule?.value.series) return undefined
  const name = await namesOf(issuing.tx, [file.department, file.window])
  const { center, department, window, person } = file
  return issue(issuing, { subject: `leaving/${file.id}`, form: { ...FORMS.transfer, title: rule.value.form }, series: rule.value.series, place: { center, department, window, person } }, {
    fields: {
      name: file.name, person, department: name(department), window: name(window), since: file.since, effective: file.effective, kind: texts.leaving[file.kind], successor: file.successor ?? texts.none,
      letter: lettered(file.letter), reply: lettered(reply), reason: file.reason ?? texts.none, opinion: opinion ?? texts.none, clause: rule.clause,
    },
    tables: { open: holdings.map(({ kind, reference, label }) => ({ kind: texts.holding[kind as keyof typeof texts.holding] ?? kind, what: label ? { zh: `${reference} ${label.zh}`, en: `${reference} ${label.en}` } : reference, signed: '' })) },
  })
}

/** The letter of return, with its facts. */
export async function issueReturnLetter(issuing: Issuing, file: ReturnFile, last: string): Promise<Issued | undefined> {
  const rule = issuing.rules.policy.returnLetter
  if (!rule?.value.series) return undefined
  const name = await namesOf(issuing.tx, [file.department, file.window])
  const { center, department, window, person, consultation } = file
  const ground: Localized | undefined = issuing.rules.policy.grounds?.find(({ id }) => id === file.ground)?.name
  return issue(issuing, { subject: `return/${file.id}`, form: { ...FORMS.returnLetter, title: rule.value.form }, series: rule.value.series, place: { center, department, window, person } }, {
    fields: {
      name: file.name, person, department: name(department), window: name(window), ground: ground ?? file.ground, clause: file.clause, last,
      consultation: consultation ? { zh: `${consultation.on} ${consultation.people}，中心：${texts.side[consultation.center].zh}，部门：${texts.side[consultation.department].zh}`, en: `${consultation.on} ${consultation.people}; center: ${texts.side[consultation.center].en}, department: ${texts.side[consultation.department].en}` } : texts.none,
    },
    tables: { facts: file.facts.map(({ kind, reference, on, note }) => ({ kind: texts.fact[kind], on, reference: referenceOf({ kind, reference, note }) })) },
  })
}

/** What a letter says of a fact: the numbers of other services, not their keys. */
function referenceOf({ kind, reference, note }: Pick<ReturnFile['facts'][number], 'kind' | 'reference' | 'note'>): string {
  if (kind === 'consequence') return (note ?? '').split(' ').slice(1).join(' ')
  return [reference.includes('/') ? '' : reference, note].filter(Boolean).join(' ')
}
