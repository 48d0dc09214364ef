import { Action, StateTag } from '@hall/ui'
import { skipToken, useQuery } from '@tanstack/react-query'
import { Form, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CommandSheet } from '../../antd/CommandSheet.tsx'
import { api } from '../../data/api.ts'
import { ChooseCenter } from '../../data/ChooseCenter.tsx'
import { useLocal } from '../../data/local.ts'
import { ProblemView } from '../../data/ProblemView.tsx'
import { useCommand } from '../../data/use-command.ts'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'
import { useCenter } from '../../session/center.ts'
import { useToday } from '../../session/clock.ts'
import { usePlaceNames } from '../../session/places.ts'
import { ClauseLink } from '../ledger/ClauseLink.tsx'
import { PlainTable } from '../ledger/PlainTable.tsx'
import { ArchivesHeader } from './ArchivesHeader.tsx'
import { Keepers } from './Keepers.tsx'
import { type Duty, dutyTones } from './words.ts'

/** What each section and window owes, who keeps each register, and which numbers are missing. */
export function FilingPage() {
  const { t } = useTranslation('archives')
  const [center] = useCenter()
  return <><ArchivesHeader current="filing" note={t('filing.note')} />{center ? <Filing center={center} /> : <ChooseCenter href={(id) => `${paths.archiveFiling}?center=${id}`} />}</>
}

function Filing({ center }: { center: string }) {
  const { t } = useTranslation('archives')
  const can = useCan()
  const today = useToday()
  const local = useLocal()
  const names = usePlaceNames([center])
  const [delivering, setDelivering] = useState<Duty>()
  const duties = useQuery(api.archives.filing.duties.queryOptions({ center, on: today }))
  const gaps = useQuery(api.archives.volumes.gaps.queryOptions({ center }))
  const sections = useQuery(api.organization.directory.sections.queryOptions({ center }))
  const confirm = useCommand(api.archives.filing.confirm.mutationOptions(), { done: ({ late, daysLate }) => (late ? t('filing.confirmedLate', { count: daysLate }) : t('filing.confirmed')) })
  const unitName = ({ unit, kind }: Duty) => {
    const section = sections.data?.rows.find(({ id }) => id === unit)
    return kind === 'window' ? names.window(unit) : section ? local(section.name) : unit
  }
  return (
    <div className="stack">
      {confirm.problem && <ProblemView error={confirm.problem} />}
      <PlainTable title={t('filing.duties')} query={duties} rowKey={({ unit, period }) => `${unit} ${period}`} empty={t('filing.none')} columns={[
        { title: t('unit'), render: (row) => unitName(row) },
        { title: t('filing.period'), render: (row) => periodName(row.period, t) },
        { title: t('filing.dueOn'), render: (row) => <>{row.dueOn} <ClauseLink id={row.clause} /></> },
        { title: t('state'), render: (row) => (
          <span className="states">
            <StateTag tone={dutyTones[row.state]}>{t(`dutyState.${row.state}`)}{row.daysLate > 0 && ` ${t('filing.days', { count: row.daysLate })}`}</StateTag>
            {row.missing.map((one) => <StateTag key={one} tone="late">{t(`filing.missing.${one}`)}</StateTag>)}
          </span>
        ) },
        { title: t('filing.volumes'), number: true, render: (row) => row.volumes },
        { title: t('action', { ns: 'ledger' }), render: (row) => row.doneOn ? null : row.delivery && row.kind === 'section'
          ? <Action kind="quiet" busy={confirm.busy} reason={can('archives.filing.confirm', { center }).reason} onClick={() => confirm.run({ center, delivery: row.delivery! })}>{t('filing.confirm')}</Action>
          : <Action kind="quiet" reason={can('archives.filing.deliver', { center, ...(row.kind === 'window' && { window: row.unit }) }).reason} onClick={() => setDelivering(row)}>{t('filing.deliver')}</Action> },
      ]} />
      <Keepers center={center} />
      <PlainTable title={t('filing.gaps')} note={<ClauseLink id={gaps.data?.clause} />} query={gaps} rowKey={({ series }) => series} empty={t('filing.noGaps')} columns={[
        { title: t('number'), render: (row) => row.series },
        { title: t('filing.lacking'), render: (row) => row.missing.map((serial) => String(serial).padStart(4, '0')).join(' ') },
      ]} />
      <DeliverSheet center={center} duty={delivering} onClose={() => setDelivering(undefined)} />
    </div>
  )
}

type Speak = ReturnType<typeof useTranslation<'archives'>>['t']
function periodName(period: string, t: Speak): string {
  const [year = '', quarter] = period.split('-Q')
  return quarter ? t('filing.quarter', { year, quarter }) : t('filing.year', { year })
}

function DeliverSheet({ center, duty, onClose }: { center: string; duty: Duty | undefined; onClose: () => void }) {
  const { t } = useTranslation('archives')
  const of = duty && (duty.kind === 'window' ? { window: duty.unit } : { section: duty.unit })
  const volumes = useQuery(api.archives.volumes.list.queryOptions(of ? { center, ...of, size: 500 } : skipToken))
  const rows = (volumes.data?.rows ?? []).filter(({ year }) => duty?.kind === 'window' || year === Number(duty?.period))
  return (
    <CommandSheet open={duty !== undefined} onClose={onClose} title={t('filing.deliver')} done={t('filing.delivered')} options={api.archives.filing.deliver.mutationOptions()}
      input={({ volumes: chosen }: { volumes?: string[] }) => duty && { center, window: duty.kind === 'window' ? duty.unit : null, section: duty.kind === 'section' ? duty.unit : null, period: duty.period, volumes: chosen ?? [] }}
    >
      <p>{duty && periodName(duty.period, t)}</p>
      <Form.Item name="volumes" label={t('filing.volumes')} rules={[{ required: true, message: t('required', { ns: 'ledger' }) }]}><Select mode="multiple" options={rows.map((row) => ({ value: row.id, label: `${row.number} ${row.title}` }))} /></Form.Item>
    </CommandSheet>
  )
}
