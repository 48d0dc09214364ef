import { Action, formatDay, PageHeader, StateTag } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api, type Outputs } from '../../data/api.ts'
import { Loaded } from '../../data/Loaded.tsx'
import { usePlaceNames } from '../../session/places.ts'
import { ItemAuthorized } from './ItemAuthorized.tsx'
import { ItemFees } from './ItemFees.tsx'
import { ItemPlaces } from './ItemPlaces.tsx'

type Whole = Outputs['cases']['items']['get']

/** A service item as its guide says it, and every version of it. */
export function ItemPage() {
  const { t } = useTranslation('cases')
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const item = useQuery(api.cases.items.get.queryOptions({ id }))
  return <Loaded query={item} rows={12} empty={{ when: () => false, title: t('items.none') }}>{(data) => <Guide data={data} />}</Loaded>
}

function Guide({ data: { item, content, versions } }: { data: Whole }) {
  const { t, i18n } = useTranslation('cases')
  const names = usePlaceNames([item.center])
  const limit = (value: Whole['content']['promised']) => (value ? t(value.unit === 'calendar_day' ? 'calendarDays' : 'days', { count: value.days }) : t('none'))
  const list = (lines: readonly string[]) => (lines.length > 0 ? <ol>{lines.map((line, i) => <li key={i}>{line}</li>)}</ol> : t('none'))
  const facts: [string, React.ReactNode][] = [
    [t('item.code'), item.code], [t('column.department'), names.department(item.department)], [t('column.kind'), t(`kind.${item.kind}`)], [t('item.promised'), limit(content.promised)], [t('item.statutory'), limit(content.statutory)],
    [t('itemField.basis'), list(content.basis)], [t('itemField.conditions'), list(content.conditions)], [t('itemField.materials'), list(content.materials.map(({ name, required, copies }) => `${name}${required ? '' : ` (${t('optional')})`} ×${copies}`))],
    [t('itemField.steps'), list(content.steps)], [t('itemField.fees'), content.fees.length > 0 ? list(content.fees.map(({ name, cents, unit, basis }) => `${name} ${cents / 100} ${t('item.yuan')} ${unit} ${basis}`)) : t('item.free')],
    [t('itemField.phone'), content.phone], [t('itemField.supervision'), content.supervision], [t('item.remedies'), content.remedies], [t('itemField.handling_body'), content.handlingBody],
  ]
  return (
    <>
      <PageHeader title={content.name} note={<StateTag tone={item.state === 'published' ? 'ok' : 'absent'}>{t(`itemState.${item.state}`)}</StateTag>} actions={<Action icon="print" onClick={() => window.print()}>{t('print', { ns: 'shell' })}</Action>} />
      <div className="columns">
        <section className="panel"><h2>{t('item.guide')}</h2><dl className="pairs">{facts.flatMap(([name, value]) => [<dt key={name}>{name}</dt>, <dd key={`${name} value`}>{value}</dd>])}</dl></section>
        <div className="stack">
        <ItemPlaces item={item} />
        <ItemAuthorized item={item} />
        <ItemFees item={item} fees={content.fees} />
        <section className="panel no-print"><h2>{t('item.versions')}</h2>
          <ul>{versions.map((version) => <li key={version.version}>v{version.version} {t('item.since', { day: formatDay(version.effectiveFrom, i18n.language) })} {version.decision} {version.daysLate > 0 && <StateTag tone="late" bare>{t('item.late', { count: version.daysLate })}</StateTag>}</li>)}</ul>
        </section>
        </div>
      </div>
    </>
  )
}
