import { Choice, EmptyState, formatShortDay, PageHeader, Queue } from '@hall/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../data/api.ts'
import { Loaded } from '../../data/Loaded.tsx'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'
import { useToday } from '../../session/clock.ts'
import { oneOf, useFilters } from '../../session/filters.ts'
import { NumberField } from './NumberField.tsx'
import { dueTone } from './words.ts'

const WHAT = ['all', 'handle', 'enter', 'approve', 'sign', 'deliver'] as const
const SHOWN = 100

/** What waits for me and my window, by what runs out first. */
export function QueuePage() {
  const { t, i18n } = useTranslation('cases')
  const today = useToday()
  const can = useCan()
  const [filters, change] = useFilters()
  const what = oneOf(WHAT, filters['what']) ?? 'all'
  const mine = useQuery(api.cases.queue.mine.queryOptions({ what, size: SHOWN }, { placeholderData: keepPreviousData }))
  return (
    <>
      <PageHeader title={t('queue.title')} note={t('queue.note')} actions={<>{can('cases.joint.board').ok && <a className="action" href={paths.joint}>{t('joint.title')}</a>}<a className="action" href={paths.contacts}>{t('contacts.title')}</a></>} />
      <div className="filters"><NumberField /><Choice label={t('queue.what')} value={what} onChange={(value) => change({ what: value })} options={WHAT.map((value) => ({ value, name: t(`what.${value}`) }))} /></div>
      <Loaded query={mine} rows={8}>
        {({ rows, total }) => rows.length === 0 ? <EmptyState title={t('queue.none')}>{t('queue.noneNext')}</EmptyState> : (
          <section className="panel">
            <Queue
              label={t('queue.title')}
              items={rows.map((row) => ({
                id: row.id, title: `${row.itemName} · ${row.applicant}`, href: paths.case(row.id), tone: dueTone(row, today),
                due: row.dueOn ? t('queue.due', { day: formatShortDay(row.dueOn, i18n.language) }) : t(`state.${row.state}`),
                detail: `${row.number} · ${t(`state.${row.state}`)}${row.urgent ? ` · ${t('urgent')}` : ''}${row.acceptanceOpen ? ` · ${t('acceptance.incomplete')}` : ''}`,
              }))}
            />
            {total > rows.length && <p className="soft">{t('queue.more', { count: total - rows.length })}</p>}
          </section>
        )}
      </Loaded>
    </>
  )
}
