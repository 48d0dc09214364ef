import { Action, StateTag } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, type Outputs } from '../../data/api.ts'
import { Loaded } from '../../data/Loaded.tsx'
import { ProblemView } from '../../data/ProblemView.tsx'
import { useCommand } from '../../data/use-command.ts'
import { paths } from '../../paths.ts'
import { useNow } from '../../session/clock.ts'
import { useCan } from '../../session/can.ts'
import { useCenter } from '../../session/center.ts'
import { usePlaceNames } from '../../session/places.ts'
import { useSession } from '../../session/session.ts'
import { Figures } from '../hall/Figures.tsx'
import { figuresOf } from '../hall/hall-rows.ts'
import { LeaveHeader } from './LeaveHeader.tsx'
import { Clause } from './PlanPanel.tsx'
import { useLeaveWords } from './words.ts'

type Waiting = Outputs['attendance']['leaves']['queue']['rows'][number]

/** Everything that waits for my word, the oldest first; several at once where one word is enough. */
export function DecidePage() {
  const { t } = useTranslation('leave')
  const queue = useQuery(api.attendance.leaves.queue.queryOptions({}))
  const { me } = useSession()
  const [center] = useCenter()
  return (
    <>
      <LeaveHeader current="decide" title={t('decide.title')} note={t('decide.note')} />
      {me.landing === 'to-decide' && center && <CenterNow center={center} />}
      <Loaded query={queue} rows={6} empty={{ when: ({ rows }) => rows.length === 0, title: t('decide.none'), next: t('decide.noneNext') }}>
        {({ rows }) => <Waits rows={rows} />}
      </Loaded>
    </>
  )
}

/** Whoever decides for a center sees first how it stands. */
function CenterNow({ center }: { center: string }) {
  const can = useCan()
  const now = useQuery(api.attendance.hall.now.queryOptions({ center }, { enabled: can('attendance.hall.now', { center }).ok }))
  return now.data ? <Figures figures={figuresOf(now.data.windows)} href={(outcome) => paths.days({ center, from: now.data.date, to: now.data.date, outcome })} /> : null
}

function Waits({ rows }: { rows: readonly Waiting[] }) {
  const { t } = useTranslation('leave')
  const names = usePlaceNames(rows.map(({ center }) => center))
  const [chosen, setChosen] = useState<readonly string[]>([])
  const command = useCommand(api.attendance.leaves.act.mutationOptions(), { done: t('decide.agreed') })
  const agreeAll = () => {
    for (const id of chosen) command.run({ id, agree: true, reason: null, wholeTime: false })
    setChosen([])
  }
  return (
    <div className="stack">
      <div className="row">
        <Action kind="primary" busy={command.busy} reason={chosen.length === 0 ? t('decide.select', { name: '…' }) : undefined} onClick={agreeAll}>{t('decide.agreeAll', { count: chosen.length })}</Action>
      </div>
      {command.problem && <ProblemView error={command.problem} />}
      <ul className="queue" aria-label={t('decide.title')}>
        {rows.map((row) => (
          <Wait key={row.id} row={row} place={names.window(row.window)} chosen={chosen.includes(row.id)}
            choose={() => setChosen((old) => (old.includes(row.id) ? old.filter((id) => id !== row.id) : [...old, row.id]))} />
        ))}
      </ul>
    </div>
  )
}

function Wait({ row, place, chosen, choose }: { row: Waiting; place: string; chosen: boolean; choose: () => void }) {
  const { t } = useTranslation('leave')
  const now = useNow()
  const words = useLeaveWords()
  const command = useCommand(api.attendance.leaves.act.mutationOptions(), { done: t('decide.agreed') })
  const hours = Math.max(0, Math.floor((Date.parse(`${now}+08:00`) - Date.parse(row.waitingSince)) / 3_600_000))
  const label = `${row.name} ${t(`kind.${row.kind}`)}`
  return (
    <li>
      <input type="checkbox" aria-label={t('decide.select', { name: label })} checked={chosen} onChange={choose} />
      <StateTag tone={row.coverOpen > 0 ? 'late' : 'open'}>{t('decide.since', { hours })}</StateTag>
      <a className="queue-title" data-item href={paths.leave(row.id)}>{label} · {words.span(row)} · {t('mine.days', { days: row.days })}</a>
      <span className="queue-detail">
        {place} · {row.next && words.step(row.next)}
        {row.late && <> · {t('decide.late')}</>}
        {row.coverOpen > 0 && <> · <StateTag tone="late" bare>{t('decide.coverOpen', { count: row.coverOpen })}</StateTag> {row.coverClause && <Clause id={row.coverClause} />}</>}
        {row.marks.map(({ mark, amount, clause }) => <span key={mark}> · {t(`mark.${mark}`, { amount })} <Clause id={clause} /></span>)}
      </span>
      {row.next && <Clause id={row.next.clause} />}
      <Action busy={command.busy} onClick={() => command.run({ id: row.id, agree: true, reason: null, wholeTime: false })}>{t('action.agree')}</Action>
      {command.problem && <ProblemView error={command.problem} />}
    </li>
  )
}
