import { Action, Choice, StateTag } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, type Outputs } from '../../data/api.ts'
import { Loaded } from '../../data/Loaded.tsx'
import { ProblemView } from '../../data/ProblemView.tsx'
import { useCommand } from '../../data/use-command.ts'
import { useCan } from '../../session/can.ts'

type Sign = Outputs['attendance']['aways']['list']['rows'][number]

/** For heads and the section: who is away from the counter, over time first to be seen, and longer absences to decide. */
export function OpenSigns({ center }: { center: string }) {
  const { t } = useTranslation('leave')
  const signs = useQuery(api.attendance.aways.list.queryOptions({ center, open: true, size: 100 }))
  return (
    <section className="panel">
      <h2>{t('away.open')}</h2>
      <Loaded query={signs} rows={3}>
        {({ rows }) => (rows.length === 0 ? <p className="soft">{t('away.openNone')}</p> : <ul className="stack">{rows.map((sign) => <Row key={sign.id} sign={sign} center={center} />)}</ul>)}
      </Loaded>
    </section>
  )
}

function Row({ sign, center }: { sign: Sign; center: string }) {
  const { t } = useTranslation('leave')
  const can = useCan()
  const [cover, setCover] = useState('')
  const candidates = useQuery(api.attendance.covers.candidates.queryOptions({ center, holder: sign.person, from: sign.from, to: sign.back }, { enabled: sign.state === 'asked' }))
  const command = useCommand(api.attendance.aways.decideLonger.mutationOptions(), { done: t('away.decided') })
  const right = can('attendance.aways.decideLonger', { center })
  return (
    <li className="row">
      <StateTag tone={sign.overdue ? 'absent' : sign.state === 'out' ? 'leave' : 'open'}>{sign.overdue ? t('away.over') : t(`away.state_${sign.state}`)}</StateTag>
      {sign.name} {sign.from.slice(11, 16)}–{sign.back.slice(11, 16)} {sign.destination}
      {sign.state === 'asked' && (
        <>
          <Choice bare label={t('away.cover')} value={cover} options={[{ value: '', name: t('away.cover') }, ...(candidates.data?.rows ?? []).map(({ person, name, busy }) => ({ value: person, name: busy ? `${name} · ${t(`candidate.${busy}`)}` : name }))]} onChange={setCover} />
          <Action kind="primary" busy={command.busy} reason={right.reason} onClick={() => command.run({ id: sign.id, agree: true, cover: cover || null, reason: null })}>{t('away.approve')}</Action>
          <Action busy={command.busy} reason={right.reason} onClick={() => command.run({ id: sign.id, agree: false, cover: null, reason: t('away.refuse') })}>{t('away.refuse')}</Action>
        </>
      )}
      {command.problem && <ProblemView error={command.problem} />}
    </li>
  )
}
