import { PageHeader } from '@hall/ui'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'

interface Props { current: 'decide' | 'all' | 'balances' | 'findings'; title: string; note: string; actions?: ReactNode }

/** The pages of those who decide on leave or look after it. */
export function LeaveHeader({ current, title, note, actions }: Props) {
  const { t } = useTranslation('leave')
  const can = useCan()
  const tabs = [
    { id: 'decide', href: paths.leaveQueue, needs: 'attendance.leaves.queue' }, { id: 'all', href: paths.allLeaves(), needs: 'attendance.leaves.list' },
    { id: 'balances', href: paths.balances, needs: 'attendance.balances.list' }, { id: 'findings', href: paths.postFindings, needs: 'attendance.postFindings.list' },
  ] as const
  return (
    <PageHeader title={title} note={note} actions={actions} label={t('tab.label')}
      tabs={tabs.filter(({ needs }) => can(needs).ok).map(({ id, href }) => ({ name: t(`tab.${id}`), href, current: id === current }))} />
  )
}
