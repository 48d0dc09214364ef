import { PageHeader } from '@hall/ui'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'

const TABS = [
  { id: 'register', href: paths.archives(), needs: 'archives.volumes.list' },
  { id: 'access', href: paths.archiveAccess, needs: 'archives.access.list' },
  { id: 'filing', href: paths.archiveFiling, needs: 'archives.filing.duties' },
  { id: 'packages', href: paths.archivePackages, needs: 'archives.packages.list' },
  { id: 'care', href: paths.archiveCare, needs: 'archives.care.inspections' },
  { id: 'appraisals', href: paths.archiveAppraisals(), needs: 'archives.appraisals.list' },
  { id: 'record', href: paths.archiveRecord, needs: 'archives.volumes.log' },
] as const

export function ArchivesHeader({ current, note, actions }: { current: (typeof TABS)[number]['id']; note: string; actions?: ReactNode }) {
  const { t } = useTranslation('archives')
  const can = useCan()
  return (
    <PageHeader
      title={t('title')} note={note} actions={actions} label={t('title')}
      tabs={TABS.filter(({ needs }) => can(needs).ok).map(({ id, href }) => ({ name: t(`tab.${id}`), href, current: id === current }))}
    />
  )
}
