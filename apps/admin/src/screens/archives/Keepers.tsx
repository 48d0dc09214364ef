import { Action, Choice, StateTag } from '@hall/ui'
import { skipToken, useQuery } from '@tanstack/react-query'
import { Form } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CommandSheet } from '../../antd/CommandSheet.tsx'
import { DayItem, PersonField } from '../../antd/fields.tsx'
import { PersonName } from '../ledger/PersonName.tsx'
import { api, type Outputs } from '../../data/api.ts'
import { ProblemView } from '../../data/ProblemView.tsx'
import { useCommand } from '../../data/use-command.ts'
import { useCan } from '../../session/can.ts'
import { useToday } from '../../session/clock.ts'
import { usePlaceNames } from '../../session/places.ts'
import { ClauseLink } from '../ledger/ClauseLink.tsx'
import { PlainTable } from '../ledger/PlainTable.tsx'

type Row = Outputs['archives']['keepers']['list']['rows'][number]
type Counted = 'present' | 'lent' | 'missing'

/** Who answers for each register; it passes on with a counted list. */
export function Keepers({ center }: { center: string }) {
  const { t } = useTranslation('archives')
  const can = useCan()
  const today = useToday()
  const names = usePlaceNames([center])
  const [naming, setNaming] = useState<Row>()
  const [ending, setEnding] = useState<Row>()
  const [counting, setCounting] = useState<Row>()
  const keepers = useQuery(api.archives.keepers.list.queryOptions({ center, on: today }))
  const pending = useQuery(api.archives.keepers.pending.queryOptions({ center }))
  const sign = useCommand(api.archives.keepers.sign.mutationOptions(), { done: ({ effective }) => (effective ? t('keeper.passed') : t('keeper.signed')) })
  const place = (window: string | null) => (window ? names.window(window) : t('office'))
  const at = (row: Row) => ({ center, ...(row.window && { window: row.window }) })
  const required = [{ required: true, message: t('required', { ns: 'ledger' }) }]
  return (
    <>
      {sign.problem && <ProblemView error={sign.problem} />}
      <PlainTable title={t('keeper.list')} note={<ClauseLink id={keepers.data?.clause} />} query={keepers} rowKey={({ register }) => register} empty={t('none')} columns={[
        { title: t('register'), render: (row) => place(row.window) },
        { title: t('keeper.person'), render: (row) => (row.person ? <><PersonName register="archives" id={row.person} /> <span className="soft">{row.since}</span></> : <StateTag tone="late">{t('keeper.nobody')}</StateTag>) },
        { title: t('filing.volumes'), number: true, render: (row) => row.volumes },
        { title: t('action', { ns: 'ledger' }), render: (row) => row.person
          ? (
            <span className="row">
              <Action kind="quiet" reason={can('archives.keepers.handOver', at(row)).reason} onClick={() => setCounting(row)}>{t('keeper.handOver')}</Action>
              <Action kind="quiet" reason={can('archives.keepers.end', at(row)).reason} onClick={() => setEnding(row)}>{t('keeper.end')}</Action>
            </span>
          )
          : <Action kind="quiet" reason={can('archives.keepers.name', at(row)).reason} onClick={() => setNaming(row)}>{t('keeper.name')}</Action> },
      ]} />
      <PlainTable title={t('keeper.pending')} query={pending} rowKey={({ id }) => id} empty={t('keeper.noPending')} columns={[
        { title: t('register'), render: (row) => place(row.window) },
        { title: t('keeper.handOver'), render: (row) => <><PersonName register="archives" id={row.from} /> → <PersonName register="archives" id={row.to} /></> },
        { title: t('filing.volumes'), number: true, render: (row) => row.volumes },
        { title: t('keeper.absent'), number: true, render: (row) => row.absent },
        { title: t('keeper.unsigned'), render: (row) => row.missing.map((one) => <StateTag key={one} tone="open">{t(`signers.${one as 'incoming'}`)}</StateTag>) },
        { title: t('action', { ns: 'ledger' }), render: (row) => <Action kind="quiet" busy={sign.busy} onClick={() => sign.run({ center, handover: row.id })}>{t('keeper.sign')}</Action> },
      ]} />
      <CommandSheet open={naming !== undefined} onClose={() => setNaming(undefined)} title={t('keeper.name')} done={t('saved')} options={api.archives.keepers.name.mutationOptions()} initial={{ from: today } as object}
        input={({ person, from }: { person: string; from: string }) => naming && { center, window: naming.window, person, from, replacing: false }}
      >
        <Form.Item name="person" label={t('keeper.person')} rules={required}><PersonField center={center} /></Form.Item>
        <Form.Item name="from" label={t('keeper.from')} rules={required}><DayItem /></Form.Item>
      </CommandSheet>
      <CommandSheet open={ending !== undefined} onClose={() => setEnding(undefined)} title={t('keeper.end')} done={t('keeper.ended')} options={api.archives.keepers.end.mutationOptions()} initial={{ last: today } as object}
        input={({ last }: { last: string }) => ending && { center, window: ending.window, last }}
      >
        <p className="soft">{t('keeper.endNote')}</p>
        <Form.Item name="last" label={t('keeper.last')} rules={required}><DayItem /></Form.Item>
      </CommandSheet>
      <CountSheet center={center} register={counting} onClose={() => setCounting(undefined)} />
    </>
  )
}

function CountSheet({ center, register, onClose }: { center: string; register: Row | undefined; onClose: () => void }) {
  const { t } = useTranslation('archives')
  const [said, setSaid] = useState<Readonly<Record<string, Counted>>>({})
  const volumes = useQuery(api.archives.volumes.list.queryOptions(register ? { center, ...(register.window && { window: register.window }), size: 500 } : skipToken))
  const rows = (volumes.data?.rows ?? []).filter((row) => row.window === register?.window && row.state !== 'destroyed' && row.state !== 'transferred')
  const stateOf = (row: (typeof rows)[number]): Counted => said[row.id] ?? (row.state === 'lent' ? 'lent' : row.state === 'missing' ? 'missing' : 'present')
  return (
    <CommandSheet open={register !== undefined} onClose={() => { setSaid({}); onClose() }} title={t('keeper.handOver')} done={t('keeper.listed')} options={api.archives.keepers.handOver.mutationOptions()}
      input={({ to }: { to: string }) => register && { center, window: register.window, to, lines: rows.map((row) => ({ volume: row.id, state: stateOf(row) })) }}
    >
      <Form.Item name="to" label={t('keeper.to')} rules={[{ required: true, message: t('required', { ns: 'ledger' }) }]}><PersonField center={center} /></Form.Item>
      <p>{t('keeper.count', { count: rows.length })}</p>
      <ul className="stack">
        {rows.map((row) => (
          <li key={row.id} className="row">
            <span>{row.number} {row.title}</span>
            <Choice bare label={row.number} value={stateOf(row)} options={(['present', 'lent', 'missing'] as const).map((value) => ({ value, name: t(`counted.${value}`) }))} onChange={(value) => setSaid({ ...said, [row.id]: value as Counted })} />
          </li>
        ))}
      </ul>
    </CommandSheet>
  )
}
