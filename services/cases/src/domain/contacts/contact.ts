import { refuse, type Refusal } from '@hall/decider'
import type { CasesPolicy } from '@hall/regulation'

export interface ContactState {
  readonly state: 'open' | 'on_hold' | 'handed_over' | 'passed_on' | 'instructions_asked' | 'closed'
  readonly owner: string
  readonly firstAsked: string
  readonly waitingFor: string | null
  /** The item lies within the own window. */
  readonly ownDuties: boolean
}
export interface Closing {
  readonly outcome: 'answered' | 'referral' | 'guidance' | 'case' | 'not_complete' | 'other_department' | 'no_window'
  readonly reply: string; readonly target: string; readonly targetContact: string; readonly escort: boolean; readonly receivedBy?: string | undefined; readonly confirmed: boolean
  readonly parts?: readonly string[] | undefined
}
type Code = 'REPLY_MISSING' | 'TARGET_MISSING' | 'TARGET_CONTACT_MISSING' | 'WITHIN_OWN_DUTIES' | 'HANDLER_MISSING' | 'NOTICE_PART_MISSING'

/** Why an inquiry cannot be closed that way: nobody is sent away without an answer or a place to go. */
export function faultOfClosing(closing: Closing, contact: ContactState, { contacts, notice }: CasesPolicy): Refusal<Code> | undefined {
  const { outcome, reply, target, targetContact, escort, receivedBy } = closing
  // What somebody else was asked about ends with the answer.
  if (contact.state === 'on_hold' && contacts.hold && reply.trim() === '') return refuse('REPLY_MISSING', {}, contacts.hold.clause).refusal
  const elsewhere = outcome === 'referral' || outcome === 'other_department' || outcome === 'no_window'
  if (elsewhere) {
    if (outcome === 'referral' && contact.ownDuties && contacts.ownDuties) return refuse('WITHIN_OWN_DUTIES', {}, contacts.ownDuties.clause).refusal
    if (target.trim() === '') return refuse('TARGET_MISSING', {}, contacts.elsewhere.clause).refusal
    if (contacts.elsewhere.value.needs.includes('contact') && targetContact.trim() === '') return refuse('TARGET_CONTACT_MISSING', {}, contacts.elsewhere.clause).refusal
    if (escort && contacts.escort?.value.handlerNamed && !receivedBy) return refuse('HANDLER_MISSING', {}, contacts.escort.clause).refusal
    return undefined
  }
  if (outcome === 'not_complete') {
    const missing = ['requirements', 'procedure', 'materials'].filter((part) => !closing.parts?.includes(part))
    return missing.length > 0 ? refuse('NOTICE_PART_MISSING', { missing }, notice.parts.clause).refusal : undefined
  }
  if (outcome !== 'case' && reply.trim() === '') {
    const rule = outcome === 'guidance' && contacts.guidance ? contacts.guidance : contacts.first
    return refuse('REPLY_MISSING', {}, rule.clause).refusal
  }
  return undefined
}

interface HandingOver { readonly absent: boolean; readonly unit: string; readonly name: string; readonly phone: string; readonly matter: string }

/** To the one responsible; for one who is away the requester is registered. DC-CAS-06, DC-CAS-07. */
export function faultOfHandover(input: HandingOver, { contacts }: CasesPolicy): Refusal<'REGISTER_FIELDS_MISSING'> | undefined {
  const { absentTakes } = contacts
  if (!input.absent || !absentTakes) return undefined
  const missing = absentTakes.value.filter((field) => input[field].trim() === '')
  return missing.length > 0 ? refuse('REGISTER_FIELDS_MISSING', { missing }, absentTakes.clause).refusal : undefined
}

/** Who answers for the contact now: until somebody takes it up, the one who was asked. */
export function accountable({ state, owner, firstAsked }: Pick<ContactState, 'state' | 'owner' | 'firstAsked'>): string {
  return state === 'handed_over' || state === 'passed_on' ? firstAsked : owner
}
