import { PageHeader } from '@hall/ui'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '../../paths.ts'

interface Props { current: 'windows' | 'people' | 'seating'; note?: ReactNode; actions?: ReactNode }

/** The screens of places and people belong together. */
export function OrganizationHeader({ current, note, actions }: Props) {
  const { t } = useTranslation('organization')
  const tabs = [['windows', paths.organization], ['people', paths.people()], ['seating', paths.seating]] as const
  return (
    <PageHeader
      title={t(`${current}.title`)}
      note={note}
      actions={actions}
      label={t('title')}
      tabs={tabs.map(([id, href]) => ({ name: t(`${id}.title`), href, current: id === current }))}
    />
  )
}
