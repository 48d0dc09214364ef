import { Choice, StateTag } from '@hall/ui'
import { skipToken, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { PersonField } from '../../antd/fields.tsx'
import { api } from '../../data/api.ts'
import { useLocal } from '../../data/local.ts'
import { paths } from '../../paths.ts'
import { useNow } from '../../session/clock.ts'
import { useFilters } from '../../session/filters.ts'
import { useMoment } from './words.ts'

const YEARS_BACK = 4

/** Before an appraisal or an award: what of complaints is on the record of a person or a window in a year. */
export function Record({ center }: { center: string }) {
  const { t } = useTranslation('complaints')
  const local = useLocal()
  const now = useNow()
  const [filters, change] = useFilters()
  const { person, window } = filters
  const thisYear = Number(now.slice(0, 4))
  const year = Number(filters['year'] ?? thisYear)
  const windows = useQuery(api.organization.directory.windows.queryOptions({ center }))
  const chosen = person ? { person } : window ? { window } : undefined
  return (
    <section className="panel no-print">
      <h2>{t('record.title')}</h2>
      <div className="filters">
        <span className="field record-person"><label htmlFor="record-person">{t('record.person')}</label><PersonField id="record-person" center={center} {...(person && { value: person })} onChange={(next) => change({ person: next, window: undefined, page: undefined })} /></span>
        <Choice label={t('column.window')} value={window ?? ''} onChange={(next) => change({ window: next || undefined, person: undefined, page: undefined })} options={[{ value: '', name: '—' }, ...(windows.data?.rows ?? []).map(({ id, number, name }) => ({ value: id, name: `${number} ${local(name)}` }))]} />
        <Choice label={t('record.year')} value={String(year)} onChange={(next) => change({ year: next })} options={Array.from({ length: YEARS_BACK }, (_, back) => ({ value: String(thisYear - back), name: String(thisYear - back) }))} />
      </div>
      {chosen ? <Of center={center} of={chosen} year={year} /> : <p className="soft">{t('record.choose')}</p>}
    </section>
  )
}

function Of({ center, of, year }: { center: string; of: { person: string } | { window: string }; year: number }) {
  const { t } = useTranslation('complaints')
  const moment = useMoment()
  const eligibility = useQuery(api.complaints.consequences.eligibility.queryOptions({ center, ...of, year }))
  const appraisal = useQuery(api.complaints.consequences.appraisal.queryOptions({ center, ...of, from: `${year}-01-01`, to: `${year}-12-31` }))
  const standing = useQuery(api.complaints.consequences.standing.queryOptions('person' in of ? { center, person: of.person } : skipToken))
  const lines = appraisal.data?.lines ?? []
  return (
    <div className="stack">
      <dl className="facts">
        <div>
          <dt>{t('record.award', { year })}</dt>
          <dd>{eligibility.data && (eligibility.data.eligible ? <StateTag tone="ok">{t('record.eligible')}</StateTag> : <><StateTag tone="absent">{t('record.notEligible')}</StateTag> {eligibility.data.grounds.map(({ number, clause }) => <span key={number}>{number} <a className="clause-link" href={paths.clause(clause)}>{clause}</a> </span>)}</>)}</dd>
        </div>
        {standing.data?.rows.map((row) => (
          <div key={row.kind}><dt>{t(`consequence.${row.kind}` as 'consequence.deduction')}</dt><dd>{t('record.countOf', { count: row.count, of: row.of })} <a className="clause-link" href={paths.clause(row.clause)}>{row.clause}</a></dd></div>
        ))}
      </dl>
      <h3>{t('record.appraisal', { year })} {appraisal.data?.clause && <a className="clause-link" href={paths.clause(appraisal.data.clause)}>{appraisal.data.clause}</a>}</h3>
      {lines.length === 0 ? <p className="soft">{t('record.noLines')}</p> : (
        <ul className="plain-list">
          {lines.map((line) => (
            <li key={line.complaint}>
              <a href={paths.complaint(line.complaint)}>{line.number}</a> <span className="soft">{moment(line.receivedAt)}</span> {t(`record.kind.${line.kind}`)} · {line.open ? t('status.open') : t(`result.${line.result}` as 'result.partly', { defaultValue: line.result })}
              {line.deduction && <> <StateTag tone="absent" bare>{t('consequence.deduction')}</StateTag></>}{line.late && <> <StateTag tone="late" bare>{t('late')}</StateTag></>}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
