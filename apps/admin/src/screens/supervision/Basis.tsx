import { Action, formatDay, Sheet } from '@hall/ui'
import { skipToken, useQueries, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../data/api.ts'
import { Loaded } from '../../data/Loaded.tsx'
import { useCan } from '../../session/can.ts'
import { ClauseLink } from '../ledger/ClauseLink.tsx'
import { PersonName } from '../ledger/PersonName.tsx'
import { useFactName } from './fact-name.ts'
import type { Round } from './words.ts'

const FIGURES = ['late', 'earlyLeave', 'missing', 'confirmedHalves', 'leaveHalves'] as const

interface Props { center: string; round: Round; subject: { kind: 'person' | 'window'; id: string }; name: string }

/** What a result rests on: marks with their reasons, opinions, the ledger, the attendance of the closed months. */
export function Basis({ center, round, subject, name }: Props) {
  const { t, i18n } = useTranslation('supervision')
  const can = useCan()
  const factName = useFactName()
  const [open, setOpen] = useState(false)
  const basis = useQuery(api.supervision.appraisalRounds.basis.queryOptions(open ? { center, round: round.id, subject } : skipToken))
  return (
    <>
      <Action kind="quiet" reason={can('supervision.appraisalRounds.basis', { center }).reason} onClick={() => setOpen(true)}>{t('basis.open')}</Action>
      <Sheet open={open} title={`${name} · ${t('basis.title')}`} onClose={() => setOpen(false)} footer={<Action onClick={() => setOpen(false)}>{t('basis.close')}</Action>}>
        <Loaded query={basis} rows={4}>{(data) => (
          <div className="stack">
            <section><h3>{t('basis.aspects')}</h3><dl className="pairs">{data.aspects.flatMap(({ aspect, points, max }) => [<dt key={aspect}>{nameOf(round, subject.kind, aspect)}</dt>, <dd key={`${aspect} points`}>{points ?? '—'} / {max}</dd>])}<dt>{t('basis.total')}</dt><dd><strong>{data.total ?? '—'}</strong></dd></dl></section>
            <section><h3>{t('basis.sheets')}</h3>{data.sheets.length === 0 && <p className="soft">{t('basis.noSheets')}</p>}{data.sheets.map((sheet) => (
              <div key={`${sheet.appraiser} ${sheet.period}`}><p><PersonName register="supervision" id={sheet.appraiser} /> <span className="soft">{t(`appraiser.${sheet.source}`)} · {t(`period.${sheet.period}`)}</span></p><ul>{sheet.marks.map((mark) => <li key={mark.indicator}>{round.indicators.find(({ id }) => id === mark.indicator)?.name} {mark.points} <span className="soft">{mark.basis}</span></li>)}</ul></div>
            ))}</section>
            <section><h3>{t('basis.opinions')}</h3>{data.opinions.length === 0 ? <p className="soft">{t('basis.noOpinions')}</p> : data.opinions.map((one) => <p key={one.at}><PersonName register="supervision" id={one.by} /> {one.text}</p>)}</section>
            <section><h3>{t('tab.ledger')}</h3>{data.entries.length === 0 ? <p className="soft">{t('basis.noEntries')}</p> : <ul>{data.entries.map((entry) => <li key={entry.id}>{formatDay(entry.on, i18n.language)} {t(`kinds.${entry.kind}`)} {factName(entry)} <span className="soft">{t(`states.${entry.state}`)}</span> <ClauseLink id={entry.clause} /></li>)}</ul>}</section>
            {subject.kind === 'person' && <YearAttendance center={center} person={subject.id} months={data.months} missing={data.monthsMissing} />}
          </div>
        )}</Loaded>
      </Sheet>
    </>
  )
}

const nameOf = (round: Round, kind: 'person' | 'window', aspect: string) => {
  const own = round.indicators.filter((one) => one.for === kind && one.aspect === aspect)
  return own.length === 1 ? own[0]!.name : aspect
}

/** The closed months of the year added up, as attendance has them. */
function YearAttendance({ center, person, months, missing }: { center: string; person: string; months: string[]; missing: string[] }) {
  const { t } = useTranslation('supervision')
  const pages = useQueries({ queries: months.map((month) => api.attendance.months.people.queryOptions({ center, month, search: person, size: 5 })) })
  const rows = pages.flatMap(({ data }) => data?.rows.filter((row) => row.person === person) ?? [])
  return (
    <section>
      <h3>{t('basis.attendance')}</h3>
      {months.length === 0 ? <p className="soft">{t('basis.noMonths')}</p> : <dl className="pairs">{FIGURES.flatMap((figure) => [<dt key={figure}>{t(`figure.${figure}`)}</dt>, <dd key={`${figure} sum`}>{rows.reduce((sum, row) => sum + row.figures[figure], 0) / (figure.endsWith('Halves') ? 2 : 1)}</dd>])}</dl>}
      {missing.length > 0 && <p className="soft">{t('basis.monthsOpen', { count: missing.length })}</p>}
    </section>
  )
}
