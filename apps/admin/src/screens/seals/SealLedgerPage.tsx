import { Action, addDays, Choice, DayField, formatDay, PageHeader } from '@hall/ui'
import { skipToken, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useSectionNames } from '../ledger/use-section-names.ts'
import { PersonName } from '../ledger/PersonName.tsx'
import { api, type Outputs } from '../../data/api.ts'
import { ChooseCenter } from '../../data/ChooseCenter.tsx'
import { Loaded } from '../../data/Loaded.tsx'
import { paths } from '../../paths.ts'
import { useCenter } from '../../session/center.ts'
import { useToday } from '../../session/clock.ts'
import { asDay, oneOf, useFilters } from '../../session/filters.ts'
import { usePlaceNames } from '../../session/places.ts'
import './seal-ledger.css'

const BOOKS = ['uses', 'seals'] as const
const AT_ONCE = 500
const DAYS_SHOWN = 30

/** The book of uses, and the register of seals, as they are printed and kept. */
export function SealLedgerPage() {
  const { t } = useTranslation('seals')
  const [center] = useCenter()
  const today = useToday()
  const [filters, change] = useFilters()
  const book = oneOf(BOOKS, filters['book']) ?? 'uses'
  const from = asDay(filters['from']) ?? addDays(today, -DAYS_SHOWN)
  const to = asDay(filters['to']) ?? today
  return (
    <>
      <div className="no-print">
        <PageHeader title={t('ledgerBook.title')} note={t('ledgerBook.note')} actions={<><a className="action" href={paths.sealUses}>{t('ledgerBook.back')}</a><Action icon="print" onClick={() => print()}>{t('print', { ns: 'shell' })}</Action></>} />
        <div className="filters">
          <Choice label={t('ledgerBook.book')} value={book} options={BOOKS.map((value) => ({ value, name: t(`ledgerBook.${value}`) }))} onChange={(value) => change({ book: value })} />
          {book === 'uses' && (
            <>
              <span className="field"><label htmlFor="ledger-from">{t('count.from')}</label><DayField id="ledger-from" value={from} max={to} onChange={(day) => change({ from: day })} /></span>
              <span className="field"><label htmlFor="ledger-to">{t('count.to')}</label><DayField id="ledger-to" value={to} min={from} onChange={(day) => change({ to: day })} /></span>
            </>
          )}
        </div>
      </div>
      {!center ? <ChooseCenter href={(id) => `${paths.sealLedger}?center=${id}`} /> : book === 'uses' ? <Uses center={center} from={from} to={to} /> : <Seals center={center} />}
    </>
  )
}

interface BookProps { title: string; center: string; note: string; total: number; shown: number; heads: readonly string[]; rows: readonly { id: string; cells: readonly ReactNode[] }[] }

function Book({ title, center, note, total, shown, heads, rows }: BookProps) {
  const { t, i18n } = useTranslation('seals')
  const names = usePlaceNames([center])
  const today = useToday()
  return (
    <article className="panel seal-book">
      <p className="seal-book-head">{names.center(center)}</p>
      <h2>{title}</h2>
      <p className="seal-book-note">{note}{total > shown && ` · ${t('ledgerBook.cut', { shown, total })}`}</p>
      <div className="scroll-x" tabIndex={0} role="region" aria-label={title}>
        <table className="plain">
          <thead><tr><th scope="col">{t('ledgerBook.nth')}</th>{heads.map((head) => <th key={head} scope="col">{head}</th>)}</tr></thead>
          <tbody>{rows.length === 0 ? <tr><td colSpan={heads.length + 1}>{t('ledgerBook.none')}</td></tr> : rows.map(({ id, cells }, at) => <tr key={id}><td>{at + 1}</td>{cells.map((cell, index) => <td key={heads[index]}>{cell}</td>)}</tr>)}</tbody>
        </table>
      </div>
      <p className="seal-book-foot"><span>{t('ledgerBook.keeper')}</span><span>{t('ledgerBook.checker')}</span><span>{t('ledgerBook.printedOn', { day: formatDay(today, i18n.language) })}</span></p>
    </article>
  )
}

type Use = Outputs['seals']['uses']['list']['rows'][number]

function Uses({ center, from, to }: { center: string; from: string; to: string }) {
  const { t, i18n } = useTranslation('seals')
  const uses = useQuery(api.seals.uses.list.queryOptions(center ? { center, from, to, size: AT_ONCE, sort: 'on' } : skipToken))
  const day = (date: string) => formatDay(date, i18n.language)
  const cells = (row: Use) => [
    day(row.on), row.sealName, row.case, row.document, String(row.copies), String(row.approvedCopies ?? '—'), row.decidedBy ? <PersonName register="seals" key="decided" id={row.decidedBy} /> : '—',
    String(row.stampedCopies ?? '—'), row.stampedBy ? <PersonName register="seals" key="stamped" id={row.stampedBy} /> : '—', String(row.counterAfter ?? '—'), String(row.archivedCopies ?? '—'), t(`useState.${row.state}`),
  ]
  const heads = (['on', 'seal', 'case', 'document', 'asked', 'approved', 'approver', 'stamped', 'keeper', 'counter', 'archived', 'state'] as const).map((head) => t(`ledgerBook.column.${head}`))
  return (
    <Loaded query={uses} rows={8}>
      {({ rows, total }) => <Book title={t('ledgerBook.uses')} center={center} note={t('ledgerBook.span', { from: day(from), to: day(to) })} total={total} shown={rows.length} heads={heads} rows={rows.map((row) => ({ id: row.id, cells: cells(row) }))} />}
    </Loaded>
  )
}

function Seals({ center }: { center: string }) {
  const { t, i18n } = useTranslation('seals')
  const names = usePlaceNames([center])
  const sections = useSectionNames([center])
  const seals = useQuery(api.seals.seals.list.queryOptions({ center, size: AT_ONCE, sort: 'number' }))
  const day = (date: string | null) => (date ? formatDay(date, i18n.language) : '—')
  const heads = (['number', 'name', 'kind', 'place', 'custodian', 'since', 'usableFrom', 'endedOn', 'state'] as const).map((head) => t(`ledgerBook.column.${head}`))
  return (
    <Loaded query={seals} rows={8}>
      {({ rows, total }) => (
        <Book
          title={t('ledgerBook.seals')} center={center} note={t('ledgerBook.sealsNote')} total={total} shown={rows.length} heads={heads}
          rows={rows.map((row) => ({ id: row.id, cells: [
            row.number, row.name, `${t(`kinds.${row.kind}`)} · ${t(`media.${row.medium}`)}`, row.window ? names.window(row.window) : (sections(row.section) || '—'), row.custodian ? <PersonName register="seals" key="custodian" id={row.custodian} /> : t('nobody'),
            day(row.custodianSince), day(row.usableFrom), day(row.endedOn), t(`states.${row.state}`),
          ] }))}
        />
      )}
    </Loaded>
  )
}
