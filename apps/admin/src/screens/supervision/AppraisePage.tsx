import { PageHeader, StateTag } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { Form, Input, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { SheetAction } from '../../antd/SheetAction.tsx'
import { api, type Outputs } from '../../data/api.ts'
import { Loaded } from '../../data/Loaded.tsx'
import { usePlaceNames } from '../../session/places.ts'
import { PlainTable } from '../ledger/PlainTable.tsx'
import { optionsOf } from './words.ts'

type Task = Outputs['supervision']['appraisalRounds']['tasks']['rows'][number]
const PERIODS = ['annual', 'ordinary'] as const
interface Values { period: (typeof PERIODS)[number]; marks: Record<string, { points?: number; basis?: string }> }

/** Whom one is to appraise: a sheet each, every mark with what it rests on. */
export function AppraisePage() {
  const { t } = useTranslation('supervision')
  const tasks = useQuery(api.supervision.appraisalRounds.tasks.queryOptions({}))
  return (
    <>
      <PageHeader title={t('appraise.title')} note={t('appraise.note')} />
      <Loaded query={tasks} empty={{ when: ({ rows }) => rows.length === 0, title: t('appraise.none'), next: t('appraise.noneNext') }}>
        {({ rows }) => <div className="stack">{rows.map((task) => <OneTask key={task.round.id} task={task} />)}</div>}
      </Loaded>
    </>
  )
}

function OneTask({ task: { round, source, subjects } }: { task: Task }) {
  const { t } = useTranslation('supervision')
  const names = usePlaceNames([round.center])
  return (
    <PlainTable title={`${names.center(round.center)} · ${t('round.title', { year: round.year })} · ${t(`appraiser.${source}`)}`} query={{ data: { rows: subjects }, error: null, isPending: false, refetch: async () => undefined as never }} rowKey={({ subject }) => `${subject.kind} ${subject.id}`} empty={t('nobody')} columns={[
      { title: t('subject.label'), render: (row) => <>{row.name} <span className="soft">{t(`subject.${row.subject.kind}`)}</span></> },
      { title: t('window'), render: (row) => names.window(row.window) },
      { title: t('round.sheets'), render: (row) => row.sheets.map((sheet) => <StateTag key={sheet.period} tone="ok" bare>{`${t(`period.${sheet.period}`)} ${sheet.marks.reduce((sum, mark) => sum + mark.points, 0)}`}</StateTag>) },
      { title: t('action', { ns: 'ledger' }), render: (row) => <Marks round={round} row={row} /> },
    ]} />
  )
}

function Marks({ round, row }: { round: Task['round']; row: Task['subjects'][number] }) {
  const { t } = useTranslation('supervision')
  const own = round.indicators.filter((one) => one.for === row.subject.kind)
  const before = row.sheets.find(({ period }) => period === 'annual')?.marks ?? []
  const initial: Values = { period: 'annual', marks: Object.fromEntries(before.map(({ indicator, points, basis }) => [indicator, { points, basis }])) }
  return (
    <SheetAction label={t('appraise.enter')} procedure="supervision.appraisalRounds.enter" kind="quiet" options={api.supervision.appraisalRounds.enter.mutationOptions()} done={t('appraise.entered')} note={row.name} initial={initial}
      toInput={({ period, marks }: Values) => ({ round: round.id, subject: row.subject, period, marks: own.flatMap(({ id }) => { const given = marks[id]; return given?.points === undefined || given.points === null ? [] : [{ indicator: id, points: given.points, basis: given.basis ?? '' }] }) })}
    >
      <Form.Item name="period" label={t('period.label')}><Select options={optionsOf(PERIODS, (value) => t(`period.${value}`))} /></Form.Item>
      {own.map((one) => (
        <Form.Item key={one.id} label={t('appraise.of', { name: one.name, max: one.max })} required>
          <span className="row">
            <Form.Item name={['marks', one.id, 'points']} noStyle><InputNumber min={0} max={one.max} step={0.5} aria-label={one.name} /></Form.Item>
            <Form.Item name={['marks', one.id, 'basis']} noStyle><Input maxLength={1000} placeholder={t('appraise.basis')} aria-label={`${one.name} ${t('appraise.basis')}`} /></Form.Item>
          </span>
        </Form.Item>
      ))}
    </SheetAction>
  )
}
