import { PageHeader } from '@hall/ui'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'

const TABS = [
  { id: 'register', href: paths.seals, needs: 'seals.seals.list' },
  { id: 'uses', href: paths.sealUses, needs: 'seals.uses.list' },
  { id: 'counts', href: paths.sealCounts, needs: 'seals.counts.list' },
  { id: 'custody', href: paths.sealCustody, needs: 'seals.custody.pending' },
  { id: 'filings', href: paths.sealFilings, needs: 'seals.filings.list' },
  { id: 'oversight', href: paths.sealOversight, needs: 'seals.violations.list' },
] as const

export function SealsHeader({ current, note, actions }: { current: (typeof TABS)[number]['id']; note: string; actions?: ReactNode }) {
  const { t } = useTranslation('seals')
  const can = useCan()
  return (
    <PageHeader
      title={t('title')} note={note} actions={actions} label={t('title')}
      tabs={TABS.filter(({ needs }) => can(needs).ok).map(({ id, href }) => ({ name: t(`tab.${id}`), href, current: id === current }))}
    />
  )
}
