import { formatDay, PageHeader, StateTag, type Tone } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable } from '../../antd/DataTable.tsx'
import { api, type Outputs } from '../../data/api.ts'
import { ActorName } from '../../data/ActorName.tsx'
import { paths } from '../../paths.ts'
import { useCenter } from '../../session/center.ts'
import { usePlaceNames } from '../../session/places.ts'

export type Version = Outputs['regulation']['policies']['list']['rows'][number]
export const stateTones: Readonly<Record<Version['state'], Tone>> = { draft: 'open', reviewed: 'leave', published: 'ok', withdrawn: 'quiet' }

/** Every version of every policy: which is in force, what is being drafted. */
export function PoliciesPage() {
  const { t, i18n } = useTranslation('regulation')
  const [center] = useCenter()
  const names = usePlaceNames([])
  const versions = useQuery(api.regulation.policies.list.queryOptions(center ? { center } : {}))
  const day = (date: string | null) => (date ? formatDay(date, i18n.language) : '')
  const columns: Column<Version>[] = [
    { key: 'center', title: t('center'), render: (_, row) => names.center(row.center) },
    { key: 'area', title: t('area'), render: (_, row) => t(`areas.${row.area}`) },
    { key: 'version', title: t('version'), render: (_, row) => <a data-item href={paths.policy(row.center, row.area, row.version)}>{t('versionOf', { version: row.version })}</a> },
    { key: 'state', title: t('state'), render: (_, row) => <StateTag tone={stateTones[row.state]}>{t(`states.${row.state}`)}</StateTag> },
    { key: 'effectiveFrom', title: t('effectiveFrom'), render: (_, row) => day(row.effectiveFrom) },
    { key: 'until', title: t('until'), render: (_, row) => day(row.until) },
    { key: 'draftedBy', title: t('draftedBy'), render: (_, row) => <ActorName id={row.draftedBy} /> },
    { key: 'reviewedBy', title: t('reviewedBy'), render: (_, row) => row.reviewedBy && <ActorName id={row.reviewedBy} /> },
  ]
  return (
    <>
      <PageHeader title={t('policies.title')} note={t('policies.note')} actions={<a className="action" href={paths.policyCompare}>{t('compareLink')}</a>} />
      <DataTable query={versions} columns={columns} rowKey={(row) => `${row.center} ${row.area} ${row.version}`} label={t('policies.title')} empty={{ title: t('policies.none'), next: t('policies.noneNext') }} />
    </>
  )
}
