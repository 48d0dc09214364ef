import './leave.css'
import { Action, DayField, formatShortDay, formatWeekday, PageHeader, StateTag } from '@hall/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MomentField, PersonField } from '../../antd/fields.tsx'
import { FormSheet } from '../../antd/FormSheet.tsx'
import { api, type Outputs } from '../../data/api.ts'
import { ChooseCenter } from '../../data/ChooseCenter.tsx'
import { Loaded } from '../../data/Loaded.tsx'
import { useCommand } from '../../data/use-command.ts'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'
import { useCenter } from '../../session/center.ts'
import { useToday } from '../../session/clock.ts'
import { asDay, useFilters } from '../../session/filters.ts'
import { usePlaceNames } from '../../session/places.ts'
import { CoverRow } from './CoverRow.tsx'
import { DutyTurns } from './DutyTurns.tsx'
import { HalfShifts } from './HalfShifts.tsx'
import { Clause } from './PlanPanel.tsx'

type Grid = Outputs['attendance']['covers']['grid']
type Cell = Grid['windows'][number]['cells'][number]

/** Windows x half days: who is there, who is not, who covers, what is open. */
export function CoversPage() {
  const { t } = useTranslation('leave')
  const [center] = useCenter()
  return center ? <Covers center={center} /> : <><PageHeader title={t('covers.title')} note={t('covers.note')} /><ChooseCenter href={(id) => `${paths.covers}?center=${id}`} /></>
}

function Covers({ center }: { center: string }) {
  const { t } = useTranslation('leave')
  const can = useCan()
  const today = useToday()
  const [filters, change] = useFilters()
  const [naming, setNaming] = useState(false)
  const from = asDay(filters['from']) ?? today
  const onlyGaps = filters['only'] === 'gaps'
  const grid = useQuery(api.attendance.covers.grid.queryOptions({ center, from, days: 5 }, { placeholderData: keepPreviousData }))
  return (
    <>
      <PageHeader title={t('covers.title')} note={<>{t('covers.note')} {grid.data?.clause && <Clause id={grid.data.clause} />}</>}
        actions={<Action kind="primary" icon="plus" reason={can('attendance.covers.name', { center }).reason} onClick={() => setNaming(true)}>{t('covers.name')}</Action>} />
      <div className="filters">
        <DayField steps label={t('covers.week')} value={from} onChange={(day) => change({ from: day })} />
        <Action pressed={onlyGaps} onClick={() => change({ only: onlyGaps ? undefined : 'gaps' })}>{t('covers.onlyGaps')}</Action>
      </div>
      <div className="stack">
        <Loaded query={grid} rows={10} empty={{ when: ({ windows }) => windows.length === 0, title: t('covers.none'), next: t('covers.noneNext') }}>
          {(data) => <GridTable grid={data} center={center} onlyGaps={onlyGaps} />}
        </Loaded>
        <Agreed center={center} from={from} to={grid.data?.dates.at(-1) ?? from} />
        <HalfShifts center={center} from={from} />
        <DutyTurns center={center} from={from} />
      </div>
      <Name center={center} from={from} open={naming} close={() => setNaming(false)} />
    </>
  )
}

function GridTable({ grid, center, onlyGaps }: { grid: Grid; center: string; onlyGaps: boolean }) {
  const { t, i18n } = useTranslation('leave')
  const places = usePlaceNames([center])
  const names = new Map(grid.people.map(({ person, name }) => [person, name]))
  const windows = grid.windows.filter(({ cells }) => !onlyGaps || cells.some(({ gap, unmanned }) => gap || unmanned.length > 0))
  return (
    <div className="panel panel-flush scroll-x" role="region" aria-label={t('covers.title')} tabIndex={0}>
      <table className="cover-grid">
        <caption className="unseen">{t('covers.title')}</caption>
        <thead>
          <tr><th scope="col" rowSpan={2}>{t('all.window')}</th>{grid.dates.map((date) => <th key={date} scope="colgroup" colSpan={2}>{formatShortDay(date, i18n.language)} {formatWeekday(date, i18n.language)}</th>)}</tr>
          <tr>{grid.dates.flatMap((date) => (['am', 'pm'] as const).map((half) => <th key={date + half} scope="col">{t(`half.${half}`)}</th>))}</tr>
        </thead>
        <tbody>
          {windows.map(({ window, cells, members }) => (
            <tr key={window}>
              <th scope="row">{places.window(window)}</th>
              {cells.map((cell) => <td key={cell.date + cell.half} className={cell.gap ? 'cell-gap' : cell.unmanned.length > 0 ? 'cell-unmanned' : cell.covers.length > 0 ? 'cell-covered' : undefined}><Content cell={cell} members={members} nameOf={(person) => names.get(person) ?? person} /></td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Content({ cell, members, nameOf }: { cell: Cell; members: number; nameOf: (person: string) => string }) {
  const { t } = useTranslation('leave')
  return (
    <>
      {cell.gap ? <StateTag tone="absent" bare>{t('covers.gap')}</StateTag>
        : cell.unmanned.length > 0 ? <StateTag tone="late" bare>{t('covers.unmanned')}</StateTag>
          : <span className="soft">{t('covers.present', { present: cell.present.length, members })}</span>}
      {cell.away.map((person) => <div key={person}><StateTag tone="leave" bare>{nameOf(person)}</StateTag></div>)}
      {cell.covers.map(({ id, person, holder, state }) => <div key={id}><StateTag tone={state === 'accepted' ? 'cover' : 'open'} bare>{person ? nameOf(person) : t('covers.outsider')} → {nameOf(holder)}</StateTag></div>)}
    </>
  )
}

/** Covers of these days: filing those the unit sends, and their arrival. */
function Agreed({ center, from, to }: { center: string; from: string; to: string }) {
  const { t } = useTranslation('leave')
  const covers = useQuery(api.attendance.covers.list.queryOptions({ center, from, to }))
  return (
    <section className="panel">
      <h2>{t('covers.list')}</h2>
      <Loaded query={covers} rows={3}>
        {({ rows }) => (rows.length === 0 ? <p className="soft">{t('covers.noCovers')}</p> : <ul className="stack">{rows.map((row) => <CoverRow key={row.id} row={row} center={center} />)}</ul>)}
      </Loaded>
    </section>
  )
}

function Name({ center, from, open, close }: { center: string; from: string; open: boolean; close: () => void }) {
  const { t } = useTranslation('leave')
  const required = [{ required: true, message: t('form.required') }]
  const command = useCommand(api.attendance.covers.name.mutationOptions(), { done: t('covers.named'), onDone: close })
  return (
    <FormSheet<{ holder: string; person?: string; outsider?: string; from: string; to: string }> open={open} title={t('covers.name')} submit={t('covers.name')} onClose={() => { command.clear(); close() }} busy={command.busy} problem={command.problem}
      initial={{ from: `${from}T08:30:00`, to: `${from}T17:30:00` }}
      onSubmit={({ person, outsider, ...rest }) => command.run({ center, ...rest, person: person ?? null, outsider: person ? null : (outsider?.trim() || null), leave: null })}>
      <Form.Item name="holder" label={t('covers.holder')} rules={required}><PersonField center={center} /></Form.Item>
      <Form.Item name="person" label={t('covers.who')}><PersonField center={center} /></Form.Item>
      <Form.Item name="outsider" label={t('action.outsider')}><Input maxLength={60} /></Form.Item>
      <Form.Item name="from" label={t('ask.from')} rules={required}><MomentField /></Form.Item>
      <Form.Item name="to" label={t('ask.to')} rules={required}><MomentField /></Form.Item>
    </FormSheet>
  )
}
