import { Action, formatDateTime, formatShortDay, StateTag, Timeline, type TimelineEntry } from '@hall/ui'
import { useTranslation } from 'react-i18next'
import { api } from '../../data/api.ts'
import { ProblemView } from '../../data/ProblemView.tsx'
import { useCommand } from '../../data/use-command.ts'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'
import { atCenter } from '../../session/clock.ts'
import type { MonthOf } from './figures.ts'

/** What has been done to a month and what comes next, each with its clause and why it cannot be done yet. */
export function MonthSteps({ of }: { of: MonthOf }) {
  const { t, i18n } = useTranslation('settling')
  const access = useTranslation('access').t
  const can = useCan()
  const key = { center: of.center, month: of.month }
  const confirm = useCommand(api.attendance.months.confirm.mutationOptions(), { done: t('months.confirmed') })
  const post = useCommand(api.attendance.months.post.mutationOptions(), { done: ({ number }) => t('months.posted', { number }) })
  const close = useCommand(api.attendance.months.close.mutationOptions(), { done: (made) => t('months.closed', made) })
  const right = (name: string) => can(`attendance.months.${name}`, { center: of.center }).reason
  const day = (instant: string) => formatShortDay(atCenter(instant).slice(0, 10), i18n.language)
  const done = (at: string | null) => (at ? t('months.isDone') : undefined)
  const ready = formatDateTime(atCenter(of.readyAt), i18n.language).slice(0, -3)
  const entries: TimelineEntry[] = [
    {
      id: 'confirm', at: of.confirmedAt ? day(of.confirmedAt) : '', tone: of.confirmedAt ? 'ok' : of.state === 'ready' ? 'late' : 'open',
      title: <Action reason={done(of.confirmedAt) ?? (of.state === 'running' ? t('months.notReady', { day: ready }) : right('confirm'))} kind={of.state === 'ready' ? 'primary' : 'plain'} busy={confirm.busy} onClick={() => confirm.run(key)}>{t('months.confirm')}</Action>,
      source: <>{of.confirmedAt ? t('months.confirmedBy', { name: of.confirmedBy, day: day(of.confirmedAt) }) : t('months.confirms', { role: access(`role.${of.confirms}` as 'role.coordination') })} <a className="clause-link" href={paths.clause(of.readyClause)}>{of.readyClause}</a></>,
    },
    ...(of.posting ? [{
      id: 'post', at: of.posting.postedAt ? day(of.posting.postedAt) : '', tone: of.posting.postedAt ? 'ok' as const : of.posting.missing ? 'absent' as const : 'open' as const,
      title: <Action reason={done(of.posting.postedAt) ?? (of.confirmedAt ? right('post') : t('months.needConfirm'))} kind={of.state === 'confirmed' ? 'primary' : 'plain'} busy={post.busy} onClick={() => post.run(key)}>{t('months.post')}</Action>,
      source: (
        <>
          {of.posting.postedAt ? t('months.postedBy', { name: of.posting.postedBy, day: day(of.posting.postedAt), number: of.posting.number }) : of.posting.latest ? t('months.postLatest', { day: formatShortDay(of.posting.latest, i18n.language) }) : t('months.postMissing')}{' '}
          {of.posting.late && <StateTag tone="late" bare>{t('months.postLate')}</StateTag>} <a className="clause-link" href={paths.clause(of.posting.clause)}>{of.posting.clause}</a>
        </>
      ),
    }] : []),
    {
      id: 'close', at: of.closedAt ? day(of.closedAt) : '', tone: of.closedAt ? 'ok' : 'open',
      title: <Action reason={done(of.closedAt) ?? (!of.confirmedAt ? t('months.needConfirm') : of.posting && !of.posting.postedAt ? t('months.needPost') : right('close'))} busy={close.busy} onClick={() => close.run(key)}>{t('months.close')}</Action>,
      source: of.closedAt ? t('months.closedBy', { name: of.closedBy, day: day(of.closedAt) }) : of.provisional > 0 ? t('months.provisional', { count: of.provisional }) : '',
      detail: !of.closedAt && of.provisional > 0 ? <span className="soft">{t('months.provisionalNote')}</span> : undefined,
    },
  ]
  const problem = confirm.problem ?? post.problem ?? close.problem
  return <><Timeline label={t('months.steps')} entries={entries} />{problem && <ProblemView error={problem} />}</>
}
