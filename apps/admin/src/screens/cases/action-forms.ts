/** What a step of a case asks for. `yes`: a box; `lines`: one a line. */
export type FieldKind = 'text' | 'area' | 'date' | 'moment' | 'yes' | 'person' | 'lines' | 'choice' | 'days' | 'condition' | 'window' | 'department' | 'departments' | 'materials'
export interface ActionField { readonly name: string; readonly kind: FieldKind; readonly required?: boolean; readonly options?: readonly string[]; readonly initial?: unknown }
export interface ActionForm { readonly group: 'intake' | 'handling' | 'results' | 'clock' | 'negations' | 'joint'; readonly name: string; readonly fields: readonly ActionField[] }

const reason: ActionField = { name: 'reason', kind: 'area', required: true }
const STEPS = ['review', 'survey', 'expert_discussion', 'collective_study', 'other']
const PROCEDURES = ['hearing', 'tender', 'auction', 'inspection', 'testing', 'survey', 'quarantine', 'appraisal', 'expert_review']
const negative: readonly ActionField[] = [{ name: 'reason', kind: 'area' }, { name: 'basis', kind: 'text' }, { name: 'competentBody', kind: 'text' }, { name: 'explained', kind: 'yes' }]
const yes = (name: string, initial = false): ActionField => ({ name, kind: 'yes', initial })

/** Action of the contract's table -> its command and what it asks. Those of the counter have a screen of their own. */
export const ACTION_FORMS: Readonly<Record<string, ActionForm>> = {
  reviewOnline: { group: 'intake', name: 'reviewOnline', fields: [{ name: 'missing', kind: 'materials' }, { name: 'networkReference', kind: 'text' }] },
  supply: { group: 'intake', name: 'supply', fields: [{ name: 'materials', kind: 'lines', required: true }] },
  notify: {
    group: 'intake', name: 'notify',
    fields: [{ name: 'missing', kind: 'materials', required: true }, { name: 'reason', kind: 'area' }, { name: 'form', kind: 'choice', options: ['written', 'electronic', 'oral'], initial: 'written' }, yes('canBeHandled', true), yes('formalitiesComplete'), yes('declined')],
  },
  accept: { group: 'intake', name: 'accept', fields: [yes('rulesMet', true), yes('formalitiesComplete', true), { name: 'networkReference', kind: 'text' }] },
  refuse: { group: 'intake', name: 'refuse', fields: [{ name: 'kind', kind: 'choice', required: true, options: ['no_permit_needed', 'not_in_authority', 'cannot_by_law', 'not_meeting_conditions'], initial: 'not_meeting_conditions' }, { name: 'condition', kind: 'condition' }, ...negative] },
  giveBack: { group: 'intake', name: 'giveBack', fields: negative },
  transfer: { group: 'intake', name: 'transfer', fields: [{ name: 'window', kind: 'window', required: true }, reason] },
  endVisit: { group: 'intake', name: 'endVisit', fields: [yes('clientLeft')] },
  withdraw: { group: 'intake', name: 'withdraw', fields: [reason] },
  refer: { group: 'intake', name: 'refer', fields: [{ name: 'leader', kind: 'person', required: true }, { name: 'question', kind: 'area', required: true }] },
  instruct: { group: 'intake', name: 'instruct', fields: [{ name: 'instruction', kind: 'area', required: true }] },
  keepCopies: { group: 'intake', name: 'keepCopies', fields: [yes('given', true), yes('kept', true)] },
  state: { group: 'intake', name: 'state', fields: [{ name: 'stated', kind: 'days', required: true, options: PROCEDURES }] },
  enter: { group: 'intake', name: 'enter', fields: [{ name: 'networkReference', kind: 'text', required: true }] },
  examine: { group: 'handling', name: 'examine', fields: [{ name: 'opinion', kind: 'area', required: true }, yes('grant', true), { name: 'place', kind: 'choice', options: ['center', 'site', 'elsewhere'], initial: 'center' }] },
  approve: { group: 'handling', name: 'approve', fields: [{ name: 'opinion', kind: 'area' }, yes('grant', true), ...negative] },
  sendBack: { group: 'handling', name: 'sendBack', fields: [reason] },
  assign: { group: 'handling', name: 'assign', fields: [{ name: 'to', kind: 'person', required: true }, reason] },
  plan: { group: 'handling', name: 'plan', fields: [{ name: 'step', kind: 'choice', required: true, options: STEPS }, { name: 'on', kind: 'date', required: true }] },
  stepDone: { group: 'handling', name: 'stepDone', fields: [{ name: 'step', kind: 'choice', required: true, options: STEPS }] },
  forward: { group: 'handling', name: 'forward', fields: [{ name: 'body', kind: 'text', required: true }, { name: 'step', kind: 'choice', required: true, options: ['contacted', 'sent', 'answered'], initial: 'contacted' }, { name: 'note', kind: 'text' }] },
  carry: { group: 'handling', name: 'carry', fields: [{ name: 'from', kind: 'text', required: true }, { name: 'to', kind: 'text', required: true }, { name: 'materials', kind: 'text', required: true }, { name: 'carrier', kind: 'person' }, yes('byApplicant')] },
  spotCheck: { group: 'handling', name: 'spotCheck', fields: [{ name: 'error', kind: 'area', required: true }] },
  correct: { group: 'handling', name: 'correct', fields: [{ name: 'done', kind: 'area', required: true }] },
  closeCorrection: { group: 'handling', name: 'closeCorrection', fields: [] },
  conclude: { group: 'handling', name: 'conclude', fields: [{ name: 'documentNumber', kind: 'text' }, { name: 'documentOn', kind: 'date' }, { name: 'lateReason', kind: 'text' }] },
  tellResult: { group: 'results', name: 'tellResult', fields: [{ name: 'by', kind: 'choice', required: true, options: ['message', 'phone', 'letter', 'in_person'], initial: 'phone' }] },
  appoint: { group: 'results', name: 'appoint', fields: [{ name: 'at', kind: 'moment', required: true }, yes('demanded', true)] },
  noShow: { group: 'results', name: 'noShow', fields: [yes('applicantsFault', true)] },
  deliver: { group: 'results', name: 'deliver', fields: [{ name: 'by', kind: 'choice', required: true, options: ['in_person', 'mail', 'electronic'], initial: 'in_person' }, { name: 'to', kind: 'text', required: true }] },
  serve: { group: 'results', name: 'serve', fields: [{ name: 'by', kind: 'choice', required: true, options: ['in_person', 'mail', 'electronic'], initial: 'in_person' }, { name: 'to', kind: 'text', required: true }] },
  askBack: { group: 'results', name: 'askBack', fields: [{ name: 'what', kind: 'text', required: true }] },
  giveMaterialsBack: { group: 'results', name: 'giveMaterialsBack', fields: [{ name: 'what', kind: 'text', required: true }] },
  stop: { group: 'clock', name: 'stop', fields: [{ name: 'kind', kind: 'choice', required: true, options: PROCEDURES }, { name: 'basis', kind: 'text', required: true }, { name: 'document', kind: 'text', required: true }, { name: 'approver', kind: 'person', required: true }, { name: 'from', kind: 'date' }] },
  tellStop: { group: 'clock', name: 'tellStop', fields: [{ name: 'notice', kind: 'text', required: true }] },
  endStop: { group: 'clock', name: 'endStop', fields: [{ name: 'evidence', kind: 'text', required: true }, { name: 'to', kind: 'date' }] },
  extend: { group: 'clock', name: 'extend', fields: [{ name: 'to', kind: 'date', required: true }, reason, { name: 'headOpinion', kind: 'text' }] },
  consent: { group: 'clock', name: 'consent', fields: [yes('agreed', true), { name: 'by', kind: 'text', required: true }, { name: 'how', kind: 'text', required: true }] },
  tell: { group: 'clock', name: 'tell', fields: [reason] },
  file: {
    group: 'negations', name: 'file',
    fields: [
      { name: 'reasonCode', kind: 'choice', required: true, options: ['missing_or_wrong_evidence', 'special_reason_or_not_approved', 'disagreement', 'in_scope_not_meeting_law', 'other'], initial: 'special_reason_or_not_approved' },
      { name: 'unit', kind: 'text' }, { name: 'handler', kind: 'text' }, { name: 'position', kind: 'text' }, { name: 'partyName', kind: 'text' }, { name: 'partyAddress', kind: 'text' }, { name: 'partyPhone', kind: 'text' },
      { name: 'facts', kind: 'area' }, { name: 'reasons', kind: 'area' }, { name: 'basis', kind: 'text' }, { name: 'missingItems', kind: 'lines' }, { name: 'servedOn', kind: 'date' }, yes('explained'),
    ],
  },
  sign: { group: 'negations', name: 'sign', fields: [yes('confirmed', true), { name: 'reason', kind: 'area' }] },
  placeCopy: { group: 'negations', name: 'placeCopy', fields: [{ name: 'holder', kind: 'choice', required: true, options: ['applicant', 'archive'], initial: 'applicant' }, { name: 'to', kind: 'text', required: true }] },
  closeNegation: { group: 'negations', name: 'close', fields: [] },
  deliverWithdrawal: { group: 'negations', name: 'deliverWithdrawal', fields: [{ name: 'by', kind: 'choice', required: true, options: ['in_person', 'mail', 'electronic'], initial: 'in_person' }] },
  meet: { group: 'joint', name: 'meet', fields: [yes('complete', true), yes('legalForm', true), { name: 'decision', kind: 'choice', required: true, options: ['accept', 'supplement', 'not_accept'], initial: 'accept' }, { name: 'present', kind: 'departments' }, { name: 'reason', kind: 'text' }] },
  distribute: { group: 'joint', name: 'distribute', fields: [] },
  opine: { group: 'joint', name: 'opine', fields: [{ name: 'department', kind: 'department', required: true }, yes('agree', true), { name: 'opinion', kind: 'area', required: true }] },
  disagree: { group: 'joint', name: 'disagree', fields: [{ name: 'positions', kind: 'area', required: true }] },
  coordinate: { group: 'joint', name: 'coordinate', fields: [yes('taken', true), { name: 'outcome', kind: 'area', required: true }] },
}
