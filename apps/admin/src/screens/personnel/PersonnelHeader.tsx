import { PageHeader } from '@hall/ui'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'

const TABS = [
  ['board', paths.personnel(), 'personnel.staff.center'],
  ['orders', paths.orders(), 'personnel.entries.list'],
  ['cover', paths.cover(), 'personnel.covers.roster'],
  ['coverage', paths.coverage(), 'personnel.capabilities.matrix'],
  ['badges', paths.badges(), 'personnel.badges.list'],
  ['mandates', paths.mandates, 'personnel.mandates.list'],
  ['returns', paths.returns, 'personnel.returns.list'],
  ['tenure', paths.tenure, 'personnel.staff.tenure'],
  ['records', paths.staffRecords(), 'personnel.records.list'],
  ['sessions', paths.sessions(), 'personnel.sessions.list'],
] as const
export type PersonnelTab = (typeof TABS)[number][0]

interface Props { current: PersonnelTab; note?: ReactNode; actions?: ReactNode }

/** The screens of who stands at which window belong together; each shown to whom it has something to say. */
export function PersonnelHeader({ current, note, actions }: Props) {
  const { t } = useTranslation('personnel')
  const can = useCan()
  const tabs = TABS.filter(([, , needs]) => can(needs).ok)
  return (
    <PageHeader
      title={t(`${current}.title`)}
      note={note ?? t(`${current}.note`)}
      actions={actions}
      label={t('title')}
      tabs={tabs.map(([id, href]) => ({ name: t(`${id}.tab`), href, current: id === current }))}
    />
  )
}
