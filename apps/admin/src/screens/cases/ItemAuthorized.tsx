import { Action, formatDay, StateTag } from '@hall/ui'
import { skipToken, useQuery } from '@tanstack/react-query'
import { Checkbox, Form, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PersonField } from '../../antd/fields.tsx'
import { FormSheet } from '../../antd/FormSheet.tsx'
import { ActorName } from '../../data/ActorName.tsx'
import { api, type Outputs } from '../../data/api.ts'
import { useCommand } from '../../data/use-command.ts'
import { useCan } from '../../session/can.ts'
import { useToday } from '../../session/clock.ts'

type Item = Outputs['cases']['items']['get']['item']
const CAPACITIES = ['examiner', 'approver', 'carrier'] as const
interface Given { person: string; capacity: (typeof CAPACITIES)[number]; simple: boolean; every: boolean }

/** Whom the department lets examine, approve and carry materials: of this item, or of all its items. */
export function ItemAuthorized({ item }: { item: Item }) {
  const { t, i18n } = useTranslation('cases')
  const can = useCan()
  const today = useToday()
  const [giving, setGiving] = useState(false)
  const { center, department } = item
  const allowed = can('cases.authorizations.list', { center, department }).ok
  const people = useQuery(api.cases.authorizations.list.queryOptions(allowed ? { center, department } : skipToken))
  const give = useCommand(api.cases.authorizations.give.mutationOptions(), { done: t('authorized.given'), onDone: () => setGiving(false) })
  const end = useCommand(api.cases.authorizations.end.mutationOptions(), { done: t('authorized.ended') })
  if (!allowed) return null
  const rows = (people.data?.rows ?? []).filter((row) => (row.item === null || row.item === item.id) && (row.until === null || row.until > today))
  return (
    <section className="panel no-print"><h2>{t('authorized.title')}</h2>
      {rows.length === 0 && <p className="soft">{t('authorized.none')}</p>}
      <ul>
        {rows.map((row) => (
          <li key={row.id} className="row">
            <ActorName id={row.person} /> <StateTag tone="quiet" bare>{t(`authorized.${row.capacity}`)}</StateTag> <span className="soft">{t('item.since', { day: formatDay(row.from, i18n.language) })}{row.item === null ? ` · ${t('authorized.every')}` : ''}{row.simple ? ` · ${t('authorized.simple')}` : ''}</span>
            <Action kind="quiet" busy={end.busy} reason={can('cases.authorizations.end', { center, department }).reason} onClick={() => end.run({ id: row.id, center, on: today })}>{t('authorized.end')}</Action>
          </li>
        ))}
      </ul>
      <Action reason={can('cases.authorizations.give', { center, department }).reason} onClick={() => setGiving(true)}>{t('authorized.give')}</Action>
      {giving && (
        <FormSheet<Given> open title={t('authorized.give')} submit={t('authorized.give')} onClose={() => setGiving(false)} busy={give.busy} problem={give.problem} initial={{ capacity: 'examiner', simple: false, every: false }} onSubmit={({ person, capacity, simple, every }) => give.run({ center, department, item: every ? null : item.id, person, capacity, simple, from: today })}>
          <Form.Item name="person" label={t('column.handler')} rules={[{ required: true, message: t('required') }]}><PersonField center={center} /></Form.Item>
          <Form.Item name="capacity" label={t('authorized.capacity')}><Select options={CAPACITIES.map((value) => ({ value, label: t(`authorized.${value}`) }))} /></Form.Item>
          <Form.Item name="every" valuePropName="checked"><Checkbox>{t('authorized.every')}</Checkbox></Form.Item>
          <Form.Item name="simple" valuePropName="checked"><Checkbox>{t('authorized.simple')}</Checkbox></Form.Item>
        </FormSheet>
      )}
    </section>
  )
}
