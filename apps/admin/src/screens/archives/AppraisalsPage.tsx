import { Action, formatDateTime, StateTag } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CommandSheet } from '../../antd/CommandSheet.tsx'
import { PersonName } from '../ledger/PersonName.tsx'
import { api } from '../../data/api.ts'
import { ChooseCenter } from '../../data/ChooseCenter.tsx'
import { ProblemView } from '../../data/ProblemView.tsx'
import { useCommand } from '../../data/use-command.ts'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'
import { useCenter } from '../../session/center.ts'
import { atCenter } from '../../session/clock.ts'
import { PlainTable } from '../ledger/PlainTable.tsx'
import { AppraisalSheet } from './AppraisalSheet.tsx'
import { ArchivesHeader } from './ArchivesHeader.tsx'
import { PersonsField } from './PersonsField.tsx'
import { Transfers } from './Transfers.tsx'

/** What has run out, who has to say what becomes of it, what is held, what went to the city archive. */
export function AppraisalsPage() {
  const { t } = useTranslation('archives')
  const [center] = useCenter()
  return <><ArchivesHeader current="appraisals" note={t('appraisal.note')} />{center ? <Appraisals center={center} /> : <ChooseCenter href={(id) => paths.archiveAppraisals(id)} />}</>
}

function Appraisals({ center }: { center: string }) {
  const { t, i18n } = useTranslation('archives')
  const can = useCan()
  const [opening, setOpening] = useState(false)
  const [shown, setShown] = useState<string>()
  const office = can('archives.appraisals.candidates', { center }).ok
  const candidates = useQuery(api.archives.appraisals.candidates.queryOptions({ center }, { enabled: office }))
  const lists = useQuery(api.archives.appraisals.list.queryOptions({ center, size: 50 }))
  const holds = useQuery(api.archives.holds.list.queryOptions({ center }, { enabled: can('archives.holds.list', { center }).ok }))
  const release = useCommand(api.archives.holds.release.mutationOptions(), { done: t('hold.released') })
  const free = (candidates.data?.rows ?? []).filter(({ held }) => !held)
  return (
    <div className="stack">
      <PlainTable title={t('appraisal.lists')} query={lists} rowKey={({ id }) => id} empty={t('appraisal.none')}
        actions={<Action kind="primary" icon="plus" reason={can('archives.appraisals.open', { center }).reason ?? (free.length === 0 ? t('appraisal.nothing') : undefined)} onClick={() => setOpening(true)}>{t('appraisal.open')}</Action>}
        columns={[
          { title: t('appraisal.subject'), render: (row) => row.subject },
          { title: t('filing.volumes'), number: true, render: (row) => row.volumes },
          { title: t('appraisal.reviewers'), render: (row) => <span className="states">{row.reviewers.map(({ person, answered }) => <StateTag key={person} tone={answered ? 'ok' : 'open'}><PersonName register="archives" id={person} /></StateTag>)}</span> },
          { title: t('state'), render: (row) => <StateTag tone={row.state === 'executed' ? 'quiet' : 'late'}>{t(`appraisalState.${row.state}`)}</StateTag> },
          { title: t('at', { ns: 'ledger' }), render: (row) => row.executedOn ?? formatDateTime(atCenter(row.openedAt), i18n.language).slice(0, -3) },
          { title: t('action', { ns: 'ledger' }), render: (row) => <Action kind="quiet" onClick={() => setShown(row.id)}>{t('appraisal.show')}</Action> },
        ]} />
      {office && (
        <PlainTable title={t('appraisal.candidates')} query={candidates} rowKey={({ id }) => id} empty={t('appraisal.nothing')} columns={[
          { title: t('number'), render: (row) => <a data-item href={paths.volume(row.center, row.id)}>{row.number}</a> },
          { title: t('name'), render: (row) => row.title },
          { title: t('retention'), render: (row) => t(`retentions.${row.retention}`) },
          { title: t('expiresOn'), render: (row) => row.expiresOn },
          { title: t('state'), render: (row) => (row.held ? <StateTag tone="absent">{t('held')}</StateTag> : '') },
        ]} />
      )}
      {release.problem && <ProblemView error={release.problem} />}
      <PlainTable title={t('hold.list')} query={holds} rowKey={({ id }) => id} empty={t('hold.none')} columns={[
        { title: t('number'), render: (row) => row.subject },
        { title: t('hold.ground'), render: (row) => t(`grounds.${row.ground}`) },
        { title: t('hold.reference'), render: (row) => row.reference },
        { title: t('hold.since'), render: (row) => formatDateTime(atCenter(row.since), i18n.language).slice(0, -3) },
        { title: t('action', { ns: 'ledger' }), render: (row) => row.releasedAt ? <StateTag tone="quiet">{t('hold.released')}</StateTag> : <Action kind="quiet" busy={release.busy} reason={can('archives.holds.release', { center }).reason} onClick={() => release.run({ center, hold: row.id })}>{t('hold.release')}</Action> },
      ]} />
      {can('archives.transfers.list', { center }).ok && <Transfers center={center} />}
      <CommandSheet open={opening} onClose={() => setOpening(false)} title={t('appraisal.open')} done={t('appraisal.opened')} options={api.archives.appraisals.open.mutationOptions()} initial={{ volumes: free.map(({ id }) => id) } as object}
        input={({ subject, volumes, reviewers }: { subject: string; volumes: string[]; reviewers: string[] }) => ({ center, subject, volumes, reviewers })}
      >
        <Form.Item name="subject" label={t('appraisal.subject')} rules={[{ required: true, message: t('required', { ns: 'ledger' }) }]}><Input maxLength={200} /></Form.Item>
        <Form.Item name="volumes" label={t('filing.volumes')} rules={[{ required: true, message: t('required', { ns: 'ledger' }) }]}><Select mode="multiple" options={free.map((row) => ({ value: row.id, label: `${row.number} ${row.title}` }))} /></Form.Item>
        <Form.Item name="reviewers" label={t('appraisal.reviewers')} extra={t('appraisal.two')} rules={[{ required: true, message: t('required', { ns: 'ledger' }) }]}><PersonsField center={center} /></Form.Item>
      </CommandSheet>
      <AppraisalSheet center={center} appraisal={shown} onClose={() => setShown(undefined)} />
    </div>
  )
}
