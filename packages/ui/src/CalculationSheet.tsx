import type { SheetRow, SheetView } from '@hall/statutory-clock/view'
import { useTranslation } from 'react-i18next'
import { amount, type ClockWords, dueText, useClockTexts } from './clock-texts.ts'
import { formatDateTime, formatDay, localDateTime } from './dates.ts'

interface Props {
  sheet: SheetView
  words: ClockWords & {
    /** What happened, by the name the case has for it. */
    readonly fact: (fact: SheetView['facts'][number]) => string
  }
  /** Case number, item, applicant: what the head of the page says. */
  head: readonly { readonly label: string; readonly text: string }[]
}

const ZONE = 'Asia/Shanghai'

/** 时限计算书: how a limit was counted, row by row, as a page to print. */
export function CalculationSheet({ sheet, words, head }: Props) {
  const { t, i18n } = useTranslation('ui')
  const { reading } = sheet
  const texts = useClockTexts(reading, words)
  const moment = (at: string) => formatDateTime(localDateTime(at, ZONE), i18n.language)
  const facts = new Map(sheet.facts.map((fact) => [fact.id, fact]))
  return (
    <article className="calculation">
      <h2>{t('calculation.title', { name: texts.name })}</h2>
      <dl className="calculation-head">
        {head.map(({ label, text }) => <div key={label}><dt>{label}</dt><dd>{text}</dd></div>)}
        <div><dt>{t('calculation.start')}</dt><dd>{reading.startedAt ? moment(reading.startedAt) : t('clock.notStarted')}{reading.deemed && t('calculation.deemed')}</dd></div>
        <div><dt>{t('calculation.limit')}</dt><dd>{reading.budget === null ? t('clock.open') : amount(reading.budget, reading, t)} {reading.clauses[0] && words.clause(reading.clauses[0])}</dd></div>
        <div><dt>{t('calculation.due')}</dt><dd><strong>{reading.due ? dueText(reading.due, i18n.language) : t('clock.open')}</strong>{reading.due?.provisional && t('calculation.provisional')}</dd></div>
        <div><dt>{t('calculation.result')}</dt><dd>{texts.state}{t('colon')}{texts.amount}</dd></div>
        <div><dt>{t('calculation.at')}</dt><dd>{moment(sheet.computedAt)}</dd></div>
      </dl>
      <div className="scroll-x" role="region" aria-label={t('calculation.rows')} tabIndex={0}>
        <table className="plain calculation-rows">
          <caption className="unseen">{t('calculation.rows')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('calculation.day')}</th><th scope="col">{t('calculation.counted')}</th><th scope="col" className="number">{t('calculation.total')}</th>
              <th scope="col">{t('calculation.why')}</th><th scope="col">{t('calculation.happened')}</th>
            </tr>
          </thead>
          <tbody>
            {sheet.rows.map((row, i) => (
              <tr key={i} className={row.counted ? undefined : 'calculation-out'}>
                <th scope="row" className="nowrap">{formatDay(row.date, i18n.language)}{row.span && ` ${row.span.from}–${row.span.to}`}</th>
                <td>{t(row.counted ? 'calculation.yes' : 'calculation.no')}</td>
                <td className="number">{row.counted ? Math.round(row.total * 10) / 10 : ''}</td>
                <td><Reason row={row} words={words} /></td>
                <td>{row.facts.flatMap((id) => facts.get(id) ?? []).map((fact) => <div key={fact.id}>{words.fact(fact)}{fact.document && ` ${fact.document}`}</div>)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {sheet.more > 0 && <p className="soft">{t('calculation.more', { count: sheet.more })}</p>}
      <ul className="clock-notes">{texts.notes.map(({ id, text, clause }) => <li key={id}>{text}{clause && <> {words.clause(clause)}</>}</li>)}</ul>
      <p className="soft">{t('calculation.recompute')}</p>
    </article>
  )
}

function Reason({ row: { reason, provisional, claims }, words }: { row: SheetRow; words: ClockWords }) {
  const { t, i18n } = useTranslation('ui')
  const facts = 'name' in reason ? { name: reason.name[i18n.language.startsWith('zh') ? 'zh' : 'en'], source: reason.source }
    : reason.kind === 'stopped' ? { ground: words.ground(reason.ground), document: reason.document ?? t('clock.noDocument'), approver: reason.approver ?? t('clock.noApprover') } : {}
  return (
    <>
      {t(`calculation.reason.${reason.kind}`, facts)}
      {'clause' in reason && <> {words.clause(reason.clause)}</>}
      {provisional && ` ${t('calculation.provisionalDay')}`}
      {claims.map(({ stop, fault }) => <div key={stop} className="soft">{t('calculation.claim', { stop, why: t(`clock.stopFault.${fault ?? 'NO_NOTICE'}`) })}</div>)}
    </>
  )
}
