import { Action, Choice, EmptyState, formatDateTime, formatDay, formatWeekday, PageHeader, StateTag } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api, type Outputs, queryClient } from '../../data/api.ts'
import { ExportButton } from '../../data/ExportButton.tsx'
import { Loaded } from '../../data/Loaded.tsx'
import { useLocal } from '../../data/local.ts'
import { paths } from '../../paths.ts'
import { atCenter } from '../../session/clock.ts'
import { oneOf, useFilters } from '../../session/filters.ts'

type Sheet = NonNullable<Outputs['cases']['clock']['sheet']['sheet']>
type Row = Sheet['rows'][number]
const CLOCKS = ['promised', 'statutory', 'step'] as const

/** How a limit was counted, day by day, for whoever doubts it. */
export function SheetPage() {
  const { t } = useTranslation('cases')
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const [filters, change] = useFilters()
  const clock = oneOf(CLOCKS, filters['clock']) ?? 'promised'
  const sheet = useQuery(api.cases.clock.sheet.queryOptions({ case: id, clock }))
  return (
    <>
      <PageHeader
        title={t('sheet.title')} note={sheet.data && `${sheet.data.number} · ${sheet.data.itemName}`}
        actions={<><ExportButton reason={undefined} name={t('sheet.ledger')} fetch={() => queryClient.fetchQuery(api.cases.clock.ledger.queryOptions({ case: id, clock }))} /><Action icon="print" onClick={() => window.print()}>{t('print', { ns: 'shell' })}</Action></>}
      />
      <div className="filters"><Choice label={t('sheet.clock')} value={clock} onChange={(value) => change({ clock: value })} options={CLOCKS.map((value) => ({ value, name: t(`sheet.clocks.${value}`) }))} /></div>
      <Loaded query={sheet} rows={12}>
        {(data) => data.sheet ? <Counted sheet={data.sheet} clause={data.clause} note={t('sheet.versions', { item: data.itemVersion, policy: data.policyVersion })} /> : <EmptyState title={t('clock.none')}>{t('sheet.none')}</EmptyState>}
      </Loaded>
    </>
  )
}

function Counted({ sheet, clause, note }: { sheet: Sheet; clause: string | null; note: string }) {
  const { t, i18n } = useTranslation('cases')
  const { reading } = sheet
  return (
    <div className="stack">
      <section className="panel">
        <p>{reading.due ? t('sheet.due', { day: formatDay(reading.due.date, i18n.language) }) : t('sheet.noDue')} {clause && <a className="clause-link" href={paths.clause(clause)}>{clause}</a>}</p>
        <p className="soft">{t('clock.amount', { used: reading.used, total: reading.budget ?? 0, unit: t(`clock.unit.${reading.unit}`) })} · {note} · {t('sheet.computed', { at: formatDateTime(atCenter(sheet.computedAt), i18n.language).slice(0, -3) })}</p>
      </section>
      <section className="panel panel-flush scroll-x">
        <table className="plain">
          <caption className="unseen">{t('sheet.title')}</caption>
          <thead><tr><th scope="col">{t('sheet.day')}</th><th scope="col">{t('sheet.counted')}</th><th scope="col" className="number">{t('sheet.nth')}</th><th scope="col">{t('sheet.why')}</th></tr></thead>
          <tbody>{sheet.rows.map((row, i) => <DayRow key={i} row={row} />)}</tbody>
        </table>
      </section>
    </div>
  )
}

function DayRow({ row }: { row: Row }) {
  const { t, i18n } = useTranslation('cases')
  return (
    <tr>
      <th scope="row">{formatDay(row.date, i18n.language)} {formatWeekday(row.date, i18n.language)} {row.span ? `${row.span.from}–${row.span.to}` : ''}</th>
      <td><StateTag tone={row.counted ? 'ok' : 'quiet'} bare>{t(row.counted ? 'sheet.yes' : 'sheet.no')}</StateTag></td>
      <td className="number">{row.counted ? Math.round(row.total) : ''}</td>
      <td><Why row={row} />{row.provisional && <span className="soft"> {t('clock.provisional')}</span>}</td>
    </tr>
  )
}

function Why({ row: { reason } }: { row: Row }) {
  const { t } = useTranslation('cases')
  const local = useLocal()
  switch (reason.kind) {
    case 'holiday':
    case 'exchanged_workday':
    case 'closure': return <>{t(`sheet.reason.${reason.kind}`)} {local(reason.name)} <span className="soft">{reason.source}</span></>
    case 'stopped': return <>{t('sheet.reason.stopped', { ground: t(`option.${reason.ground}` as 'option.hearing'), document: reason.document ?? '', approver: reason.approver ?? '' })} <a className="clause-link" href={paths.clause(reason.clause)}>{reason.clause}</a></>
    case 'waiting': return <>{t('sheet.reason.waiting')} <a className="clause-link" href={paths.clause(reason.clause)}>{reason.clause}</a></>
    default: return <>{t(`sheet.reason.${reason.kind}`)}</>
  }
}
