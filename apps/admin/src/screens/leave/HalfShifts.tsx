import { Action, addDays, formatShortDay, formatWeekday } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { Form, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DayItem, PersonField } from '../../antd/fields.tsx'
import { FormSheet } from '../../antd/FormSheet.tsx'
import { api, type Outputs } from '../../data/api.ts'
import { Loaded } from '../../data/Loaded.tsx'
import { ProblemView } from '../../data/ProblemView.tsx'
import { useCommand } from '../../data/use-command.ts'
import { useCan } from '../../session/can.ts'
import { useToday } from '../../session/clock.ts'
import { usePlaceNames } from '../../session/places.ts'

type Row = Outputs['attendance']['shifts']['list']['rows'][number]
const WORKS = ['morning', 'afternoon', 'whole'] as const
type Works = (typeof WORKS)[number]
const DAYS_SHOWN = 5

/** Who comes for half a day in the week shown, and the sheet that arranges it. */
export function HalfShifts({ center, from }: { center: string; from: string }) {
  const { t, i18n } = useTranslation('leave')
  const can = useCan()
  const today = useToday()
  const places = usePlaceNames([center])
  const [setting, setSetting] = useState(false)
  const shifts = useQuery(api.attendance.shifts.list.queryOptions({ center, from, to: addDays(from, DAYS_SHOWN - 1) }))
  const set = useCommand(api.attendance.shifts.set.mutationOptions(), { done: t('shift.done'), onDone: () => setSetting(false) })
  const right = can('attendance.shifts.set', { center }).reason
  const end = ({ person, date }: Row) => set.run({ center, person, from: date, to: date, works: 'whole' })
  return (
    <section className="panel">
      <div className="panel-head"><h2>{t('shift.title')}</h2><Action reason={right} onClick={() => setSetting(true)}>{t('shift.set')}</Action></div>
      <p className="soft">{t('shift.note')}</p>
      <Loaded query={shifts} rows={2} empty={{ when: ({ rows }) => rows.length === 0, title: t('shift.none') }}>
        {({ rows }) => (
          <ul className="stack">
            {rows.map((row) => (
              <li key={row.person + row.date} className="row">
                <span className="soft">{formatShortDay(row.date, i18n.language)} {formatWeekday(row.date, i18n.language)}</span>
                <strong>{row.name}</strong> <span>{t(`shift.${row.works}`)}</span> <span className="soft">{row.window && places.window(row.window)}</span>
                {row.date >= today && <span className="no-print"><Action kind="quiet" busy={set.busy} reason={right} onClick={() => end(row)}>{t('shift.end')}</Action></span>}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      {!setting && set.problem && <ProblemView error={set.problem} />}
      <FormSheet<{ person: string; from: string; to: string; works: Works }> open={setting} title={t('shift.set')} submit={t('shift.set')} onClose={() => { set.clear(); setSetting(false) }} busy={set.busy} problem={set.problem}
        initial={{ from: today, to: today, works: 'morning' }} onSubmit={(input) => set.run({ center, ...input })}>
        <Form.Item name="person" label={t('shift.person')} rules={[{ required: true, message: t('form.required') }]}><PersonField center={center} /></Form.Item>
        <Form.Item name="from" label={t('shift.from')} rules={[{ required: true, message: t('form.required') }]}><DayItem min={today} /></Form.Item>
        <Form.Item name="to" label={t('shift.to')} rules={[{ required: true, message: t('form.required') }]}><DayItem min={today} /></Form.Item>
        <Form.Item name="works" label={t('shift.works')}><Select options={WORKS.map((value) => ({ value, label: t(`shift.${value}`) }))} /></Form.Item>
      </FormSheet>
    </section>
  )
}
