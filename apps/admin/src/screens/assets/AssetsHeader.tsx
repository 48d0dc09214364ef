import { PageHeader } from '@hall/ui'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'

const TABS = [
  { id: 'register', href: paths.assets, needs: 'assets.assets.list' },
  { id: 'requests', href: paths.assetRequests, needs: 'assets.requests.list' },
  { id: 'stocktakes', href: paths.stocktakes, needs: 'assets.stocktakes.list' },
  { id: 'gate', href: paths.gate, needs: 'assets.passes.list' },
  { id: 'care', href: paths.assetCare, needs: 'assets.custody.list' },
  { id: 'losses', href: paths.losses, needs: 'assets.losses.list' },
  { id: 'supplies', href: paths.supplies, needs: 'assets.supplies.list' },
  { id: 'network', href: paths.assetNetwork, needs: 'assets.network.assistants' },
  { id: 'machines', href: paths.assetMachines, needs: 'assets.machines.stillOn' },
  { id: 'findings', href: paths.assetFindings, needs: 'assets.findings.list' },
] as const

export function AssetsHeader({ current, note, actions }: { current: (typeof TABS)[number]['id']; note: string; actions?: ReactNode }) {
  const { t } = useTranslation('assets')
  const can = useCan()
  return (
    <PageHeader
      title={t('title')} note={note} actions={actions} label={t('title')}
      tabs={TABS.filter(({ needs }) => can(needs).ok).map(({ id, href }) => ({ name: t(`tab.${id}`), href, current: id === current }))}
    />
  )
}
