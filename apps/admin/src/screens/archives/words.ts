import type { Tone } from '@hall/ui'
import type { Outputs } from '../../data/api.ts'

type Archives = Outputs['archives']
export type Volume = Archives['volumes']['list']['rows'][number]
export type Duty = Archives['filing']['duties']['rows'][number]
export type Request = Archives['access']['list']['rows'][number]
export type Loan = Archives['loans']['list']['rows'][number]
export type CasePackage = Archives['packages']['list']['rows'][number]

export const CLASSES = ['documents', 'business', 'audiovisual', 'honors', 'policy_documents', 'center_documents', 'case_materials', 'other'] as const
export const RETENTIONS = ['permanent', 'long', 'short'] as const
export const SECRECY = ['open', 'internal', 'secret'] as const
export const STATES = ['filed', 'lent', 'missing', 'destroyed', 'transferred'] as const
export const ACCESS_KINDS = ['consult', 'loan', 'copy', 'transcribe', 'publish'] as const
export const COMPONENT_KINDS = ['application', 'notice', 'acceptance', 'examination', 'decision', 'refusal', 'delivery', 'other'] as const
export const REPAIRS = ['mend', 'copy', 'replace'] as const
export const ANSWERS = ['destroy', 'retain', 'transfer'] as const
export const GROUNDS = ['complaint', 'litigation', 'audit'] as const

export const volumeTones: Readonly<Record<Volume['state'], Tone>> = { filed: 'ok', lent: 'leave', missing: 'absent', destroyed: 'quiet', transferred: 'quiet' }
export const dutyTones: Readonly<Record<Duty['state'], Tone>> = { open: 'open', met: 'ok', late: 'late', overdue: 'absent' }
export const requestTones: Readonly<Record<Request['state'], Tone>> = { requested: 'late', approved: 'ok', refused: 'absent' }
