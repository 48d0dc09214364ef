import { PageHeader } from '@hall/ui'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'

const TABS = [
  { id: 'ledger', href: paths.ledgerEntries(), needs: 'supervision.ledgerEntries.list' },
  { id: 'scores', href: paths.scores(), needs: 'supervision.scores.list' },
  { id: 'appraisals', href: paths.appraisals(), needs: 'supervision.results.list' },
  { id: 'followUps', href: paths.followUps(), needs: 'supervision.rectifications.list' },
  { id: 'matters', href: paths.matters(), needs: 'supervision.matters.list' },
] as const

export function SupervisionHeader({ current, actions }: { current: (typeof TABS)[number]['id']; actions?: ReactNode }) {
  const { t } = useTranslation('supervision')
  const can = useCan()
  return (
    <PageHeader
      title={t('title')} note={t(`note.${current}`)} actions={actions} label={t('title')}
      tabs={TABS.filter(({ needs }) => can(needs).ok).map(({ id, href }) => ({ name: t(`tab.${id}`), href, current: id === current }))}
    />
  )
}
