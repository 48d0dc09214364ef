import { formatDay, StateTag, type Tone } from '@hall/ui'
import { useTranslation } from 'react-i18next'
import { paths } from '../../paths.ts'
import type { CaseView } from './words.ts'

type Clock = CaseView['clocks'][number]
const tones: Readonly<Record<Clock['status'], Tone>> = { not_started: 'quiet', running: 'ok', waiting: 'leave', stopped: 'leave', expired: 'absent', finished: 'quiet' }

/** Used, stopped, left, and until when; statutory, promised and the step at hand. */
export function CaseClocks({ view }: { view: CaseView }) {
  const { t } = useTranslation('cases')
  if (view.clocks.length === 0) return <p className="soft">{t('clock.none')}</p>
  return (
    <div className="stack">
      {view.clocks.map((clock) => <ClockRow key={`${clock.clock} ${clock.name}`} clock={clock} file={view.row.id} />)}
      {view.expiry && <p className="soft">{t(`clock.expiry.${view.expiry.effect}` as 'clock.expiry.escalate')} {view.expiry.clause && <a className="clause-link" href={paths.clause(view.expiry.clause)}>{view.expiry.clause}</a>}</p>}
    </div>
  )
}

function ClockRow({ clock, file }: { clock: Clock; file: string }) {
  const { t, i18n } = useTranslation('cases')
  const total = clock.budget ?? clock.used + (clock.left ?? 0)
  const stood = clock.stops.reduce((sum, { stoodStill }) => sum + stoodStill, 0)
  const width = (units: number) => `${total + stood > 0 ? Math.min(100, (units / (total + stood)) * 100) : 0}%`
  const due = clock.due ?? clock.dueIfResumed
  return (
    <section aria-label={t(`clock.name.${clock.name}` as 'clock.name.promised')}>
      <div className="row">
        <strong>{t(`clock.name.${clock.name}` as 'clock.name.promised')}</strong>
        <StateTag tone={tones[clock.status]}>{t(`clock.status.${clock.status}`)}</StateTag>
        {due && <span>{t('clock.until', { day: formatDay(due.date, i18n.language) })}{clock.due?.provisional ? ` ${t('clock.provisional')}` : ''}</span>}
        <span className="soft">{t('clock.amount', { used: Math.round(clock.used), total: Math.round(total), unit: t(`clock.unit.${clock.unit}`) })}</span>
        <a href={paths.caseSheet(file, clock.clock)}>{t('sheet.title')}</a>
        {clock.clauses[0] && <a className="clause-link" href={paths.clause(clock.clauses[0])}>{clock.clauses[0]}</a>}
      </div>
      <div className="case-clock" aria-hidden="true"><span className="case-clock-used" style={{ width: width(clock.used) }} /><span className="case-clock-stopped" style={{ width: width(stood) }} /></div>
      {clock.stops.map((stop) => <p key={stop.id} className="soft">{t('clock.stop', { kind: t(`option.${stop.ground}` as 'option.hearing'), document: stop.document ?? '', days: stop.stoodStill })} {stop.fault && <StateTag tone="absent" bare>{t('clock.void')}</StateTag>}</p>)}
      {clock.ifTold?.due && <p className="soft">{t('clock.ifTold', { day: formatDay(clock.ifTold.due.date, i18n.language) })}</p>}
    </section>
  )
}
