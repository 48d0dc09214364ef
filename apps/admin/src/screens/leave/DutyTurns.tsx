import { Action, addDays, formatShortDay, formatWeekday } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { Form } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PersonField } from '../../antd/fields.tsx'
import { FormSheet } from '../../antd/FormSheet.tsx'
import { api } from '../../data/api.ts'
import { Loaded } from '../../data/Loaded.tsx'
import { useCommand } from '../../data/use-command.ts'
import { useCan } from '../../session/can.ts'
import { Clause } from './PlanPanel.tsx'

const DAYS_SHOWN = 7

/** Whose turn it is to be duty leader: requests of the day come to them. */
export function DutyTurns({ center, from }: { center: string; from: string }) {
  const { t, i18n } = useTranslation('leave')
  const can = useCan()
  const [date, setDate] = useState<string>()
  const days = Array.from({ length: DAYS_SHOWN }, (_, index) => addDays(from, index))
  const turns = useQuery(api.attendance.duties.list.queryOptions({ center, from, to: days.at(-1)! }))
  const set = useCommand(api.attendance.duties.set.mutationOptions(), { done: t('duty.set'), onDone: () => setDate(undefined) })
  const right = can('attendance.duties.set', { center }).reason
  return (
    <Loaded query={turns} rows={2}>
      {({ rows, clause }) => clause === null && rows.length === 0 ? null : (
        <section className="panel">
          <h2>{t('duty.title')} {clause && <Clause id={clause} />}</h2>
          <p className="soft">{t('duty.note')}</p>
          <ul className="duty-turns">
            {days.map((day) => {
              const turn = rows.find((row) => row.date === day)
              return (
                <li key={day}>
                  <span className="soft">{formatShortDay(day, i18n.language)} {formatWeekday(day, i18n.language)}</span>
                  <strong>{turn?.name ?? t('duty.nobody')}</strong>
                  <span className="no-print"><Action kind="quiet" reason={right} onClick={() => setDate(day)}>{t(turn ? 'duty.change' : 'duty.name')}</Action></span>
                </li>
              )
            })}
          </ul>
          <FormSheet<{ person: string }> open={date !== undefined} title={`${t('duty.name')} ${date ?? ''}`} submit={t('duty.name')} onClose={() => { set.clear(); setDate(undefined) }} busy={set.busy} problem={set.problem}
            onSubmit={({ person }) => { if (date) set.run({ center, date, person }) }}>
            <Form.Item name="person" label={t('duty.person')} rules={[{ required: true, message: t('form.required') }]}><PersonField center={center} /></Form.Item>
          </FormSheet>
        </section>
      )}
    </Loaded>
  )
}
