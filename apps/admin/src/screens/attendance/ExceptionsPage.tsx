import { Action, formatShortDay, PageHeader, StateTag } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable } from '../../antd/DataTable.tsx'
import { FormSheet } from '../../antd/FormSheet.tsx'
import { api, type Outputs } from '../../data/api.ts'
import { ChooseCenter } from '../../data/ChooseCenter.tsx'
import { useCommand } from '../../data/use-command.ts'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'
import { useCenter } from '../../session/center.ts'
import { usePlaceNames } from '../../session/places.ts'
import { AbsenceGrounds, Rulings } from './Rulings.tsx'
import { findingTones } from './tones.ts'
import { useVerdictWords } from './words.ts'

type Item = Outputs['attendance']['corrections']['queue']['rows'][number]
const keyOf = ({ person, date, finding, point }: Item) => `${person}/${date}/${finding}/${point ?? ''}`

/** What a section has to settle, by what runs out first; several at once, each with the reason. */
export function ExceptionsPage() {
  const { t } = useTranslation('settling')
  const [center] = useCenter()
  return center ? <Queue center={center} /> : <><PageHeader title={t('exceptions.title')} note={t('exceptions.note')} /><ChooseCenter href={(id) => `${paths.exceptions}?center=${id}`} /></>
}

function Queue({ center }: { center: string }) {
  const { t } = useTranslation('settling')
  const can = useCan()
  const queue = useQuery(api.attendance.corrections.queue.queryOptions({ center }))
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [ruling, setRuling] = useState<{ item: Item; ruling: 'lifted' | 'confirmed' }>()
  const [several, setSeveral] = useState(false)
  const right = can('attendance.corrections.make', { center })
  const rows = (queue.data?.rows ?? []).toSorted((a, b) => (a.due ?? '9').localeCompare(b.due ?? '9') || a.date.localeCompare(b.date))
  const picked = rows.filter((item) => chosen.has(keyOf(item)))
  const columns = useColumns(center, {
    right: right.reason, chosen, rule: setRuling,
    pick: (item, on) => setChosen((before) => (on ? before.union(new Set([keyOf(item)])) : before.difference(new Set([keyOf(item)])))),
  })
  return (
    <>
      <PageHeader
        title={t('exceptions.title')}
        note={queue.data ? t('exceptions.total', { count: queue.data.total, shown: rows.length }) : t('exceptions.note')}
        actions={<Action kind="primary" reason={right.reason ?? (picked.length === 0 ? t('exceptions.selectNone') : undefined)} onClick={() => setSeveral(true)}>{t('exceptions.confirmSome', { count: picked.length })}</Action>}
      />
      <AbsenceGrounds center={center} />
      <Rulings center={center} />
      <DataTable query={{ ...queue, data: queue.data && { rows } }} columns={columns} rowKey={keyOf} label={t('exceptions.title')} empty={{ title: t('exceptions.none'), next: t('exceptions.noneNext') }} />
      <AbsenceGrounds center={center} />
      <Rulings center={center} />
      <RuleSheet center={center} about={ruling} onClose={() => setRuling(undefined)} />
      <ConfirmSheet center={center} items={several ? picked : undefined} onClose={() => { setSeveral(false); setChosen(new Set()) }} />
    </>
  )
}

interface Settling { right: string | undefined; chosen: ReadonlySet<string>; rule: (about: { item: Item; ruling: 'lifted' | 'confirmed' }) => void; pick: (item: Item, on: boolean) => void }

function useColumns(center: string, { right, chosen, rule, pick }: Settling): Column<Item>[] {
  const { t, i18n } = useTranslation('settling')
  const attendance = useTranslation('attendance').t
  const words = useVerdictWords()
  const names = usePlaceNames([center])
  const day = (date: string) => formatShortDay(date, i18n.language)
  const amount = ({ seconds, days }: Item) => (days !== null ? t('unit.days', { count: days }) : seconds !== null ? words.amount(seconds) : '')
  return [
    { key: 'person', title: t('column.person'), render: (_, item) => <a data-item href={paths.day(item.person, item.date)}>{item.name}</a> },
    { key: 'select', title: '', width: 44, render: (_, item) => <input type="checkbox" disabled={right !== undefined} aria-label={t('exceptions.select', { name: item.name, day: day(item.date) })} checked={chosen.has(keyOf(item))} onChange={({ target }) => pick(item, target.checked)} /> },
    { key: 'date', title: t('column.date'), render: (_, item) => day(item.date) },
    { key: 'finding', title: t('column.finding'), render: (_, item) => <StateTag tone={findingTones[item.finding]}>{attendance(`finding.${item.finding}`)} {amount(item)}</StateTag> },
    { key: 'clause', title: t('column.clause'), render: (_, item) => <a className="clause-link" href={paths.clause(item.clause)}>{item.clause}</a> },
    { key: 'due', title: t('column.due'), render: (_, item) => (item.due && !item.final ? day(item.due) : item.final ? t('exceptions.final') : t('exceptions.running')) },
    {
      key: 'state', title: t('column.state'),
      render: (_, item) => <span className="states">{item.objected && <StateTag tone="late">{t('exceptions.objected')}</StateTag>}{item.registered && <StateTag tone="leave">{t('exceptions.registered')}</StateTag>}</span>,
    },
    { key: 'window', title: t('column.window'), render: (_, item) => names.window(item.window) },
    { key: 'department', title: t('column.department'), render: (_, item) => names.department(item.department) },
    {
      key: 'action', title: t('action'), width: 170,
      render: (_, item) => (
        <span className="row">
          <Action kind="quiet" reason={right} onClick={() => rule({ item, ruling: 'confirmed' })}>{t('exceptions.confirm')}</Action>
          <Action kind="quiet" reason={right} onClick={() => rule({ item, ruling: 'lifted' })}>{t('exceptions.lift')}</Action>
        </span>
      ),
    },
  ]
}

function RuleSheet({ center, about, onClose }: { center: string; about: { item: Item; ruling: 'lifted' | 'confirmed' } | undefined; onClose: () => void }) {
  const { t, i18n } = useTranslation('settling')
  const command = useCommand(api.attendance.corrections.make.mutationOptions(), { done: t(about?.ruling === 'lifted' ? 'exceptions.lifted' : 'exceptions.confirmed'), onDone: onClose })
  return (
    <FormSheet<{ reason: string }>
      open={about !== undefined}
      title={about ? t('exceptions.ruleTitle', { name: about.item.name, day: formatShortDay(about.item.date, i18n.language) }) : ''}
      submit={t(about?.ruling === 'lifted' ? 'exceptions.lift' : 'exceptions.confirm')}
      onClose={() => { command.clear(); onClose() }}
      onSubmit={({ reason }) => { if (about) command.run({ center, person: about.item.person, date: about.item.date, finding: about.item.finding, point: about.item.point, ruling: about.ruling, reason }) }}
      busy={command.busy}
      problem={command.problem}
    >
      <Form.Item name="reason" label={t('exceptions.reason')} extra={t('exceptions.reasonHint')} rules={[{ required: true, message: t('required') }]}><Input.TextArea rows={3} maxLength={500} /></Form.Item>
    </FormSheet>
  )
}

function ConfirmSheet({ center, items, onClose }: { center: string; items: readonly Item[] | undefined; onClose: () => void }) {
  const { t } = useTranslation('settling')
  const command = useCommand(api.attendance.corrections.confirmAll.mutationOptions(), {
    done: ({ confirmed, refused }) => [t('exceptions.someDone', { count: confirmed }), refused.length > 0 && t('exceptions.refused', { count: refused.length })].filter(Boolean).join(' '), onDone: onClose,
  })
  return (
    <FormSheet<{ reason: string }>
      open={items !== undefined}
      title={t('exceptions.confirmSome', { count: items?.length ?? 0 })}
      submit={t('exceptions.confirm')}
      onClose={() => { command.clear(); onClose() }}
      onSubmit={({ reason }) => { if (items) command.run({ center, reason, items: items.map(({ person, date, finding, point }) => ({ person, date, finding, point })) }) }}
      busy={command.busy}
      problem={command.problem}
    >
      <Form.Item name="reason" label={t('exceptions.reason')} extra={t('exceptions.reasonHint')} rules={[{ required: true, message: t('required') }]}><Input.TextArea rows={3} maxLength={500} /></Form.Item>
    </FormSheet>
  )
}
