import { Choice, formatDay, PageHeader, StateTag } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { SheetAction } from '../../antd/SheetAction.tsx'
import { api } from '../../data/api.ts'
import { Loaded } from '../../data/Loaded.tsx'
import { useLocal } from '../../data/local.ts'
import { usePlaceNames } from '../../session/places.ts'
import { useSession } from '../../session/session.ts'
import { ClauseLink } from '../ledger/ClauseLink.tsx'
import { PlainTable } from '../ledger/PlainTable.tsx'
import { useFactName } from './fact-name.ts'
import { Said } from './Said.tsx'
import { entryTones, matterTones, useYear } from './words.ts'

/** What counts for or against oneself, each with its clause, and what one says to it; results; matters in which one is heard. */
export function MyScorePage() {
  const { t, i18n } = useTranslation('supervision')
  const local = useLocal()
  const { me } = useSession()
  const { year, years, choose } = useYear()
  const factName = useFactName()
  const names = usePlaceNames([me.person?.center])
  const score = useQuery(api.supervision.scores.mine.queryOptions({ year }))
  const entries = useQuery(api.supervision.ledgerEntries.mine.queryOptions({ year }))
  const results = useQuery(api.supervision.results.mine.queryOptions({}))
  const matters = useQuery(api.supervision.matters.mine.queryOptions({}))
  const day = (date: string) => formatDay(date, i18n.language)
  return (
    <>
      <PageHeader title={t('mine.title')} note={t('mine.note')} />
      <div className="filters"><Choice label={t('year')} value={String(year)} options={years} onChange={choose} /></div>
      <div className="stack">
        <section className="panel">
          <h2>{t('mine.year', { year })}</h2>
          <Loaded query={score} rows={2}>{({ year: whole, months }) => whole && (
            <>
              <p>{whole.score !== null ? <><strong>{whole.score}</strong> <span className="soft">{t('mine.arithmetic', { base: whole.base, points: whole.points })}</span> <ClauseLink id={whole.clause} /></> : t('mine.noNumber', { count: whole.entries })}{whole.pending > 0 && <StateTag tone="open">{t('mine.pending', { count: whole.pending })}</StateTag>}</p>
              {months.length > 0 && <p className="row">{months.map((month) => <StateTag key={month.month} tone="late" bare>{t('mine.month', { month: month.month, count: month.entries, points: month.points ?? '—' })}</StateTag>)}</p>}
            </>
          )}</Loaded>
        </section>
        <PlainTable title={t('mine.entries')} query={entries} rowKey={({ id }) => id} empty={t('mine.noEntries')} columns={[
          { title: t('on'), render: (row) => day(row.on) },
          { title: t('kind'), render: (row) => t(`kinds.${row.kind}`) },
          { title: t('fact'), render: (row) => <>{factName(row)} <span className="soft">{t(`source.${row.source}`)} {row.reason}</span></> },
          { title: t('clause', { ns: 'ledger' }), render: (row) => <ClauseLink id={row.clause} /> },
          { title: t('points'), number: true, render: (row) => row.points ?? '—' },
          { title: t('state', { ns: 'ledger' }), render: (row) => <><StateTag tone={entryTones[row.state]}>{t(`states.${row.state}`)}</StateTag>{row.objectionOpen && <StateTag tone="open">{t('entry.objected')}</StateTag>} <span className="soft">{row.decision}</span></> },
          { title: t('entry.said'), render: (row) => row.objection ?? row.answer ?? '' },
          { title: t('action', { ns: 'ledger' }), render: (row) => (
            <span className="row">
              {row.state === 'proposed' && <SheetAction label={t('entry.answer')} procedure="supervision.ledgerEntries.answer" kind="quiet" options={api.supervision.ledgerEntries.answer.mutationOptions()} done={t('entry.answered')} note={t('entry.answerNote')} toInput={({ text }: { text: string }) => ({ entry: row.id, text })}><Said name="text" label={t('entry.answer')} /></SheetAction>}
              {row.state === 'in_force' && !row.objectionOpen && <SheetAction label={t('entry.object')} procedure="supervision.ledgerEntries.object" kind="quiet" options={api.supervision.ledgerEntries.object.mutationOptions()} done={t('entry.objectionMade')} note={t('entry.objectNote')} toInput={({ text }: { text: string }) => ({ entry: row.id, text })}><Said name="text" label={t('reason', { ns: 'ledger' })} /></SheetAction>}
            </span>
          ) },
        ]} />
        <PlainTable title={t('mine.results')} query={results} rowKey={({ id }) => id} empty={t('result.none')} columns={[
          { title: t('year'), render: (row) => row.year },
          { title: t('subject.label'), render: (row) => (row.subject.kind === 'person' ? row.name : names.window(row.subject.id)) },
          { title: t('points'), number: true, render: (row) => <>{row.points ?? '—'}{row.pointsBefore !== null && <span className="soft"> ({row.pointsBefore})</span>}</> },
          { title: t('grade'), render: (row) => <>{row.gradeName ? local(row.gradeName) : '—'} <ClauseLink id={row.capped ?? row.gradeClause} /></> },
          { title: t('rank'), number: true, render: (row) => `${row.rank} / ${row.field}` },
          { title: t('state', { ns: 'ledger' }), render: (row) => <>{row.provisional && <StateTag tone="open">{t('provisional')}</StateTag>}{row.reconsideration && <span className="soft">{t(`reconsider.${row.reconsideration.state}`)} {row.reconsideration.decision}</span>}</> },
          { title: t('action', { ns: 'ledger' }), render: (row) => row.mayObject && <SheetAction label={t('reconsider.ask')} procedure="supervision.results.reconsider" kind="quiet" options={api.supervision.results.reconsider.mutationOptions()} done={t('reconsider.asked')} note={t('reconsider.askNote')} toInput={({ reasons }: { reasons: string }) => ({ result: row.id, reasons })}><Said name="reasons" label={t('reconsider.reasons')} /></SheetAction> },
        ]} />
        {(matters.data?.rows.length ?? 0) > 0 && (
          <PlainTable title={t('mine.matters')} query={matters} rowKey={({ id }) => id} empty="" columns={[
            { title: t('matter.number'), render: (row) => row.number },
            { title: t('matter.about'), render: (row) => row.about },
            { title: t('stage.act'), render: (row) => row.stages.map((stage) => `${stage.stage} ${stage.act}`).join(t('comma', { ns: 'access' })) },
            { title: t('clause', { ns: 'ledger' }), render: (row) => <ClauseLink id={row.groundClause} /> },
            { title: t('state', { ns: 'ledger' }), render: (row) => <><StateTag tone={matterTones[row.state]}>{t(`matterState.${row.state}`)}</StateTag> {row.outcome && <span className="soft">{t(`outcome.${row.outcome}`)}</span>}</> },
            { title: t('matter.statements'), render: (row) => row.statements.map(({ text }) => text).join(' / ') },
            { title: t('action', { ns: 'ledger' }), render: (row) => row.state === 'open' && <SheetAction label={t('matter.state')} procedure="supervision.matters.state" kind="quiet" options={api.supervision.matters.state.mutationOptions()} done={t('matter.noted')} note={t('matter.stateNote')} toInput={({ text }: { text: string }) => ({ matter: row.id, text })}><Said name="text" label={t('matter.statement')} /></SheetAction> },
          ]} />
        )}
      </div>
    </>
  )
}
