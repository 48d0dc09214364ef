import { Action, EmptyState, PageHeader, Queue, StateTag } from '@hall/ui'
import { useNavigate } from '@tanstack/react-router'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../data/api.ts'
import { Loaded } from '../../data/Loaded.tsx'
import { useLocal } from '../../data/local.ts'
import { ProblemView } from '../../data/ProblemView.tsx'
import { useCommand } from '../../data/use-command.ts'
import { paths } from '../../paths.ts'
import { useSession } from '../../session/session.ts'
import { type Leave, toneOf, useLeaveWords } from './words.ts'

/** My leave, what I am asked to take over, and what I have left. */
export function LeavePage() {
  const { t } = useTranslation('leave')
  const { me } = useSession()
  const navigate = useNavigate()
  const center = me.person?.center ?? ''
  const terms = useQuery(api.attendance.leaves.terms.queryOptions({ center }))
  const leaves = useQuery(api.attendance.leaves.mine.queryOptions({ size: 50 }))
  const regulated = terms.data?.regulated ?? true
  return (
    <>
      <PageHeader
        title={t('mine.title')}
        note={t('mine.note')}
        actions={<Action kind="primary" icon="plus" reason={regulated ? undefined : t('mine.unregulated')} onClick={() => void navigate({ to: paths.askLeave() as never })}>{t('mine.ask')}</Action>}
      />
      <div className="columns">
        <div className="stack">
          <Asked />
          <section className="panel">
            <h2>{t('mine.leaves')}</h2>
            <Loaded query={leaves} rows={4} empty={{ when: ({ rows }) => rows.length === 0, title: t('mine.none'), next: t('mine.noneNext') }}>
              {({ rows }) => <Mine rows={rows} />}
            </Loaded>
          </section>
        </div>
        <Balances />
      </div>
    </>
  )
}

function Mine({ rows }: { rows: readonly Leave[] }) {
  const { t } = useTranslation('leave')
  const words = useLeaveWords()
  return (
    <Queue
      label={t('mine.leaves')}
      items={rows.map((leave) => ({
        id: leave.id,
        title: `${t(`kind.${leave.kind}`)} ${words.span(leave)}`,
        href: paths.leave(leave.id),
        tone: toneOf(leave),
        due: words.state(leave),
        detail: [t('mine.days', { days: leave.days }), ...(leave.next ? [words.step(leave.next)] : []), ...leave.marks.map(({ mark, amount }) => t(`mark.${mark}`, { amount }))].join(' · '),
        clause: leave.next ? { id: leave.next.clause, href: paths.clause(leave.next.clause) } : undefined,
      }))}
    />
  )
}

/** Covers the person is asked for, answered in place. */
function Asked() {
  const { t } = useTranslation('leave')
  const { actor } = useSession()
  const words = useLeaveWords()
  const covers = useQuery(api.attendance.covers.mine.queryOptions({}))
  const command = useCommand(api.attendance.covers.answer.mutationOptions(), { done: t('mine.declined') })
  const asked = (covers.data?.rows ?? []).filter(({ person, state }) => person === actor.id && (state === 'asked' || state === 'accepted'))
  if (asked.length === 0) return null
  return (
    <section className="panel">
      <h2>{t('mine.asked')}</h2>
      <Queue
        label={t('mine.asked')}
        items={asked.map((cover) => ({
          id: cover.id,
          title: t('mine.covers', { holder: cover.holderName, span: words.span(cover) }),
          href: cover.leave ? paths.leave(cover.leave) : paths.covers,
          tone: cover.state === 'accepted' ? 'cover' as const : 'open' as const,
          due: t(`detail.cover_${cover.state}`),
          action: cover.state === 'asked' && (
            <span className="row">
              <Action kind="primary" busy={command.busy} onClick={() => command.run({ id: cover.id, agree: true, reason: null })}>{t('mine.agree')}</Action>
              <Action busy={command.busy} onClick={() => command.run({ id: cover.id, agree: false, reason: t('mine.decline') })}>{t('mine.decline')}</Action>
            </span>
          ),
        }))}
      />
      {command.problem && <ProblemView error={command.problem} />}
    </section>
  )
}

function Balances() {
  const { t } = useTranslation('leave')
  const local = useLocal()
  const balance = useQuery(api.attendance.balances.get.queryOptions({}))
  return (
    <section className="panel">
      <h2>{t('mine.balances')}</h2>
      <Loaded query={balance} rows={3}>
        {({ accounts }) => (accounts.length === 0 ? <EmptyState title={t('mine.noBalance')} /> : (
          <div className="stack">
            {accounts.map(({ account, leftDays, lines, source, clause }) => (
              <div key={account}>
                <p className="row"><strong>{account === 'rest' ? t('balances.account_rest') : t('balances.account_annual')}</strong> <StateTag tone={leftDays > 0 ? 'ok' : 'quiet'} bare>{t('mine.days', { days: leftDays })}</StateTag>{clause && <a className="clause-link" href={paths.clause(clause)}>{clause}</a>}</p>
                {source && <p className="soft">{t('plan.source', { source: local(source) })}</p>}
                <ul>{lines.map((line, index) => (
                  <li key={index} className="soft">{line.bucket} {t(`balances.line_${line.kind}`)} {line.days > 0 ? '+' : ''}{line.days}{line.validUntil && ` · ${t('balances.until')} ${line.validUntil}`}</li>
                ))}</ul>
              </div>
            ))}
          </div>
        ))}
      </Loaded>
    </section>
  )
}
