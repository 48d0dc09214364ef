import { Action, addDays, StateTag } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { DatePicker, Form, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MomentField } from '../../antd/fields.tsx'
import { FormSheet } from '../../antd/FormSheet.tsx'
import { api } from '../../data/api.ts'
import { Loaded } from '../../data/Loaded.tsx'
import { useCommand } from '../../data/use-command.ts'
import { useCan } from '../../session/can.ts'
import { useToday } from '../../session/clock.ts'
import { usePlaceNames } from '../../session/places.ts'
import { Clause } from './PlanPanel.tsx'
import { RestsTaken } from './RestsTaken.tsx'

interface Worked { person: string; name: string; date: string }

/** Windows open on Saturdays, who was there, and the rest arranged for it. */
export function Saturdays({ center, clause }: { center: string; clause: string }) {
  const { t } = useTranslation('leave')
  const can = useCan()
  const today = useToday()
  const names = usePlaceNames([center])
  const [opening, setOpening] = useState(false)
  const [worked, setWorked] = useState<Worked>()
  const openings = useQuery(api.attendance.rests.openings.queryOptions({ center, from: addDays(today, -60), to: addDays(today, 30) }))
  return (
    <section className="panel">
      <div className="panel-head"><h2>{t('overtime.saturday')} <Clause id={clause} /></h2><Action icon="plus" reason={can('attendance.rests.openWindow', { center }).reason} onClick={() => setOpening(true)}>{t('overtime.openWindow')}</Action></div>
      <Loaded query={openings} rows={3}>
        {({ rows }) => (rows.length === 0 ? <p className="soft">{t('overtime.noOpenings')}</p> : (
          <ul className="stack">
            {rows.map(({ window, date, people }) => (
              <li key={window + date}>
                <strong>{date} {names.window(window)}</strong>
                <ul>{people.map(({ person, name, checks, usedDays }) => (
                  <li key={person} className="row"><StateTag tone={checks >= 2 ? 'ok' : 'quiet'} bare>{name}</StateTag> <span className="soft">{t('overtime.worked', { checks, used: usedDays })}</span>
                    {checks >= 2 && <Action kind="quiet" reason={can('attendance.rests.arrange', { center, window }).reason} onClick={() => setWorked({ person, name, date })}>{t('overtime.arrange')}</Action>}</li>
                ))}</ul>
              </li>
            ))}
          </ul>
        ))}
      </Loaded>
      <RestsTaken center={center} />
      <OpenWindow center={center} open={opening} close={() => setOpening(false)} />
      <Arrange center={center} worked={worked} close={() => setWorked(undefined)} />
    </section>
  )
}

function OpenWindow({ center, open, close }: { center: string; open: boolean; close: () => void }) {
  const { t } = useTranslation('leave')
  const places = usePlaceNames([center])
  const required = [{ required: true, message: t('form.required') }]
  const windows = useQuery(api.organization.directory.windows.queryOptions({ center }, { enabled: open }))
  const command = useCommand(api.attendance.rests.openWindow.mutationOptions(), { done: t('overtime.done'), onDone: close })
  return (
    <FormSheet<{ window: string; date: { format: (pattern: string) => string } }> open={open} title={t('overtime.openWindow')} submit={t('overtime.openWindow')} onClose={() => { command.clear(); close() }} busy={command.busy} problem={command.problem}
      onSubmit={({ window, date }) => command.run({ center, window, date: date.format('YYYY-MM-DD') })}>
      <Form.Item name="window" label={t('overtime.window')} rules={required}><Select options={(windows.data?.rows ?? []).map(({ id }) => ({ value: id, label: places.window(id) }))} /></Form.Item>
      <Form.Item name="date" label={t('overtime.date')} rules={required}><DatePicker /></Form.Item>
    </FormSheet>
  )
}

function Arrange({ center, worked, close }: { center: string; worked: Worked | undefined; close: () => void }) {
  const { t } = useTranslation('leave')
  const today = useToday()
  const required = [{ required: true, message: t('form.required') }]
  const command = useCommand(api.attendance.rests.arrange.mutationOptions(), { done: ({ clause }) => `${t('overtime.done')} ${clause}`, onDone: close })
  return (
    <FormSheet<{ from: string; to: string }> open={worked !== undefined} title={`${t('overtime.arrange')} ${worked?.name ?? ''} ${worked?.date ?? ''}`} submit={t('overtime.arrange')} onClose={() => { command.clear(); close() }} busy={command.busy} problem={command.problem}
      initial={{ from: `${addDays(today, 1)}T08:30:00`, to: `${addDays(today, 1)}T17:00:00` }}
      onSubmit={(values) => { if (worked) command.run({ center, person: worked.person, workedOn: worked.date, ...values }) }}>
      <Form.Item name="from" label={t('overtime.from')} rules={required}><MomentField /></Form.Item>
      <Form.Item name="to" label={t('overtime.to')} rules={required}><MomentField /></Form.Item>
    </FormSheet>
  )
}
