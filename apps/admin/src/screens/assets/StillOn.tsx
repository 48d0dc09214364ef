import { Action, formatDateTime, StateTag } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../data/api.ts'
import { ProblemView } from '../../data/ProblemView.tsx'
import { useCommand } from '../../data/use-command.ts'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'
import { atCenter, useNow } from '../../session/clock.ts'
import { usePlaceNames } from '../../session/places.ts'
import { ClauseLink } from '../ledger/ClauseLink.tsx'
import { PersonName } from '../ledger/PersonName.tsx'
import { PlainTable } from '../ledger/PlainTable.tsx'

/** Computers that are on now; shortly before the end of work whoever sits there can be reminded. */
export function StillOn({ center }: { center: string }) {
  const { t, i18n } = useTranslation('assets')
  const can = useCan()
  const names = usePlaceNames([center])
  // By the minute: the list is asked anew when it may have changed.
  const now = useNow().slice(0, 16)
  const query = useQuery(api.assets.machines.stillOn.queryOptions({ center, at: `${now}:00+08:00` }, { placeholderData: (before) => before }))
  const remind = useCommand(api.assets.machines.remind.mutationOptions(), { done: ({ reminded }) => t('use.reminded', { count: reminded.length }) })
  const { data } = query
  const tooEarly = data?.phase === null ? t('use.noClosing') : data?.phase === 'open' ? t('use.tooEarly', { at: data.closesAt ?? '' }) : undefined
  const reason = can('assets.machines.remind', { center }).reason ?? tooEarly
  const mayOpen = (window: string | null) => can('assets.assets.get', { center, ...(window && { window }) }).ok
  const all = data?.rows.map(({ asset }) => asset) ?? []
  return (
    <>
      {remind.problem && <ProblemView error={remind.problem} />}
      <PlainTable title={t('use.on')} query={query} rowKey={({ asset }) => asset} empty={t('use.allOff')}
        note={data?.clause && <>{t(`use.phase.${data.phase ?? 'open'}`, { at: data.closesAt ?? '' })} <ClauseLink id={data.clause} /></>}
        actions={<Action busy={remind.busy} reason={reason ?? (all.length === 0 ? t('use.allOff') : undefined)} onClick={() => remind.run({ center, assets: all })}>{t('use.remindAll')}</Action>}
        columns={[
          { title: t('net.computer'), render: (row) => (mayOpen(row.window) ? <a data-item href={paths.asset(center, row.asset)}>{row.asset} {row.name}</a> : `${row.asset} ${row.name}`) },
          { title: t('window'), render: (row) => names.window(row.window) || '—' },
          { title: t('net.holder'), render: (row) => (row.person ? <PersonName register="assets" id={row.person} /> : '—') },
          { title: t('use.since'), render: (row) => formatDateTime(atCenter(row.since), i18n.language).slice(0, -3) },
          { title: t('state'), render: (row) => <span className="states"><StateTag tone={row.overdue ? 'late' : 'ok'}>{t(row.overdue ? 'use.notOff' : 'use.isOn')}</StateTag>{row.session && <StateTag tone="open">{t('use.session')}</StateTag>}</span> },
          { title: t('action', { ns: 'ledger' }), render: (row) => <Action kind="quiet" busy={remind.busy} reason={reason} onClick={() => remind.run({ center, assets: [row.asset] })}>{t('use.remind')}</Action> },
        ]} />
    </>
  )
}
