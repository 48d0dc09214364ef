import { Action, formatDateTime, StateTag } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { Form, Input, InputNumber, Select, Switch } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CommandSheet } from '../../antd/CommandSheet.tsx'
import { PersonName } from '../ledger/PersonName.tsx'
import { api, type Outputs } from '../../data/api.ts'
import { ChooseCenter } from '../../data/ChooseCenter.tsx'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'
import { useCenter } from '../../session/center.ts'
import { atCenter, useToday } from '../../session/clock.ts'
import { useSession } from '../../session/session.ts'
import { ClauseLink } from '../ledger/ClauseLink.tsx'
import { PlainTable } from '../ledger/PlainTable.tsx'
import { ArchivesHeader } from './ArchivesHeader.tsx'
import { REPAIRS } from './words.ts'

type Damage = Outputs['archives']['care']['damages']['rows'][number]

/** Rooms checked, damage and its repair, temperature and humidity. */
export function ArchiveCarePage() {
  const { t } = useTranslation('archives')
  const [center] = useCenter()
  return <><ArchivesHeader current="care" note={t('care.note')} />{center ? <Care center={center} /> : <ChooseCenter href={(id) => `${paths.archiveCare}?center=${id}`} />}</>
}

function Care({ center }: { center: string }) {
  const { t, i18n } = useTranslation('archives')
  const can = useCan()
  const [doing, setDoing] = useState<'inspect' | 'measure'>()
  const [repairing, setRepairing] = useState<Damage>()
  const damages = useQuery(api.archives.care.damages.queryOptions({ center, size: 100 }))
  const due = useQuery(api.archives.care.inspectionsDue.queryOptions({ center, on: useToday() }))
  const inspections = useQuery(api.archives.care.inspections.queryOptions({ center, size: 50 }))
  const climate = useQuery(api.archives.care.climate.queryOptions({ center, size: 50 }))
  const button = (which: 'inspect' | 'measure') => <Action icon="plus" reason={can(`archives.care.${which}`, { center }).reason} onClick={() => setDoing(which)}>{t(`care.${which}`)}</Action>
  return (
    <div className="stack">
      <PlainTable title={t('care.damages')} query={damages} rowKey={({ id }) => id} empty={t('care.noDamages')} columns={[
        { title: t('name'), render: (row) => <a data-item href={paths.volume(row.center, row.volume)}>{row.title} <span className="soft">{row.number}</span></a> },
        { title: t('care.what'), render: (row) => row.what },
        { title: t('care.foundOn'), render: (row) => row.foundOn },
        { title: t('care.by'), render: (row) => <>{row.startBy ?? t('care.onlyFinding')} <ClauseLink id={row.clause} /></> },
        { title: t('state'), render: (row) => row.overdue ? <StateTag tone="absent">{t('care.notBegun')}</StateTag> : row.doneOn ? <StateTag tone="quiet">{t('care.done')}</StateTag> : row.startedOn ? <StateTag tone="leave">{row.action && t(`repairs.${row.action}`)}</StateTag> : <StateTag tone="open">{t('care.open')}</StateTag> },
        { title: t('action', { ns: 'ledger' }), render: (row) => !row.doneOn && <Action kind="quiet" reason={can('archives.care.repair', { center }).reason} onClick={() => setRepairing(row)}>{t('care.repair')}</Action> },
      ]} />
      <PlainTable title={t('care.rooms')} note={<ClauseLink id={due.data?.clause} />} query={due} rowKey={({ room }) => room} empty={t('care.noRooms')} actions={button('inspect')} columns={[
        { title: t('care.room'), render: (row) => row.room },
        { title: t('care.lastOn'), render: (row) => row.lastOn },
        { title: t('care.missing'), render: (row) => row.missing.length > 0 ? <span className="states">{row.missing.map((month) => <StateTag key={month} tone="late">{month}</StateTag>)}</span> : <StateTag tone="ok">{t('care.complete')}</StateTag> },
      ]} />
      <PlainTable title={t('care.inspections')} query={inspections} rowKey={({ id }) => id} empty={t('care.noRooms')} columns={[
        { title: t('care.lastOn'), render: (row) => row.on },
        { title: t('care.room'), render: (row) => row.room },
        { title: t('by', { ns: 'ledger' }), render: (row) => <PersonName register="archives" id={row.by} /> },
        { title: t('care.findings'), render: (row) => row.findings || '—' },
        { title: t('care.failed'), render: (row) => row.items.filter(({ ok }) => !ok).map(({ code, clause }) => <span key={code}>{t(`points.${code as 'safe'}`)} <ClauseLink id={clause} /> </span>) },
      ]} />
      <PlainTable title={t('care.climate')} note={t('care.bounds')} query={climate} rowKey={({ id }) => id} empty={t('care.noClimate')} actions={button('measure')} columns={[
        { title: t('at', { ns: 'ledger' }), render: (row) => formatDateTime(atCenter(row.at), i18n.language).slice(0, -3) },
        { title: t('care.room'), render: (row) => row.room },
        { title: t('care.celsius'), number: true, render: (row) => row.celsius.toFixed(1) },
        { title: t('care.humidity'), number: true, render: (row) => row.humidity.toFixed(0) },
        { title: t('state'), render: (row) => <StateTag tone={row.outside ? 'late' : 'ok'}>{t(row.outside ? 'care.outside' : 'care.inside')}</StateTag> },
      ]} />
      <Sheets center={center} doing={doing} points={due.data?.items ?? []} onClose={() => setDoing(undefined)} />
      <CommandSheet open={repairing !== undefined} onClose={() => setRepairing(undefined)} title={t('care.repair')} done={({ inTime }) => t(inTime ? 'saved' : 'care.late')} options={api.archives.care.repair.mutationOptions()} initial={{ action: repairing?.action ?? 'mend', finished: repairing?.startedOn != null } as object}
        input={({ action, finished }: { action: (typeof REPAIRS)[number]; finished: boolean }) => repairing && { center, damage: repairing.id, action, finished }}
      >
        <Form.Item name="action" label={t('care.action')}><Select options={REPAIRS.map((value) => ({ value, label: t(`repairs.${value}`) }))} /></Form.Item>
        <Form.Item name="finished" label={t('care.done')} valuePropName="checked"><Switch /></Form.Item>
      </CommandSheet>
    </div>
  )
}

interface Inspected { room: string; findings?: string; [code: string]: string | boolean | undefined }

function Sheets({ center, doing, points, onClose }: { center: string; doing: 'inspect' | 'measure' | undefined; points: readonly { code: string; clause: string }[]; onClose: () => void }) {
  const { t } = useTranslation('archives')
  const { me } = useSession()
  const required = [{ required: true, message: t('required', { ns: 'ledger' }) }]
  return (
    <>
      <CommandSheet open={doing === 'inspect'} onClose={onClose} title={t('care.inspect')} done={t('saved')} options={api.archives.care.inspect.mutationOptions()} initial={Object.fromEntries(points.map(({ code }) => [code, true])) as Partial<Inspected>}
        input={({ room, findings, ...said }: Inspected) => ({ center, window: me.person?.window ?? null, room, findings: findings ?? '', items: points.map(({ code }) => ({ code, ok: said[code] === true })) })}
      >
        <Form.Item name="room" label={t('care.room')} rules={required}><Input maxLength={60} /></Form.Item>
        {points.map(({ code, clause }) => <Form.Item key={code} name={code} label={t(`points.${code as 'safe'}`)} valuePropName="checked" extra={<ClauseLink id={clause} />}><Switch /></Form.Item>)}
        <Form.Item name="findings" label={t('care.findings')}><Input.TextArea rows={3} maxLength={500} /></Form.Item>
      </CommandSheet>
      <CommandSheet open={doing === 'measure'} onClose={onClose} title={t('care.measure')} done={({ outside }) => t(outside ? 'care.outside' : 'saved')} options={api.archives.care.measure.mutationOptions()}
        input={({ room, celsius, humidity }: { room: string; celsius: number; humidity: number }) => ({ center, room, celsius, humidity })}
      >
        <Form.Item name="room" label={t('care.room')} rules={required}><Input maxLength={60} /></Form.Item>
        <Form.Item name="celsius" label={t('care.celsius')} rules={required}><InputNumber min={-40} max={60} step={0.1} /></Form.Item>
        <Form.Item name="humidity" label={t('care.humidity')} rules={required}><InputNumber min={0} max={100} /></Form.Item>
      </CommandSheet>
    </>
  )
}
