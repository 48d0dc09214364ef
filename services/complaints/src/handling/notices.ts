import type { Localized, NoticeRaised } from '@hall/contract'
import type { ComplaintEvent } from '../domain/complaint-event.ts'
import { type Complaint, isFounded } from '../domain/complaint.ts'
import texts from './texts.json' with { type: 'json' }

type Told = keyof typeof texts.notices

/** Who has to know that something waits for them; never what was said, nor by whom. */
export function noticesOf(events: readonly ComplaintEvent[], complaint: Complaint, leads: readonly string[]): NoticeRaised[] {
  return events.flatMap((event) => {
    switch (event.type) {
      case 'Routed': return notice('routed', complaint, { recipients: leads })
      case 'UnitAsked': return notice('unitAsked', complaint, { recipients: leads, date: event.dueDate })
      case 'PersonAsked': return notice('personAsked', complaint, { recipients: [event.person], date: event.dueDate })
      case 'Assigned': return notice('assigned', complaint, { recipients: [event.handler] })
      case 'Found': return notice(isFounded(event.result) ? 'found' : 'cleared', complaint, { recipients: complaint.personAsked && complaint.person ? [complaint.person] : [] })
      case 'ObjectionDecided': return notice(event.upheld ? 'upheld' : 'rejected', complaint, { recipients: complaint.person ? [complaint.person] : [] })
      default: return []
    }
  })
}

type About = Pick<Complaint, 'id' | 'number' | 'center'>

export function notice(told: Told, complaint: About, { recipients, date = '' }: { recipients: readonly string[]; date?: string }): NoticeRaised[] {
  if (recipients.length === 0) return []
  const { title, body, clause } = texts.notices[told] as { title: Localized; body: Localized; clause?: string }
  const filled = (text: Localized): Localized => ({ zh: fill(text.zh, complaint.number, date), en: fill(text.en, complaint.number, date) })
  return [{ center: complaint.center, recipients: [...new Set(recipients)], title: filled(title), body: filled(body), clauses: clause ? [clause] : [], link: `/complaints/${complaint.id}` }]
}

const fill = (text: string, number: string, date: string) => text.replaceAll('{number}', number).replaceAll('{date}', date)
