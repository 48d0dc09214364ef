import { casesContract } from '@hall/contract-cases'
import type { ToPublic } from '@hall/journal'
import type { CaseEvent } from '../domain/case/case-event.ts'
import type { ItemEvent } from '../domain/items/item-event.ts'
import type { ConsequenceEvent } from '../domain/row-event.ts'
import texts from './texts.json' with { type: 'json' }

const { events } = casesContract
type Known = CaseEvent | ItemEvent | ConsequenceEvent

/** What other services get to know of an event. Parsed, so that a field only this service knows stays here. */
export const toPublic: ToPublic = (recorded) => {
  const event = recorded.event as unknown as Known
  const { center, department, window, person } = recorded.place
  const id = recorded.stream.replace(/^case\//, '')
  const show = <T extends keyof typeof events>(type: T, data: object) => ({ type, v: events[type].v, data: events[type].data.parse(data) })
  const place = { case: id, center, department, window: window ?? null }
  switch (event.type) {
    case 'CaseConcluded': return show('case-finished', { ...place, number: event.number, item: event.item, handler: person ?? null, outcome: event.outcome, finishedAt: recorded.occurredAt.toString(), onTime: event.onTime })
    case 'CaseDeemedApproved': return show('case-finished', { ...place, number: event.number, item: event.item, handler: person ?? null, outcome: 'deemed_approved', finishedAt: recorded.occurredAt.toString(), onTime: false })
    case 'CaseAssigned': return show('case-assigned', { ...place, handler: event.handler })
    case 'FindingRaised': return recorded.stream.startsWith('case/') ? show('finding-raised', { ...place, kind: event.kind, person: event.person, clause: event.clause, finding: event.id }) : undefined
    case 'DeadlineMoved': return show('deadline-moved', { ...place, clock: event.clock, before: event.before, after: event.after, cause: event.cause })
    case 'DeductionEntered': return show('deduction-entered', event)
    case 'ConductGroundRaised': return show('conduct-ground-raised', event)
    case 'ItemPublished': return show('item-published', event)
    case 'ItemLeft': return show('item-left', event)
    case 'HoldingChanged': {
      const until = event.dueOn ? { zh: ` · ${event.dueOn} ${texts.due.zh}`, en: ` · ${texts.due.en} ${event.dueOn}` } : { zh: '', en: '' }
      return show('holding-changed', { person: event.person, kind: 'case', reference: event.number, open: event.open, center, label: { zh: `${event.item}${until.zh}`, en: `${event.item}${until.en}` } })
    }
    case 'CaseMoved': return show('case-moved', { ...place, ...event, steppedAt: recorded.occurredAt.toString() })
    case 'NoticeRaised': return show('notice-raised', event)
    default: return undefined
  }
}
