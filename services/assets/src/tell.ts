import type { Transaction } from '@hall/database'
import type { Desk } from './desk.ts'
import texts from './notices.json' with { type: 'json' }

type Notice = Exclude<keyof typeof texts, 'recommendation'>
interface Said { readonly center: string; readonly recipients: readonly string[]; readonly subject: string; readonly place: string; readonly clause: string | undefined; readonly link: string }

/** A notice to people; nothing where there is nobody to tell. */
export async function tell({ newId, write }: Desk, kind: Notice, { center, recipients, subject, place, clause, link }: Said): Promise<void> {
  if (recipients.length === 0) return
  const filled = (text: string) => text.replaceAll('{subject}', subject).replaceAll('{place}', place)
  const { title, body } = texts[kind]
  await write({
    stream: `notice/${newId()}`, place: { center }, events: [{
      type: 'NoticeRaised', center, recipients: [...recipients], title: { zh: filled(title.zh), en: filled(title.en) }, body: { zh: filled(body.zh), en: filled(body.en) }, clauses: clause ? [clause] : [], link,
    }],
  }, [clause])
}

const NOW = 'starts_on <= $2 and (ends_on is null or ends_on > $2)'

/** Who works in the sections of a center that have a task. */
export async function peopleOfSections(tx: Transaction, { center, role, on }: { center: string; role: 'it' | 'supervision'; on: Temporal.PlainDate }): Promise<string[]> {
  const rows = await tx.sql<{ person: string }>(`select person from posting where center = $1 and ${NOW} and section in (select id from section_copy where center = $1 and role = $3) order by person`, [center, on, role])
  return rows.map(({ person }) => person)
}

export interface AtWindow { readonly person: string; readonly lead: boolean }

/** Who is posted at a window on a day. */
export function peopleOfWindow(tx: Transaction, window: string | null, on: Temporal.PlainDate): Promise<AtWindow[]> {
  return window === null ? Promise.resolve([]) : tx.sql<AtWindow>(`select person, lead from posting where "window" = $1 and ${NOW} order by person`, [window, on])
}
