import type { Localized, NoticeRaised } from '@hall/contract'
import type { AttendanceEvent } from '../domain/attendance-event.ts'
import { fill, inBoth } from './phrase.ts'
import texts from './leave-texts.json' with { type: 'json' }
import days from './texts.json' with { type: 'json' }

type Words = Readonly<Record<string, string | Localized>>
interface Template { readonly title: Localized; readonly body: Localized }

export interface Telling {
  readonly center: string
  readonly recipients: readonly string[]
  readonly clause: string
  readonly link: string | null
}

/** A notice made of a text and what fills it; nothing where nobody is to know. */
export function noticeOf({ title, body }: Template, words: Words, { center, recipients, clause, link }: Telling): AttendanceEvent[] {
  const values = inBoth((language) => ({ clause, ...Object.fromEntries(Object.entries(words).map(([name, word]) => [name, typeof word === 'string' ? word : word[language]])) }))
  const notice: NoticeRaised = { center, recipients: [...new Set(recipients)], title: fill(title, values), body: fill(body, values), clauses: [clause], link }
  return notice.recipients.length > 0 ? [{ type: 'NoticeRaised', ...notice }] : []
}

export function spanInWords({ from, to }: { from: Temporal.PlainDateTime; to: Temporal.PlainDateTime }): Localized {
  const [start, end] = [momentInWords(from), momentInWords(to)]
  return fill(texts.span, inBoth((language) => ({ from: start[language], to: from.toPlainDate().equals(to.toPlainDate()) ? clockOf(to) : end[language] })))
}

export function momentInWords(at: Temporal.PlainDateTime): Localized {
  const day = fill(days.day, inBoth(() => ({ month: String(at.month), day: String(at.day), monthName: days.monthNames[at.month - 1]! })))
  return inBoth((language) => `${day[language]} ${clockOf(at)}`)
}

export function clockOf(at: Temporal.PlainDateTime): string {
  return at.toPlainTime().toString({ smallestUnit: 'minute' })
}
