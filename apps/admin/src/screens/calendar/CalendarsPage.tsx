import { Action, Choice, formatDay, Month, type MonthDay, PageHeader, StateTag } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, type Outputs } from '../../data/api.ts'
import { Loaded } from '../../data/Loaded.tsx'
import { useLocal } from '../../data/local.ts'
import { useCan } from '../../session/can.ts'
import { useToday } from '../../session/clock.ts'
import { useFilters } from '../../session/filters.ts'
import { LoadYear } from './LoadYear.tsx'

type Year = Outputs['regulation']['calendars']['get']

const MONTHS = Array.from({ length: 12 }, (_, i) => String(i + 1).padStart(2, '0'))

/** Working calendars year by year, with the order they come from. */
export function CalendarsPage() {
  const { t } = useTranslation('regulation')
  const can = useCan()
  const today = useToday()
  const [filters, change] = useFilters()
  const [loading, setLoading] = useState(false)
  const list = useQuery(api.regulation.calendars.list.queryOptions({}))
  const newest = new Map((list.data?.rows ?? []).toSorted((a, b) => a.version - b.version).map((row) => [row.year, row]))
  const years = [...newest.values()].sort((a, b) => b.year - a.year)
  const year = Number(filters['year'] ?? today.slice(0, 4))
  const calendar = useQuery(api.regulation.calendars.get.queryOptions({ year }))
  return (
    <>
      <PageHeader
        title={t('calendar.title')}
        note={t('calendar.note')}
        actions={
          <>
            <Choice bare label={t('calendar.year')} value={String(year)} onChange={(value) => change({ year: value })}
              options={years.map((row) => ({ value: String(row.year), name: t(row.status === 'provisional' ? 'calendar.yearProvisional' : 'calendar.yearOf', { year: row.year }) }))} />
            <Action kind="primary" icon="upload" reason={can('regulation.calendars.publish').reason} onClick={() => setLoading(true)}>{t('calendar.load')}</Action>
          </>
        }
      />
      <Loaded query={calendar} rows={12}>{(data) => <OneYear data={data} today={today} />}</Loaded>
      <LoadYear open={loading} year={year + 1} onClose={() => setLoading(false)} />
    </>
  )
}

function OneYear({ data, today }: { data: Year; today: string }) {
  const { t, i18n } = useTranslation('regulation')
  const local = useLocal()
  const { source, status } = data
  const days: MonthDay[] = data.days.map(({ date, kind }) => ({
    date,
    tone: kind === 'holiday' ? 'leave' : 'cover',
    state: t(kind === 'holiday' ? 'calendar.holidayShort' : 'calendar.exchangedShort'),
  }))
  const namesIn = (month: string) => [...new Set(data.days.filter(({ date }) => date.startsWith(month)).map(({ name }) => local(name)))].join(t('listJoin'))
  return (
    <div className="stack">
      <section className="panel">
        <dl className="pairs">
          <dt>{t('calendar.status')}</dt>
          <dd><StateTag tone={status === 'published' ? 'ok' : 'late'}>{t(`calendar.statuses.${status}`)}</StateTag>{status === 'provisional' && <span className="soft"> {t('calendar.provisionalNote')}</span>}</dd>
          <dt>{t('calendar.source')}</dt>
          <dd>
            {local(source.authority)} {source.number} {source.issued && formatDay(source.issued, i18n.language)}
            {source.url && <> <a href={source.url} target="_blank" rel="noreferrer">{t('calendar.original')}</a></>}
          </dd>
          <dt>{t('version')}</dt><dd>{data.version}</dd>
        </dl>
      </section>
      <div className="year">
        {MONTHS.map((month) => (
          <section key={month} className="panel"><Month month={`${data.year}-${month}`} days={days} today={today} caption={namesIn(`${data.year}-${month}`)} /></section>
        ))}
      </div>
    </div>
  )
}
