import { Action, StateTag } from '@hall/ui'
import { skipToken, useQuery } from '@tanstack/react-query'
import { Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormSheet } from '../../antd/FormSheet.tsx'
import { api, type Outputs } from '../../data/api.ts'
import { ProblemView } from '../../data/ProblemView.tsx'
import { useCommand } from '../../data/use-command.ts'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'
import { Clause } from './PlanPanel.tsx'
import { useLeaveWords } from './words.ts'

type Cover = Outputs['attendance']['covers']['list']['rows'][number]

/** One cover: filed, there, taken back; and from when somebody really stood at the post. */
export function CoverRow({ row, center }: { row: Cover; center: string }) {
  const { t } = useTranslation('leave')
  const can = useCan()
  const words = useLeaveWords()
  const [open, setOpen] = useState<'presence' | 'withdraw'>()
  const file = useCommand(api.attendance.covers.file.mutationOptions(), { done: ({ inTime, clause }) => `${t(inTime ? 'covers.filed' : 'covers.filedLate')} ${clause}` })
  const arrive = useCommand(api.attendance.covers.arrive.mutationOptions(), { done: t('covers.arrived') })
  const withdraw = useCommand(api.attendance.covers.withdraw.mutationOptions(), { done: t('covers.withdrawn'), onDone: () => setOpen(undefined) })
  const problem = file.problem ?? arrive.problem
  const running = row.state === 'asked' || row.state === 'accepted'
  const right = (procedure: string) => can(`attendance.covers.${procedure}`, { center }).reason
  return (
    <li className="row">
      <StateTag tone={row.state === 'accepted' ? 'cover' : row.state === 'asked' ? 'open' : 'quiet'}>{t(`detail.cover_${row.state}`)}</StateTag>
      {row.name} → {row.holderName} · {words.span(row)}
      {row.person === null && <span className="chip">{t('covers.outsider')}</span>}
      {row.person === null && (row.filedAt ? <span className="soft">{t('covers.filed')}</span> : running && <Action kind="quiet" busy={file.busy} reason={right('file')} onClick={() => file.run({ id: row.id })}>{t('covers.file')}</Action>)}
      {row.arrivedAt ? <StateTag tone="ok" bare>{t('covers.arrived')}</StateTag> : running && <Action kind="quiet" busy={arrive.busy} reason={right('arrive')} onClick={() => arrive.run({ id: row.id })}>{t('covers.arrive')}</Action>}
      {running && <Action kind="quiet" reason={right('withdraw')} onClick={() => setOpen('withdraw')}>{t('covers.withdraw')}</Action>}
      <Action kind="quiet" pressed={open === 'presence'} reason={right('presence')} onClick={() => setOpen(open === 'presence' ? undefined : 'presence')}>{t('covers.presence')}</Action>
      {row.leave && <a href={paths.leave(row.leave)}>{t('decide.more')}</a>}
      {open === 'presence' && <Presence row={row} center={center} />}
      {problem && <ProblemView error={problem} />}
      <FormSheet<{ reason: string }> open={open === 'withdraw'} title={`${t('covers.withdraw')} · ${row.name} → ${row.holderName}`} submit={t('covers.withdraw')} onClose={() => { withdraw.clear(); setOpen(undefined) }} busy={withdraw.busy} problem={withdraw.problem} onSubmit={({ reason }) => withdraw.run({ id: row.id, reason })}>
        <Form.Item name="reason" label={t('findings.reason')} rules={[{ required: true, message: t('form.required') }]}><Input.TextArea rows={3} maxLength={300} /></Form.Item>
      </FormSheet>
    </li>
  )
}

/** What the record shows of the first day: the session, since when it was covered, how long the post stood empty. */
function Presence({ row, center }: { row: Cover; center: string }) {
  const { t } = useTranslation('leave')
  const presence = useQuery(api.attendance.covers.presence.queryOptions(row.holder ? { center, holder: row.holder, date: row.from.slice(0, 10) } : skipToken))
  if (presence.error) return <ProblemView error={presence.error} />
  const sessions = presence.data?.sessions ?? []
  if (!presence.isPending && sessions.length === 0) return <span className="soft">{t('covers.noSessions')}</span>
  return (
    <span className="row">
      {sessions.map(({ half, coveredFrom, openMinutes, clause }) => (
        <span key={half} className="row"><StateTag tone={openMinutes > 0 ? 'late' : 'ok'} bare>{t(`half.${half}`)} {coveredFrom ? t('covers.coveredFrom', { at: coveredFrom.slice(11, 16) }) : t('covers.notCovered')}{openMinutes > 0 ? ` · ${t('covers.openMinutes', { count: openMinutes })}` : ''}</StateTag>{clause && <Clause id={clause} />}</span>
      ))}
    </span>
  )
}
