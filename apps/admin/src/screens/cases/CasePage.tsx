import { EmptyState, formatDateTime, formatShortDay, PageHeader, StateTag, Timeline, type Tone } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { ActorName } from '../../data/ActorName.tsx'
import { api, queryClient } from '../../data/api.ts'
import { IssuedDocuments } from '../../data/IssuedDocument.tsx'
import { Loaded } from '../../data/Loaded.tsx'
import { paths } from '../../paths.ts'
import { atCenter, useToday } from '../../session/clock.ts'
import { usePlaceNames } from '../../session/places.ts'
import { CaseActions } from './CaseActions.tsx'
import { CaseClocks } from './CaseClocks.tsx'
import { CounterCheck } from './CounterCheck.tsx'
import { CaseFees } from './CaseFees.tsx'
import { type CaseView, dayNear, stateTones } from './words.ts'

const HURTS = ['FindingRaised', 'LimitExpired', 'SecondNoticeBlocked', 'AcceptanceRefused']
const HIDDEN = ['NoticeRaised', 'HoldingChanged', 'CaseMoved']

/** One case with all of it: clocks, what may be done now, what happened, papers. */
export function CasePage() {
  const { t } = useTranslation('cases')
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const view = useQuery(api.cases.queue.get.queryOptions({ case: id }))
  return <Loaded query={view} rows={12} empty={{ when: () => false, title: t('list.none') }}>{(data) => <Whole view={data} />}</Loaded>
}

function Whole({ view }: { view: CaseView }) {
  const { t } = useTranslation('cases')
  const names = usePlaceNames([view.row.center])
  const { row } = view
  return (
    <>
      <PageHeader title={row.itemName} note={<>{row.number} · {names.center(row.center)} · {names.window(row.window) || names.department(row.department)} · <StateTag tone={stateTones[row.state]}>{t(`state.${row.state}`)}</StateTag></>} />
      <CaseActions view={view} />
      {view.row.state === 'received' && view.actions.includes('check') && <div className="section-gap no-print"><CounterCheck file={row.id} item={{ name: row.itemName, kind: row.kind }} onDone={() => undefined} /></div>}
      <div className="columns section-gap">
        <div className="stack">
          <section className="panel"><h2>{t('case.clocks')}</h2><CaseClocks view={view} /></section>
          <section className="panel case-timeline"><h2>{t('case.timeline')}</h2><Happened view={view} /></section>
        </div>
        <div className="stack">
          <Facts view={view} />
          {view.acceptance && <Acceptance acceptance={view.acceptance} />}
          {view.correction && <Correction view={view} correction={view.correction} />}
          {view.findings.length > 0 && <Findings view={view} />}
          {view.materials.length > 0 && <Materials view={view} />}
          {view.parts.length > 0 && <Parts view={view} />}
          <CaseFees row={view.row} />
          <section className="panel"><h2>{t('case.papers')}</h2><IssuedDocuments documents={view.documents} page={(one) => queryClient.fetchQuery(api.cases.papers.page.queryOptions({ id: one }))} docx={(one) => queryClient.fetchQuery(api.cases.papers.docx.queryOptions({ id: one }))} /></section>
        </div>
      </div>
    </>
  )
}

/** By name also for who may not look people up: whoever sees a case sees who handled it. */
function Person({ id, view }: { id: string; view: CaseView }) {
  const name = view.people.find((one) => one.id === id)?.name
  return name ? <>{name} <span className="soft">{id}</span></> : <ActorName id={id} />
}

function Facts({ view }: { view: CaseView }) {
  const { t } = useTranslation('cases')
  const { row, applicant } = view
  const facts: [string, React.ReactNode][] = [
    [t('applicant.name'), applicant?.name], [t('applicant.idNumber'), applicant?.idNumber], [t('applicant.phone'), applicant?.phone], [t('applicant.address'), applicant?.address], [t('column.kind'), t(`kind.${row.kind}`)],
    [t('case.version'), row.itemVersion > 0 && String(row.itemVersion)], [t('case.firstAsked'), view.firstAsked && <Person id={view.firstAsked} view={view} />], [t('column.handler'), row.handler && <Person id={row.handler} view={view} />],
    [t('case.assistant'), view.assistant && <Person id={view.assistant} view={view} />], [t('case.examiner'), view.examiner && <Person id={view.examiner} view={view} />], [t('case.approver'), view.approver && <Person id={view.approver} view={view} />], [t('case.outcome'), row.outcome && t(`outcome.${row.outcome}` as 'outcome.done')], [t('case.checkCode'), view.checkCode],
  ]
  return <section className="panel"><h2>{t('case.facts')}</h2><dl className="pairs">{facts.filter(([, value]) => value).flatMap(([name, value]) => [<dt key={name}>{name}</dt>, <dd key={`${name} value`}>{value}</dd>])}</dl></section>
}

function Happened({ view }: { view: CaseView }) {
  const { t, i18n } = useTranslation('cases')
  const today = useToday()
  const shown = view.entries.filter(({ type }) => !HIDDEN.includes(type))
  if (shown.length === 0) return <EmptyState title={t('case.nothing')}>{t('list.noneNext')}</EmptyState>
  return (
    <div className={shown.some(({ at }) => atCenter(at).slice(0, 4) !== today.slice(0, 4)) ? 'case-years' : undefined}><Timeline
      label={t('case.timeline')}
      entries={shown.map(({ version, at, type, by, clauses, data }) => ({
        id: String(version), at: `${dayNear(atCenter(at).slice(0, 10), { today, language: i18n.language })} ${atCenter(at).slice(11, 16)}`, tone: toneOf(type), title: t(`event.${type}` as 'event.CaseAccepted'),
        source: <><Person id={by} view={view} /> {clauses.map((clause) => <Fragment key={clause}><a className="clause-link" href={paths.clause(clause)}>{clause}</a> </Fragment>)}</>,
        detail: <Detail data={data} />,
      }))}
    /></div>
  )
}

function toneOf(type: string): Tone {
  if (HURTS.includes(type)) return 'absent'
  if (type === 'LimitWarned' || type === 'ClockStopped' || type === 'ExtensionRequested') return 'late'
  return type === 'CaseConcluded' || type === 'CaseAccepted' ? 'ok' : 'cover'
}

const TOLD = ['reason', 'opinion', 'document', 'missing', 'kind', 'to', 'step', 'positions', 'outcome', 'instruction', 'error', 'done', 'by', 'detail', 'dueOn', 'before', 'after', 'networkReference', 'servedOn', 'holder'] as const

const CODED: readonly string[] = ['kind', 'outcome', 'step', 'by', 'holder']

/** The words people wrote; codes are said in the title. */
function Detail({ data }: { data: Record<string, unknown> }) {
  const { t } = useTranslation('cases')
  const said = TOLD.flatMap((key) => {
    const value = data[key]
    const text = Array.isArray(value) ? value.join(' · ') : typeof value === 'string' ? value : ''
    return text ? [`${t(`field.${key}` as 'field.reason')}${t('colon', { ns: 'shell' })}${CODED.includes(key) ? t([`option.${text}` as 'option.other', `finding.${text}` as 'finding.overdue', `kind.${text}` as 'kind.joint', 'asIs'], { text }) : text}`] : []
  })
  return said.length > 0 ? <span className="soft">{said.join('  ')}</span> : null
}

/** Complete only with its number, the network's reference and the notice. */
function Acceptance({ acceptance }: { acceptance: NonNullable<CaseView['acceptance']> }) {
  const { t, i18n } = useTranslation('cases')
  return (
    <section className="panel"><h2>{t('acceptance.title')} <StateTag tone={acceptance.complete ? 'ok' : 'late'}>{t(acceptance.complete ? 'acceptance.complete' : 'acceptance.incomplete')}</StateTag> <a className="clause-link" href={paths.clause(acceptance.clause)}>{acceptance.clause}</a></h2>
      <ul>{acceptance.parts.map(({ what, reference, at }) => <li key={what}>{t(`acceptance.${what}`)} <StateTag tone={at ? 'ok' : 'late'} bare>{at ? (reference ?? t('acceptance.there')) : t('acceptance.missing')}</StateTag> <span className="soft">{at && formatDateTime(atCenter(at), i18n.language).slice(0, -3)}</span></li>)}</ul>
      {!acceptance.complete && <p className="soft">{t('acceptance.note')}</p>}
    </section>
  )
}

/** An error found afterwards, and who of those ordered has answered. */
function Correction({ view, correction }: { view: CaseView; correction: NonNullable<CaseView['correction']> }) {
  const { t } = useTranslation('cases')
  return (
    <section className="panel"><h2>{t('correction.title')} <StateTag tone={correction.closed ? 'ok' : 'late'} bare>{t(correction.closed ? 'correction.closed' : 'correction.open')}</StateTag></h2>
      <p>{correction.error}</p>
      <ul>{correction.ordered.map((person) => <li key={person}><Person id={person} view={view} /> <StateTag tone={correction.answered.includes(person) ? 'ok' : 'late'} bare>{t(correction.answered.includes(person) ? 'correction.answered' : 'correction.waiting')}</StateTag></li>)}</ul>
    </section>
  )
}

function Findings({ view }: { view: CaseView }) {
  const { t } = useTranslation('cases')
  return (
    <section className="panel"><h2>{t('case.findings')}</h2>
      <ul>{view.findings.map((finding) => <li key={finding.id}><StateTag tone={finding.state === 'dismissed' ? 'quiet' : 'absent'} bare>{t(`finding.${finding.kind}`)}</StateTag> {finding.days ? t('days', { count: finding.days }) : ''} {finding.clause && <a className="clause-link" href={paths.clause(finding.clause)}>{finding.clause}</a>} <span className="soft">{finding.detail}</span></li>)}</ul>
    </section>
  )
}

function Materials({ view }: { view: CaseView }) {
  const { t } = useTranslation('cases')
  return (
    <section className="panel"><h2>{t('counter.materials')}</h2>
      <ul>{view.materials.map(({ code, name, state, asked }) => <li key={code}>{name} <StateTag tone={state === 'present' ? 'ok' : state === 'unmarked' ? 'quiet' : 'late'} bare>{t(`mark.${state}` as 'mark.present')}</StateTag>{asked && <span className="chip">{t('case.asked')}</span>}</li>)}</ul>
    </section>
  )
}

function Parts({ view }: { view: CaseView }) {
  const { t, i18n } = useTranslation('cases')
  const names = usePlaceNames([])
  return (
    <section className="panel"><h2>{t('case.parts')}</h2>
      <ul>{view.parts.map(({ department, position, opinion, dueOn }) => <li key={department}>{names.department(department)} <StateTag tone={position === null ? 'late' : position === 'agree' ? 'ok' : 'absent'} bare>{t(position === null ? 'case.unanswered' : `case.${position}` as 'case.agree')}</StateTag> {dueOn && <span className="chip">{t('queue.due', { day: formatShortDay(dueOn, i18n.language) })}</span>} <span className="soft">{opinion}</span></li>)}</ul>
    </section>
  )
}
