import { Action, formatMonth, formatShortDay, monthSpan, PageHeader, Sheet, StateTag, type Tone } from '@hall/ui'
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import { Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable, usePage } from '../../antd/DataTable.tsx'
import { FormSheet } from '../../antd/FormSheet.tsx'
import { api, type Outputs, queryClient } from '../../data/api.ts'
import { ExportButton } from '../../data/ExportButton.tsx'
import { Loaded } from '../../data/Loaded.tsx'
import { useCommand } from '../../data/use-command.ts'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'
import { useCenter } from '../../session/center.ts'
import { atCenter } from '../../session/clock.ts'
import { usePlaceNames } from '../../session/places.ts'
import { figureOf, isFigure, useFigureWords } from './figures.ts'

type Statement = Outputs['attendance']['statements']['list']['rows'][number]
const tones: Readonly<Record<Statement['state'], Tone>> = { issued: 'open', overdue: 'absent', acknowledged: 'ok' }

/** What departments were sent of their people's months, and what they have acknowledged. */
export function StatementsPage() {
  const { t, i18n } = useTranslation('settling')
  const can = useCan()
  const [center] = useCenter()
  const names = usePlaceNames([])
  const [opened, setOpened] = useState<Statement>()
  const [acknowledging, setAcknowledging] = useState<Statement>()
  const list = useQuery(api.attendance.statements.list.queryOptions({ ...usePage(), ...(center && { center }) }, { placeholderData: keepPreviousData }))
  const columns: Column<Statement>[] = [
    { key: 'month', title: t('column.month'), sortable: true, render: (_, row) => formatMonth(row.month, i18n.language) },
    { key: 'center', title: t('column.center'), sortable: true, render: (_, row) => names.center(row.center) },
    { key: 'department', title: t('column.department'), sortable: true, render: (_, row) => names.department(row.department) },
    { key: 'people', title: t('column.people'), align: 'end', dataIndex: 'people' },
    { key: 'state', title: t('column.state'), render: (_, row) => <span className="states"><StateTag tone={tones[row.state]}>{t(`statements.state.${row.state}`)}</StateTag>{row.changes > 0 && <StateTag tone="late">{t('statements.changes', { count: row.changes })}</StateTag>}</span> },
    { key: 'due', title: t('column.due'), sortable: true, render: (_, row) => <>{row.acknowledgedAt ? t('statements.by', { name: row.acknowledgedBy, day: formatShortDay(atCenter(row.acknowledgedAt).slice(0, 10), i18n.language) }) : t('statements.due', { day: formatShortDay(row.due, i18n.language) })} <a className="clause-link" href={paths.clause(row.clause)}>{row.clause}</a></> },
    {
      key: 'action', title: t('action'),
      render: (_, row) => <span className="row"><Action kind="quiet" onClick={() => setOpened(row)}>{t('statements.open')}</Action>{row.state !== 'acknowledged' && <Action kind="quiet" reason={can('attendance.statements.acknowledge', { department: row.department }).reason} onClick={() => setAcknowledging(row)}>{t('statements.acknowledge')}</Action>}</span>,
    },
  ]
  return (
    <>
      <PageHeader title={t('statements.title')} note={t('statements.note')} />
      <DataTable query={list} columns={columns} rowKey={({ id }) => id} label={t('statements.title')} empty={{ title: t('statements.none'), next: t('statements.noneNext') }} />
      <Detail statement={opened} onClose={() => setOpened(undefined)} />
      <AcknowledgeSheet statement={acknowledging} onClose={() => setAcknowledging(undefined)} />
    </>
  )
}

function Detail({ statement, onClose }: { statement: Statement | undefined; onClose: () => void }) {
  const { t, i18n } = useTranslation('settling')
  const words = useFigureWords()
  const names = usePlaceNames(statement ? [statement.center] : [])
  const found = useQuery(api.attendance.statements.get.queryOptions(statement ? { id: statement.id } : skipToken))
  return (
    <Sheet open={statement !== undefined} onClose={onClose} title={statement ? `${names.center(statement.center)} ${formatMonth(statement.month, i18n.language)}` : ''}
      footer={statement && <ExportButton fetch={() => queryClient.fetchQuery(api.attendance.statements.export.queryOptions({ id: statement.id }))} />}>
      <Loaded query={found}>
        {({ columns, rows }) => (
          <div className="scroll-x" tabIndex={0} role="region" aria-label={t('statements.title')}>
            <table className="plain">
              <thead><tr><th scope="col">{t('column.person')}</th>{columns.filter(isFigure).map((name) => <th key={name} scope="col" className="number">{words.name(name)}</th>)}</tr></thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.person}>
                    <th scope="row"><a href={paths.days({ person: row.person, ...(statement && monthSpan(statement.month)) })}>{row.name}</a></th>
                    {columns.filter(isFigure).map((name) => <td key={name} className="number">{figureOf(name, row.figures)}{row.asClosed && figureOf(name, row.asClosed) !== figureOf(name, row.figures) && <div className="soft">{t('months.asClosed', { count: figureOf(name, row.asClosed) })}</div>}</td>)}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Loaded>
    </Sheet>
  )
}

function AcknowledgeSheet({ statement, onClose }: { statement: Statement | undefined; onClose: () => void }) {
  const { t, i18n } = useTranslation('settling')
  const names = usePlaceNames([])
  const command = useCommand(api.attendance.statements.acknowledge.mutationOptions(), { done: t('statements.acknowledged'), onDone: onClose })
  return (
    <FormSheet<{ note?: string }>
      open={statement !== undefined}
      title={statement ? t('statements.acknowledgeTitle', { center: names.center(statement.center), month: formatMonth(statement.month, i18n.language) }) : ''}
      submit={t('statements.acknowledge')}
      onClose={() => { command.clear(); onClose() }}
      onSubmit={({ note }) => { if (statement) command.run({ id: statement.id, ...(note && { note }) }) }}
      busy={command.busy}
      problem={command.problem}
    >
      <Form.Item name="note" label={t('statements.note_')}><Input.TextArea rows={3} maxLength={500} /></Form.Item>
    </FormSheet>
  )
}
