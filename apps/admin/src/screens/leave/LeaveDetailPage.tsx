import { EmptyState, PageHeader, StateTag, Timeline, type TimelineEntry, WhyPanel } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ActorName } from '../../data/ActorName.tsx'
import { api, queryClient } from '../../data/api.ts'
import { download } from '../../data/download.ts'
import { IssuedDocument } from '../../data/IssuedDocument.tsx'
import { Loaded } from '../../data/Loaded.tsx'
import { problemOf } from '../../data/problem.ts'
import { useClause } from '../../data/use-clause.ts'
import { paths } from '../../paths.ts'
import { usePlaceNames } from '../../session/places.ts'
import { LeaveActions } from './LeaveActions.tsx'
import { Clause } from './PlanPanel.tsx'
import { type LeaveDetail, toneOf, useLeaveWords } from './words.ts'

/** One leave: how far it is, why, what happened, and what the one who looks may do. */
export function LeaveDetailPage() {
  const { t } = useTranslation('leave')
  const { id } = useParams({ strict: false }) as { id: string }
  const leave = useQuery(api.attendance.leaves.get.queryOptions({ id }))
  if (leave.error && problemOf(leave.error).code === 'LEAVE_UNKNOWN') return <EmptyState title={t('detail.unknown')} />
  return <Loaded query={leave} rows={8}>{(data) => <Detail data={data} />}</Loaded>
}

function Detail({ data }: { data: LeaveDetail }) {
  const { t } = useTranslation('leave')
  const words = useLeaveWords()
  const { leave } = data
  const names = usePlaceNames([leave.center])
  return (
    <>
      <PageHeader
        title={t('detail.title', { name: leave.name, kind: t(`kind.${leave.kind}`) })}
        note={<><StateTag tone={toneOf(leave)}>{words.state(leave)}</StateTag> {words.span(leave)} · {t('plan.lengthText', { days: leave.days, hours: leave.hours })} · {names.window(leave.window)}</>}
      />
      <div className="columns">
        <div className="stack">
          <LeaveActions data={data} />
          <Steps data={data} />
          <section className="panel"><h2>{t('detail.timeline')}</h2><Timeline label={t('detail.timeline')} entries={useEntries(data)} /></section>
        </div>
        <div className="stack">
          <Why data={data} />
          <Private data={data} />
          <Covers data={data} />
          {data.document && (
            <section className="panel">
              <h2>{t('detail.printed')}</h2>
              <IssuedDocument document={data.document}
                page={(document) => queryClient.fetchQuery(api.attendance.leaves.slipPage.queryOptions({ id: document }))}
                docx={(document) => queryClient.fetchQuery(api.attendance.leaves.slipDocx.queryOptions({ id: document }))} />
            </section>
          )}
        </div>
      </div>
    </>
  )
}

function Steps({ data }: { data: LeaveDetail }) {
  const { t } = useTranslation('leave')
  const words = useLeaveWords()
  return (
    <section className="panel">
      <h2>{t('detail.steps')}</h2>
      <ol className="stack">
        {data.steps.map((step) => (
          <li key={step.id} className="row">
            <StateTag tone={step.done ? (step.done.outcome === 'refused' ? 'absent' : 'ok') : 'open'}>{step.done ? t(`outcome.${step.done.outcome}`) : t('detail.waiting')}</StateTag>
            {words.step(step)} {step.done && <ActorName id={step.done.by} />} {step.done?.reason && <span className="soft">{step.done.reason}</span>} <Clause id={step.clause} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function Why({ data }: { data: LeaveDetail }) {
  const { t } = useTranslation('leave')
  const words = useLeaveWords()
  const clause = useClause(data.chain.clause)
  const next = data.leave.next
  return (
    <WhyPanel
      why={{
        tone: toneOf(data.leave), state: words.state(data.leave),
        sentence: next ? words.step(next) : data.countsFrom ? t('detail.countsFrom', { at: words.moment(data.countsFrom) }) : words.span(data.leave),
        clause,
        value: { name: t('detail.value'), text: data.steps.map((step) => words.step(step)).join(' → ') },
        facts: data.leave.marks.map(({ mark, amount, clause: source }) => ({ text: t(`mark.${mark}`, { amount }), source })),
        arithmetic: [t('plan.lengthText', { days: data.leave.days, hours: data.leave.hours }), ...(data.joinedDays === data.leave.days ? [] : [t('plan.joined', { days: data.joinedDays })]), ...(data.provisionalYears.length === 0 ? [] : [t('plan.provisional', { years: data.provisionalYears.join('、') })])],
      }}
    />
  )
}

function Private({ data }: { data: LeaveDetail }) {
  const { t } = useTranslation('leave')
  const open = async (file: string) => download(await queryClient.fetchQuery(api.attendance.leaves.file.queryOptions({ id: data.leave.id, file })))
  return (
    <section className="panel">
      <h2>{t('detail.reason')}</h2>
      {data.reason === null ? <p className="soft">{t('detail.hidden')}</p> : <p>{data.reason}</p>}
      {data.lateReason && <><h3>{t('detail.lateReason')}</h3><p>{data.lateReason}</p></>}
      {data.handover && <><h3>{t('detail.handover')}</h3><p>{data.handover}</p></>}
      {data.files && data.files.length > 0 && (
        <><h3>{t('detail.files')}</h3><ul>{data.files.map((file) => <li key={file.id}>{t(`document.${file.document}`)} <button type="button" className="action action-quiet" onClick={() => void open(file.id)}>{file.filename}</button></li>)}</ul></>
      )}
    </section>
  )
}

function Covers({ data }: { data: LeaveDetail }) {
  const { t } = useTranslation('leave')
  const words = useLeaveWords()
  return (
    <section className="panel">
      <h2>{t('detail.covers')} {data.coverNeed && <Clause id={data.coverNeed.clause} />}</h2>
      {data.coverNeed?.required && data.coverNeed.open.length > 0 && <p><StateTag tone="late">{t('plan.coverOpen', { count: data.coverNeed.open.length })}</StateTag></p>}
      {data.covers.length === 0 ? <p className="soft">{t('detail.noCovers')}</p> : (
        <ul>{data.covers.map((cover) => <li key={cover.id} className="row"><StateTag tone={cover.state === 'accepted' ? 'cover' : cover.state === 'asked' ? 'open' : 'quiet'}>{t(`detail.cover_${cover.state}`)}</StateTag> {t('detail.coverRow', { name: cover.name, span: words.span(cover) })}</li>)}</ul>
      )}
    </section>
  )
}

function useEntries(data: LeaveDetail): TimelineEntry[] {
  const { t } = useTranslation('leave')
  const words = useLeaveWords()
  return data.events.map(({ type, at, by, text, clause }, index) => ({
    id: String(index), at: words.moment(at),
    tone: /refused|Refused|Overdue|Revoked|Marked/.test(type) ? 'absent' as const : 'ok' as const,
    title: t(`event.${type.replace('.', '_') as 'LeaveRequested'}`),
    source: <><ActorName id={by} />{clause && <> <a className="clause-link" href={paths.clause(clause)}>{clause}</a></>}</>,
    detail: text ?? undefined,
  }))
}
