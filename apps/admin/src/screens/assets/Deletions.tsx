import { Action, formatDateTime, StateTag } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../data/api.ts'
import { ProblemView } from '../../data/ProblemView.tsx'
import { useCommand } from '../../data/use-command.ts'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'
import { atCenter } from '../../session/clock.ts'
import { usePlaceNames } from '../../session/places.ts'
import { ClauseLink } from '../ledger/ClauseLink.tsx'
import { PersonName } from '../ledger/PersonName.tsx'
import { PlainTable } from '../ledger/PlainTable.tsx'

/** Software the center has ordered off computers; orders are made from findings. */
export function Deletions({ center }: { center: string }) {
  const { t, i18n } = useTranslation('assets')
  const can = useCan()
  const names = usePlaceNames([center])
  const query = useQuery(api.assets.machines.deletions.queryOptions({ center, size: 50 }))
  const confirm = useCommand(api.assets.machines.confirmDeletion.mutationOptions(), { done: t('use.deletionDone') })
  const when = (instant: string) => formatDateTime(atCenter(instant), i18n.language).slice(0, -3)
  return (
    <>
      {confirm.problem && <ProblemView error={confirm.problem} />}
      <PlainTable title={t('use.deletions')} query={query} rowKey={({ id }) => id} empty={t('use.noDeletions')} columns={[
        { title: t('use.program'), render: (row) => row.program },
        { title: t('net.computer'), render: (row) => <a data-item href={paths.asset(center, row.asset)}>{row.asset}</a> },
        { title: t('window'), render: (row) => names.window(row.window) || '—' },
        { title: t('use.orderedBy'), render: (row) => <><PersonName register="assets" id={row.orderedBy} /> <span className="soft">{when(row.orderedAt)}</span></> },
        { title: t('state'), render: (row) => <StateTag tone={row.deletedAt ? 'ok' : 'late'}>{row.deletedAt ? `${t('use.deleted')} ${when(row.deletedAt)}` : t('use.toDelete')}</StateTag> },
        { title: t('clause', { ns: 'ledger' }), render: (row) => <ClauseLink id={row.clause} /> },
        { title: t('action', { ns: 'ledger' }), render: (row) => row.deletedAt === null && <Action kind="quiet" busy={confirm.busy} reason={can('assets.machines.confirmDeletion', { center }).reason} onClick={() => confirm.run({ center, order: row.id })}>{t('use.confirmDeletion')}</Action> },
      ]} />
    </>
  )
}
