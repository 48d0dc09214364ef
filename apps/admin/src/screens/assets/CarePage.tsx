import { Action, formatDateTime, StateTag } from '@hall/ui'
import { skipToken, useQuery } from '@tanstack/react-query'
import { Checkbox, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CommandSheet } from '../../antd/CommandSheet.tsx'
import { MomentField, PersonField } from '../../antd/fields.tsx'
import { PersonName } from '../ledger/PersonName.tsx'
import { api, type Outputs } from '../../data/api.ts'
import { ChooseCenter } from '../../data/ChooseCenter.tsx'
import { ProblemView } from '../../data/ProblemView.tsx'
import { useCommand } from '../../data/use-command.ts'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'
import { useCenter } from '../../session/center.ts'
import { atCenter, useNow } from '../../session/clock.ts'
import { usePlaceNames } from '../../session/places.ts'
import { ClauseLink } from '../ledger/ClauseLink.tsx'
import { PlainTable } from '../ledger/PlainTable.tsx'
import { AssetsHeader } from './AssetsHeader.tsx'
import { CloseFault } from './CloseFault.tsx'

/** Who keeps the things of each window, handovers under way, faults. */
export function CarePage() {
  const { t } = useTranslation('assets')
  const [center] = useCenter()
  return <><AssetsHeader current="care" note={t('care.note')} />{center ? <Care center={center} /> : <ChooseCenter href={(id) => `${paths.assetCare}?center=${id}`} />}</>
}

function Care({ center }: { center: string }) {
  const { t, i18n } = useTranslation('assets')
  const can = useCan()
  const now = useNow()
  const names = usePlaceNames([center])
  const [naming, setNaming] = useState<{ window: string; change: boolean }>()
  const [reporting, setReporting] = useState(false)
  const [closing, setClosing] = useState<Outputs['assets']['repairs']['list']['rows'][number]>()
  const custody = useQuery(api.assets.custody.list.queryOptions({ center, on: now.slice(0, 10) }))
  const pending = useQuery(api.assets.custody.pending.queryOptions({ center }))
  const repairs = useQuery(api.assets.repairs.list.queryOptions({ center, size: 50 }))
  const held = useQuery(api.assets.assets.list.queryOptions(naming?.change ? { center, window: naming.window, size: 500 } : skipToken))
  const kept = (held.data?.rows ?? []).filter(({ state }) => state !== 'disposed' && state !== 'lost')
  const assets = useQuery(api.assets.assets.list.queryOptions(reporting ? { center, size: 500 } : skipToken))
  const sign = useCommand(api.assets.custody.sign.mutationOptions(), { done: t('care.signed') })
  const progress = useCommand(api.assets.repairs.progress.mutationOptions(), { done: t('care.progressed') })
  const required = [{ required: true, message: t('required', { ns: 'ledger' }) }]
  const problem = sign.problem ?? progress.problem
  return (
    <div className="stack">
      {problem && <ProblemView error={problem} />}
      <PlainTable title={t('care.repairs')} query={repairs} rowKey={({ id }) => id} empty={t('care.noRepairs')}
        actions={<Action icon="plus" reason={can('assets.repairs.report', { center }).reason} onClick={() => setReporting(true)}>{t('care.report')}</Action>}
        columns={[
          { title: t('name'), render: (row) => <a data-item href={paths.asset(row.center, row.asset)}>{row.assetName} {row.asset}</a> },
          { title: t('care.fault'), render: (row) => row.fault },
          { title: t('at', { ns: 'ledger' }), render: (row) => formatDateTime(atCenter(row.reportedAt), i18n.language).slice(0, -3) },
          { title: t('state'), render: (row) => <span className="states"><StateTag tone={row.state === 'repaired' ? 'ok' : 'late'}>{t(`repairState.${row.state}`)}</StateTag>{row.late && <StateTag tone="late">{t('care.late')}</StateTag>}</span> },
          { title: t('clause', { ns: 'ledger' }), render: (row) => <ClauseLink id={row.clause} /> },
          { title: t('action', { ns: 'ledger' }), render: (row) => {
            const next = row.state === 'reported' ? 'under_repair' as const : row.state === 'under_repair' ? 'repaired' as const : undefined
            return next && (
              <span className="row">
                <Action kind="quiet" reason={can('assets.repairs.progress', { center }).reason} onClick={() => progress.run({ center, repair: row.id, state: next })}>{t(`care.${next}`)}</Action>
                {can('assets.machines.closeFault', { center }).ok && <Action kind="quiet" onClick={() => setClosing(row)}>{t('fault.close')}</Action>}
              </span>
            )
          } },
        ]} />
      <PlainTable title={t('care.handovers')} query={pending} rowKey={({ id }) => id} empty={t('care.noHandovers')} columns={[
        { title: t('window'), render: (row) => names.window(row.window) },
        { title: t('care.handOver'), render: (row) => <><PersonName register="assets" id={row.from} /> → <PersonName register="assets" id={row.to} /></> },
        { title: t('care.count'), number: true, render: (row) => row.assets },
        { title: t('care.missing'), render: (row) => row.missing.map((one) => <StateTag key={one} tone="open">{t(`signers.${one as 'incoming'}`)}</StateTag>) },
        { title: t('action', { ns: 'ledger' }), render: (row) => <Action kind="quiet" reason={can('assets.custody.sign', { center }).reason} onClick={() => sign.run({ center, handover: row.id })}>{t('care.sign')}</Action> },
      ]} />
      <PlainTable title={t('care.custodians')} note={<ClauseLink id={custody.data?.clause} />} query={custody} rowKey={({ window }) => window} empty={t('none')} columns={[
        { title: t('window'), render: (row) => names.window(row.window) },
        { title: t('keeper'), render: (row) => (row.person ? <><PersonName register="assets" id={row.person} /> {row.left && <StateTag tone="absent">{t('care.left')}</StateTag>}</> : <StateTag tone="late">{t('care.nobody')}</StateTag>) },
        { title: t('care.count'), number: true, render: (row) => row.assets },
        { title: t('action', { ns: 'ledger' }), render: (row) => row.person
          ? <Action kind="quiet" reason={can('assets.custody.handOver', { center }).reason} onClick={() => setNaming({ window: row.window, change: true })}>{t('care.handOver')}</Action>
          : <Action kind="quiet" reason={can('assets.custody.name', { center }).reason} onClick={() => setNaming({ window: row.window, change: false })}>{t('care.name')}</Action> },
      ]} />
      <CloseFault repair={closing} onClose={() => setClosing(undefined)} />
      <CommandSheet open={naming?.change === false} onClose={() => setNaming(undefined)} title={t('care.name')} done={t('care.named')} options={api.assets.custody.name.mutationOptions()}
        input={({ person }: { person: string }) => naming && { center, window: naming.window, person }}
      ><Form.Item name="person" label={t('care.person')} rules={required}><PersonField center={center} /></Form.Item></CommandSheet>
      <CommandSheet open={naming?.change === true} onClose={() => setNaming(undefined)} title={t('care.handOver')} done={t('care.offered')} options={api.assets.custody.handOver.mutationOptions()}
        input={({ to, seen }: { to: string; seen?: string[] }) => naming && held.data && { center, window: naming.window, to, assets: seen ?? [] }}
      >
        <Form.Item name="seen" label={t('care.seen', { count: kept.length })}><Checkbox.Group className="stack" options={kept.map(({ number, name, spot }) => ({ value: number, label: `${number} ${name} ${spot}` }))} /></Form.Item>
        <Form.Item name="to" label={t('care.person')} rules={required}><PersonField center={center} /></Form.Item>
      </CommandSheet>
      <CommandSheet open={reporting} onClose={() => setReporting(false)} title={t('care.report')} done={t('care.reported')} options={api.assets.repairs.report.mutationOptions()} initial={{ foundAt: now } as object}
        input={({ asset, fault, foundAt }: { asset: string; fault: string; foundAt: string }) => ({ center, asset, fault, foundAt: `${foundAt}+08:00` })}
      >
        <Form.Item name="asset" label={t('name')} rules={required}><Select showSearch options={(assets.data?.rows ?? []).map((row) => ({ value: row.number, label: `${row.number} ${row.name}` }))} /></Form.Item>
        <Form.Item name="fault" label={t('care.fault')} rules={required}><Input maxLength={120} /></Form.Item>
        <Form.Item name="foundAt" label={t('care.foundAt')} rules={required}><MomentField /></Form.Item>
      </CommandSheet>
    </div>
  )
}
