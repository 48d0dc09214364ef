import { Action, EmptyState, formatDateTime, PageHeader, StateTag } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, type Outputs } from '../../data/api.ts'
import { Loaded } from '../../data/Loaded.tsx'
import { ProblemView } from '../../data/ProblemView.tsx'
import { useCommand } from '../../data/use-command.ts'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'
import { usePlaceNames } from '../../session/places.ts'
import { lookTones } from './settling-tones.ts'
import { type Lacking, metOf, type StandIn, StandIns } from './StandIns.tsx'
import './walk.css'

type RoundOf = Outputs['attendance']['rounds']['get']
type Window = Outputs['attendance']['hall']['now']['windows'][number]
type State = RoundOf['looks'][number]['state']

const STATES: readonly State[] = ['present', 'off_post', 'wandering']

/** A round on the phone, window by window; finished, its record. */
export function RoundWalkPage() {
  const { t, i18n } = useTranslation('settling')
  const { center = '', round = '' } = useParams({ strict: false })
  const found = useQuery(api.attendance.rounds.get.queryOptions({ center, id: round }))
  const hall = useQuery(api.attendance.hall.now.queryOptions({ center }))
  const data = found.data
  return (
    <div className="walk">
      <PageHeader
        title={data ? t(`rounds.kind.${data.round.kind}`) : t('walk.title')}
        note={data && <>{formatDateTime(data.round.startedAt, i18n.language).slice(0, -3)} · {t('walk.recorded', { count: data.round.windows })}</>}
      />
      <Loaded query={found}>
        {(of) => (of.round.finishedAt
          ? <Record center={center} of={of} />
          : <Loaded query={hall}>{({ windows }) => <Walk center={center} of={of} windows={windows} />}</Loaded>)}
      </Loaded>
    </div>
  )
}

function Walk({ center, of, windows }: { center: string; of: RoundOf; windows: readonly Window[] }) {
  const { t } = useTranslation('settling')
  const names = usePlaceNames([center])
  const seen = new Set(of.looks.map(({ window }) => window))
  const [at, setAt] = useState(() => Math.max(0, windows.findIndex(({ window }) => !seen.has(window))))
  const window = windows[at]
  const next = () => setAt((before) => before + 1)
  return (
    <div className="stack">
      <label className="field"><span className="unseen">{t('walk.choose')}</span>
        <select value={window?.window ?? ''} onChange={({ target }) => setAt(windows.findIndex((one) => one.window === target.value))}>
          {!window && <option value="">{t('walk.done')}</option>}
          {windows.map((one) => <option key={one.window} value={one.window}>{seen.has(one.window) ? t('walk.seen', { window: names.window(one.window) }) : names.window(one.window)}</option>)}
        </select>
      </label>
      {window
        ? <AtWindow key={window.window} center={center} round={of.round.id} window={window} standIns={of.standIns.filter((one) => one.window === window.window)} index={at + 1} total={windows.length} onNext={next} onBack={at > 0 ? () => setAt(at - 1) : undefined} />
        : <EmptyState title={t('walk.done')}>{t('walk.doneNext')}</EmptyState>}
      <Finish center={center} of={of} />
    </div>
  )
}

interface At { center: string; round: string; window: Window; standIns: readonly StandIn[]; index: number; total: number; onNext: () => void; onBack: (() => void) | undefined }

function AtWindow({ center, round, window, standIns, index, total, onNext, onBack }: At) {
  const { t } = useTranslation('settling')
  const names = usePlaceNames([center])
  const can = useCan()
  const [states, setStates] = useState<Readonly<Record<string, State>>>({})
  const [note, setNote] = useState('')
  const [lacking, setLacking] = useState<Lacking>({})
  const [told, setTold] = useState(0)
  const record = useCommand(api.attendance.rounds.record.mutationOptions(), { onDone: ({ authorised }) => { setTold(authorised); if (authorised === 0) onNext() } })
  const right = can('attendance.rounds.record', { center }).reason
  const missing = window.people.filter(({ person }) => !states[person])
  const send = (looks: { window: string; person: string | null; state: State; note?: string }[]) => record.run({ center, id: round, looks: looks.map((look) => ({ ...look, ...(note.trim() && { note: note.trim() }) })), standIns: metOf(standIns, lacking) })
  const all = (state: State) => send(window.people.map(({ person }) => ({ window: window.window, person, state })))
  return (
    <section className="panel walk-window">
      <p className="soft">{t('walk.window', { index, total })}</p>
      <h2>{names.window(window.window)}</h2>
      <p className="soft">{names.department(window.department)}</p>
      <div className="row walk-quick">
        <Action kind="primary" reason={right} busy={record.busy} onClick={() => all('present')}>{t('walk.all')}</Action>
        <Action reason={right} busy={record.busy} onClick={() => send([{ window: window.window, person: null, state: 'vacant' }])}>{t('walk.vacant')}</Action>
      </div>
      <ul className="walk-people" aria-label={t('walk.people')}>
        {window.people.map(({ person, name }) => (
          <li key={person}>
            <strong>{name}</strong>
            <span className="row" role="group" aria-label={name}>
              {STATES.map((state) => <Action key={state} pressed={states[person] === state} onClick={() => setStates((before) => ({ ...before, [person]: state }))}>{t(`looks.${state}`)}</Action>)}
            </span>
          </li>
        ))}
      </ul>
      <StandIns standIns={standIns} lacking={lacking} onChange={setLacking} />
      <label className="field field-wide"><span className="field-name">{t('walk.note')}</span><input value={note} maxLength={300} placeholder={t('walk.noteHint')} onChange={({ target }) => setNote(target.value)} /></label>
      {record.problem && <ProblemView error={record.problem} />}
      {told > 0 && <p role="status"><StateTag tone="leave">{t('walk.authorised', { count: told })}</StateTag></p>}
      <div className="row walk-steps">
        {onBack && <Action onClick={onBack}>{t('walk.back')}</Action>}
        <Action onClick={onNext}>{t('walk.skip')}</Action>
        <Action kind="primary" busy={record.busy} reason={right ?? (missing.length > 0 ? t('walk.chooseReason') : undefined)} onClick={() => send(window.people.map(({ person }) => ({ window: window.window, person, state: states[person]! })))}>{t('walk.save')}</Action>
      </div>
    </section>
  )
}

function Finish({ center, of: { round } }: { center: string; of: RoundOf }) {
  const { t } = useTranslation('settling')
  const can = useCan()
  const finish = useCommand(api.attendance.rounds.finish.mutationOptions(), { done: (made) => t('walk.finished', made) })
  return (
    <div className="walk-finish">
      {finish.problem && <ProblemView error={finish.problem} />}
      <Action busy={finish.busy} reason={can('attendance.rounds.finish', { center }).reason ?? (round.windows === 0 ? t('walk.emptyReason') : undefined)} onClick={() => finish.run({ center, id: round.id })}>{t('walk.finish')}</Action>
    </div>
  )
}

/** What the round saw, window by window. */
function Record({ center, of: { round, looks } }: { center: string; of: RoundOf }) {
  const { t } = useTranslation('settling')
  const names = usePlaceNames([center])
  return (
    <div className="panel panel-flush scroll-x">
      <table className="plain">
        <caption className="unseen">{t('rounds.records')}</caption>
        <thead><tr><th scope="col">{t('column.window')}</th><th scope="col">{t('column.person')}</th><th scope="col">{t('column.state')}</th><th scope="col">{t('column.at')}</th></tr></thead>
        <tbody>
          {looks.map((look) => (
            <tr key={look.id}>
              <th scope="row">{names.window(look.window)}</th>
              <td>{look.person ? <a data-item href={paths.day(look.person, round.date)}>{look.name ?? look.person}</a> : ''}</td>
              <td><span className="states"><StateTag tone={lookTones[look.state]}>{t(`looks.${look.state}`)}</StateTag>{look.authorised && <StateTag tone="leave">{t('walk.authorised', { count: 1 })}</StateTag>}</span> {look.note}</td>
              <td>{look.at.slice(11, 16)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
