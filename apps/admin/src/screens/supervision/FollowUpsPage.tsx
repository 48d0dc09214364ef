import { Choice, formatDay, StateTag } from '@hall/ui'
import { skipToken, useQuery } from '@tanstack/react-query'
import { Form, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { SheetAction } from '../../antd/SheetAction.tsx'
import { api } from '../../data/api.ts'
import { ChooseCenter } from '../../data/ChooseCenter.tsx'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'
import { useCenter } from '../../session/center.ts'
import { usePlaceNames } from '../../session/places.ts'
import { ClauseLink } from '../ledger/ClauseLink.tsx'
import { PersonName } from '../ledger/PersonName.tsx'
import { PlainTable } from '../ledger/PlainTable.tsx'
import { Candidates } from './Candidates.tsx'
import { Said } from './Said.tsx'
import { SupervisionHeader } from './SupervisionHeader.tsx'
import { optionsOf, useYear } from './words.ts'

/** What results and ledger lead to: grounds, leaders to replace, orders to mend, who may be put forward. */
export function FollowUpsPage() {
  const { t } = useTranslation('supervision')
  const can = useCan()
  const [center] = useCenter()
  const { year, years, choose } = useYear()
  return (
    <>
      <SupervisionHeader current="followUps" />
      {!center ? <ChooseCenter href={paths.followUps} /> : (
        <div className="stack">
          <div className="filters"><Choice label={t('year')} value={String(year)} options={years} onChange={choose} /></div>
          {can('supervision.followUps.list', { center }).ok && <LeadsTo center={center} year={year} />}
          <Rectifications center={center} />
          {can('supervision.awards.candidates', { center }).ok && <Candidates center={center} year={year} />}
        </div>
      )}
    </>
  )
}

function LeadsTo({ center, year }: { center: string; year: number }) {
  const { t, i18n } = useTranslation('supervision')
  const names = usePlaceNames([center])
  const list = useQuery(api.supervision.followUps.list.queryOptions({ center, year }))
  return (
    <PlainTable title={t('follow.title', { year })} query={list} rowKey={(row) => `${row.kind} ${row.subject.id} ${row.clause}`} empty={t('follow.none')} columns={[
      { title: t('follow.what'), render: (row) => <StateTag tone="late">{t(`follow.${row.kind}`)}</StateTag> },
      { title: t('subject.label'), render: (row) => (row.subject.kind === 'person' ? <PersonName register="supervision" id={row.subject.id} /> : names.window(row.subject.id)) },
      { title: t('follow.facts'), render: (row) => row.facts.join(t('comma', { ns: 'access' })) },
      { title: t('follow.leader'), render: (row) => row.leader && <><PersonName register="supervision" id={row.leader} /> <span className="soft">{row.since && t('follow.since', { day: formatDay(row.since, i18n.language) })}</span></> },
      { title: t('clause', { ns: 'ledger' }), render: (row) => <ClauseLink id={row.clause} /> },
    ]} />
  )
}

function Rectifications({ center }: { center: string }) {
  const { t, i18n } = useTranslation('supervision')
  const can = useCan()
  const names = usePlaceNames([center])
  const list = useQuery(api.supervision.rectifications.list.queryOptions(can('supervision.rectifications.list', { center }).ok ? { center, size: 100 } : skipToken))
  return (
    <PlainTable title={t('rectify.title')} query={list} rowKey={({ id }) => id} empty={t('rectify.none')} columns={[
      { title: t('window'), render: (row) => names.window(row.window) },
      { title: t('year'), render: (row) => row.year },
      { title: t('rectify.until'), render: (row) => <>{formatDay(row.until, i18n.language)}{row.overdue && <StateTag tone="absent">{t('rectify.overdue')}</StateTag>}</> },
      { title: t('state', { ns: 'ledger' }), render: (row) => <StateTag tone={row.state === 'closed' ? 'ok' : 'open'}>{t(`rectify.${row.state}`)}</StateTag> },
      { title: t('rectify.report'), render: (row) => <>{row.report} <span className="soft">{row.verified}</span></> },
      { title: t('clause', { ns: 'ledger' }), render: (row) => <ClauseLink id={row.clause} /> },
      { title: t('action', { ns: 'ledger' }), render: (row) => (
        <span className="row">
          {row.state === 'ordered' && <SheetAction label={t('rectify.doReport')} procedure="supervision.rectifications.report" place={{ center, ...(row.window && { window: row.window }) }} kind="quiet" options={api.supervision.rectifications.report.mutationOptions()} done={t('rectify.reportDone')} toInput={({ text }: { text: string }) => ({ center, rectification: row.id, text })}><Said name="text" label={t('rectify.report')} /></SheetAction>}
          {row.state === 'reported' && (
            <SheetAction label={t('rectify.verify')} procedure="supervision.rectifications.verify" place={{ center }} kind="quiet" options={api.supervision.rectifications.verify.mutationOptions()} done={t('rectify.verified')} note={row.report} toInput={({ outcome, text }: { outcome: 'accepted' | 'again'; text: string }) => ({ center, rectification: row.id, accepted: outcome === 'accepted', text })}>
              <Form.Item name="outcome" label={t('entry.outcome')} rules={[{ required: true, message: t('required', { ns: 'ledger' }) }]}><Select options={optionsOf(['accepted', 'again'] as const, (value) => t(`rectify.${value}`))} /></Form.Item>
              <Said name="text" label={t('rectify.verification')} />
            </SheetAction>
          )}
        </span>
      ) },
    ]} />
  )
}
