import { Choice, DayField, PageHeader } from '@hall/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { usePage } from '../../antd/DataTable.tsx'
import { api } from '../../data/api.ts'
import { SearchFilter } from '../../data/SearchFilter.tsx'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'
import { useCenter } from '../../session/center.ts'
import { asDay, oneOf, useFilters } from '../../session/filters.ts'
import { CaseTable } from './CaseTable.tsx'
import { NumberField } from './NumberField.tsx'
import { stateTones } from './words.ts'

const SHOWN = ['all', 'open', 'finished', 'overdue', 'late', 'on_time', 'noticed', 'second_notice', 'past_planned', 'past_deadline'] as const
const STATES = Object.keys(stateTones) as (keyof typeof stateTones)[]

/** The rows behind every number, filtered, sorted and paged by the service. */
export function CasesPage() {
  const { t } = useTranslation('cases')
  const [filters, change] = useFilters()
  const [center] = useCenter()
  const can = useCan()
  const page = usePage()
  const show = oneOf(SHOWN, filters['show']) ?? 'all'
  const state = oneOf(STATES, filters['state'])
  const { department, window, item, search, channel } = filters
  const from = asDay(filters['from'])
  const to = asDay(filters['to'])
  const cases = useQuery(api.cases.queue.list.queryOptions({
    ...page, show, ...(center && { center }), ...(department && { department }), ...(window && { window }), ...(item && { item }), ...(state && { state }), ...(search && { search }), ...(channel && { channel }), ...(from && { from }), ...(to && { to }),
  }, { placeholderData: keepPreviousData }))
  const set = (changed: Record<string, string | undefined>) => change({ ...changed, page: undefined })
  return (
    <>
      <PageHeader title={t('list.title')} note={t('list.note')} actions={can('cases.registers.preview', center ? { center } : {}).ok && <a className="action" href={paths.registers}>{t('register.title')}</a>} />
      <div className="filters">
        <NumberField />
        <SearchFilter label={t('list.search')} />
        <Choice label={t('list.show')} value={show} onChange={(value) => set({ show: value })} options={SHOWN.map((value) => ({ value, name: t(`show.${value}`) }))} />
        <Choice label={t('column.state')} value={state ?? ''} onChange={(value) => set({ state: value || undefined })} options={[{ value: '', name: t('show.all') }, ...STATES.map((value) => ({ value, name: t(`state.${value}`) }))]} />
        <span className="field"><label htmlFor="cases-from">{t('from')}</label><DayField id="cases-from" value={from ?? ''} onChange={(day) => set({ from: day })} /></span>
        <span className="field"><label htmlFor="cases-to">{t('to')}</label><DayField id="cases-to" value={to ?? ''} onChange={(day) => set({ to: day })} /></span>
      </div>
      <CaseTable query={cases} label={t('list.title')} empty={{ title: t('list.none'), next: t('list.noneNext') }} />
    </>
  )
}
