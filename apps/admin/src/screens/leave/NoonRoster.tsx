import { Action, addDays, Choice, formatDay, StateTag } from '@hall/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Form, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormSheet } from '../../antd/FormSheet.tsx'
import { ActorName } from '../../data/ActorName.tsx'
import { api, type Outputs } from '../../data/api.ts'
import { Loaded } from '../../data/Loaded.tsx'
import { ProblemView } from '../../data/ProblemView.tsx'
import { useCommand } from '../../data/use-command.ts'
import { useCan } from '../../session/can.ts'
import { useNow, useToday } from '../../session/clock.ts'
import { useFilters } from '../../session/filters.ts'
import { usePlaceNames } from '../../session/places.ts'
import { useSession } from '../../session/session.ts'
import { Clause } from './PlanPanel.tsx'

/** Who serves at noon, day by day, and the earlier leaving it earned. */
export function NoonRoster({ center, clause }: { center: string; clause: string }) {
  const { t } = useTranslation('leave')
  const can = useCan()
  const { me } = useSession()
  const today = useToday()
  const places = usePlaceNames([center])
  const [filters, change] = useFilters()
  const [date, setDate] = useState<string>()
  const windows = useQuery(api.organization.directory.windows.queryOptions({ center }))
  const window = filters['window'] ?? me.person?.window ?? windows.data?.rows[0]?.id
  const roster = useQuery(api.attendance.noonService.roster.queryOptions({ center, window: window ?? '', from: addDays(today, -3), to: addDays(today, 10) }, { enabled: window !== undefined }))
  const now = useNow()
  const serving = useQuery(api.attendance.noonService.serving.queryOptions({ center, window: window ?? '', at: `${now.slice(0, 16)}:00` }, { enabled: window !== undefined, placeholderData: keepPreviousData }))
  const takePart = useCommand(api.attendance.noonService.takePart.mutationOptions(), { done: t('overtime.done') })
  const target = { center, ...(window && { window }) }
  return (
    <section className="panel">
      <div className="panel-head"><h2>{t('overtime.noon')} <Clause id={clause} /></h2><Choice bare label={t('overtime.window')} value={window ?? ''} options={(windows.data?.rows ?? []).map(({ id }) => ({ value: id, name: places.window(id) }))} onChange={(value) => change({ window: value })} /></div>
      <p className="soft">{t('overtime.noonNote')}</p>
      <Loaded query={roster} rows={4}>
        {({ days, takesPart }) => (
          <>
            <p className="row"><StateTag tone={takesPart ? 'ok' : 'quiet'}>{t(takesPart ? 'overtime.takesPart' : 'overtime.takesNoPart')}</StateTag> <Action kind="quiet" busy={takePart.busy} reason={can('attendance.noonService.takePart', { center }).reason} onClick={() => { if (window) takePart.run({ center, window, takesPart: !takesPart }) }}>{t(takesPart ? 'overtime.stopPart' : 'overtime.startPart')}</Action></p>
            {takesPart && serving.data && <Serving serving={serving.data} />}
            {takesPart && <Turns days={days} target={target} onRoster={setDate} />}
          </>
        )}
      </Loaded>
      {takePart.problem && <ProblemView error={takePart.problem} />}
      {window && <SetRoster center={center} window={window} date={date} close={() => setDate(undefined)} />}
    </section>
  )
}

interface TurnsProps { days: Outputs['attendance']['noonService']['roster']['days']; target: { center: string; window?: string }; onRoster: (date: string) => void }

/** Day by day who serves, and the earlier leaving it earned. */
function Turns({ days, target, onRoster }: TurnsProps) {
  const { t, i18n } = useTranslation('leave')
  const can = useCan()
  const today = useToday()
  const register = useCommand(api.attendance.noonService.registerLeaving.mutationOptions(), { done: t('overtime.registered') })
  const [leaving, roster] = [can('attendance.noonService.registerLeaving', target).reason, can('attendance.noonService.setRoster', target).reason]
  return (
    <>
      <ul className="stack">
        {days.map((day) => (
          <li key={day.date} className="row">
            <span>{formatDay(day.date, i18n.language)}</span>
            {!day.covered && <StateTag tone="late">{t('overtime.uncovered')}</StateTag>}
            {day.people.map(({ person, name, away, registered }) => (
              <span key={person} className="row">
                <StateTag tone={away ? 'leave' : 'ok'} bare>{name}</StateTag>
                {registered ? <span className="soft">{t('overtime.registered')}</span> : day.date <= today && <Action kind="quiet" busy={register.busy} reason={leaving} onClick={() => register.run({ center: target.center, person, date: day.date })}>{t('overtime.register')}</Action>}
              </span>
            ))}
            <Action kind="quiet" reason={roster} onClick={() => onRoster(day.date)}>{t('overtime.setRoster')}</Action>
          </li>
        ))}
      </ul>
      {register.problem && <ProblemView error={register.problem} />}
    </>
  )
}

/** Who serves the window at this moment. */
function Serving({ serving: { by, people, closedUntil } }: { serving: Outputs['attendance']['noonService']['serving'] }) {
  const { t } = useTranslation('leave')
  return (
    <p role="status">
      {t('overtime.servingNow')} <StateTag tone={by === 'nobody' ? 'quiet' : 'ok'} bare>{t(`overtime.servedBy.${by}`)}</StateTag> {people.map((person) => <ActorName key={person} id={person} />)} {closedUntil && <span className="soft">{t('overtime.closedUntil', { at: closedUntil.slice(11, 16) })}</span>}
    </p>
  )
}

function SetRoster({ center, window, date, close }: { center: string; window: string; date: string | undefined; close: () => void }) {
  const { t } = useTranslation('leave')
  const people = useQuery(api.organization.people.list.queryOptions({ center, window, size: 100 }, { enabled: date !== undefined }))
  const command = useCommand(api.attendance.noonService.setRoster.mutationOptions(), { done: t('overtime.done'), onDone: close })
  return (
    <FormSheet<{ people: string[] }> open={date !== undefined} title={`${t('overtime.setRoster')} ${date ?? ''}`} submit={t('overtime.setRoster')} onClose={() => { command.clear(); close() }} busy={command.busy} problem={command.problem}
      initial={{ people: [] }} onSubmit={({ people: chosen }) => { if (date) command.run({ center, window, date, people: chosen }) }}>
      <Form.Item name="people" label={t('overtime.people')}><Select mode="multiple" optionFilterProp="label" options={(people.data?.rows ?? []).map(({ id, name }) => ({ value: id, label: `${name} ${id}` }))} /></Form.Item>
    </FormSheet>
  )
}
