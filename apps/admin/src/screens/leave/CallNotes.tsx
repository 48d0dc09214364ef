import { addDays, StateTag } from '@hall/ui'
import { skipToken, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../data/api.ts'
import { Loaded } from '../../data/Loaded.tsx'
import { useCan } from '../../session/can.ts'
import { useToday } from '../../session/clock.ts'
import { Clause } from './PlanPanel.tsx'
import { useLeaveWords } from './words.ts'

const DAYS_SHOWN = 30

/** Calls and messages that were noted: they change nothing, and who said what when is kept. */
export function CallNotes({ center }: { center: string }) {
  const { t } = useTranslation('leave')
  const can = useCan()
  const words = useLeaveWords()
  const today = useToday()
  const allowed = can('attendance.leaves.notes', { center }).ok
  const notes = useQuery(api.attendance.leaves.notes.queryOptions(allowed ? { center, from: addDays(today, -DAYS_SHOWN), to: today } : skipToken))
  const terms = useQuery(api.attendance.leaves.terms.queryOptions({ center }))
  if (!allowed) return null
  const refused = terms.data?.channels
  return (
    <section className="panel section-gap">
      <h2>{t('notes.title')} {refused && <Clause id={refused.clause} />}</h2>
      <p className="soft">{t('all.callNote')}</p>
      <Loaded query={notes} rows={3}>
        {({ rows }) => (rows.length === 0 ? <p className="soft">{t('notes.none')}</p> : (
          <ul className="stack">
            {rows.toReversed().map((note) => (
              <li key={note.id} className="row">
                <span>{words.moment(note.at)}</span> <strong>{note.name}</strong> <StateTag tone="quiet" bare>{t(`all.${note.channel as 'telephone'}`)}</StateTag>
                {note.sickUntil && <StateTag tone="leave" bare>{t('notes.sickUntil', { at: words.moment(note.sickUntil) })}</StateTag>}
                <span>{note.text}</span> <span className="soft">{t('notes.takenBy', { name: note.takenBy })}</span>
              </li>
            ))}
          </ul>
        ))}
      </Loaded>
    </section>
  )
}
