import type { ScopeKind } from '@hall/access'
import { skipToken, useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '../../data/api.ts'
import { useLocal } from '../../data/local.ts'
import { useSession } from '../../session/session.ts'

interface Props { id?: string; value?: string; onChange?: (value: string) => void; kind: ScopeKind; center: string | undefined }

/** A center, department, section or window by its name. Sections and windows are those of one center. */
export function PlaceField({ kind, center, ...field }: Props) {
  const { t } = useTranslation('organization')
  const local = useLocal()
  const { me } = useSession()
  const inCenter = (wanted: ScopeKind) => (kind === wanted && center ? { center } : skipToken)
  const sections = useQuery(api.organization.directory.sections.queryOptions(inCenter('section')))
  const windows = useQuery(api.organization.directory.windows.queryOptions(inCenter('window')))
  const departments = useQuery(api.organization.directory.departments.queryOptions(kind === 'department' ? {} : skipToken))
  const named = (rows: readonly { id: string; name: { zh: string; en: string } }[] | undefined) => (rows ?? []).map(({ id, name }) => ({ value: id, label: local(name) }))
  const options = kind === 'center' ? named(me.centers)
    : kind === 'section' ? named(sections.data?.rows)
    : kind === 'department' ? named(departments.data?.rows)
    : (windows.data?.rows ?? []).map(({ id, number, name }) => ({ value: id, label: `${number} ${local(name)}` }))
  const needsCenter = (kind === 'section' || kind === 'window') && !center
  return <Select {...field} showSearch={{ optionFilterProp: 'label' }} options={options} notFoundContent={needsCenter ? t('grants.chooseCenter') : undefined} />
}
