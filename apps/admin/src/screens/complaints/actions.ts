/** What each step asks for, in the order it asks. */
export const FIELDS = {
  confirm_record: [],
  complete: ['windowOptional', 'personOptional', 'when', 'description'],
  classify: ['class', 'contacted', 'reasonOptional'],
  route: ['window', 'personOptional'],
  assign: ['handler'],
  ask_unit: ['text', 'by'],
  ask_person: ['text'],
  contact_rater: ['reached', 'text'],
  find: ['result', 'serious', 'violation', 'reason'],
  review_reply: ['approved', 'reasonOptional'],
  send_reply: ['textOptional'],
  decide: ['text'],
  notify_unit: [],
  tell_complainant: ['text'],
  report: ['to', 'text'],
  explain: ['reason', 'expected'],
  end_visit: ['reasonOptional'],
  close: ['reasonOptional'],
  follow_up: ['satisfied', 'text'],
  reopen: ['reason'],
  decline: ['reason'],
  pass_on: ['body', 'reason'],
  decide_objection: ['upheld', 'resultOptional', 'reason'],
  note: ['text'],
  state: ['text'],
  bounce: ['reason'],
  correct: ['text'],
  draft_reply: ['text'],
  implement: ['text'],
  answer: ['text'],
  object: ['text'],
} as const satisfies Readonly<Record<string, readonly Field[]>>

export type Field =
  | 'text' | 'textOptional' | 'reason' | 'reasonOptional' | 'window' | 'windowOptional' | 'personOptional' | 'handler' | 'description' | 'when' | 'class' | 'contacted' | 'by' | 'expected'
  | 'body' | 'reached' | 'result' | 'resultOptional' | 'serious' | 'violation' | 'approved' | 'upheld' | 'satisfied' | 'to'

export interface Values { readonly [field: string]: unknown }

const NAME: Partial<Record<Field, string>> = { textOptional: 'text', reasonOptional: 'reason', windowOptional: 'window', personOptional: 'person', resultOptional: 'result' }

/** The action as the service takes it: what belongs to the step and was filled in. */
export function actionOf(kind: keyof typeof FIELDS, values: Values): { kind: string } & Values {
  const names = FIELDS[kind].map((field: Field) => NAME[field] ?? field)
  const filled = names.filter((name) => values[name] !== undefined && values[name] !== null && values[name] !== '')
  // Only an objection that is upheld changes the finding.
  const kept = kind === 'decide_objection' && values['upheld'] !== true ? filled.filter((name) => name !== 'result') : filled
  return { kind, ...Object.fromEntries(kept.map((name) => [name, values[name]])) }
}
