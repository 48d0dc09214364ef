import { StateTag } from '@hall/ui'
import { useTranslation } from 'react-i18next'
import type { Outputs } from '../../data/api.ts'
import { useLocal } from '../../data/local.ts'
import { paths } from '../../paths.ts'
import { useLeaveWords } from './words.ts'

type Plan = Outputs['attendance']['leaves']['preview']

/** What the regulation says to a request: length, chain, cover, days left, what is missing; each with its clause. */
export function PlanPanel({ plan }: { plan: Plan }) {
  const { t } = useTranslation('leave')
  const local = useLocal()
  const words = useLeaveWords()
  return (
    <section className="panel" aria-live="polite">
      <h2>{t('plan.title')}</h2>
      <dl className="why-parts">
        <dt>{t('plan.length')}</dt>
        <dd>{t('plan.lengthText', { days: plan.days, hours: plan.hours })}{plan.joinedDays !== plan.days && <p>{t('plan.joined', { days: plan.joinedDays })}</p>}<Provisional years={plan.provisionalYears} /></dd>
        {plan.chain && (
          <><dt>{t('plan.chain')} <Clause id={plan.chain.clause} /></dt>
            <dd><ol>{plan.chain.steps.map((step) => <li key={step.id}>{words.step(step)} <Clause id={step.clause} /></li>)}</ol>{plan.chain.slip && <p>{t('plan.slip')}</p>}</dd></>
        )}
        {plan.late && <><dt>{t('plan.late')} <Clause id={plan.late.clause} /></dt><dd>{plan.late.due ? t('plan.lateDue', { due: plan.late.due }) : t('missing.LATE_REASON_MISSING')}</dd></>}
        {plan.cover && (
          <><dt>{t('plan.cover')} <Clause id={plan.cover.clause} /></dt>
            <dd>{!plan.cover.required ? t('plan.coverNone') : plan.cover.open.length > 0 ? <StateTag tone="late" bare>{t('plan.coverOpen', { count: plan.cover.open.length })}</StateTag> : <StateTag tone="cover" bare>{t('plan.coverDone')}</StateTag>}</dd></>
        )}
        {plan.balance && (
          <><dt>{t('plan.balance')} {plan.balance.clause && <Clause id={plan.balance.clause} />}</dt>
            <dd>
              {t('plan.balanceText', { left: plan.balance.leftDays, asked: plan.balance.askedDays })}
              {plan.balance.overBy > 0 && <p><StateTag tone="late" bare>{t('plan.over', { days: plan.balance.overBy })}</StateTag></p>}
              {plan.balance.source && <p className="soft">{t('plan.source', { source: local(plan.balance.source) })}</p>}
            </dd></>
        )}
        {plan.documents.length > 0 && <><dt>{t('plan.documents')}</dt><dd><ul>{plan.documents.map(({ document, clause }) => <li key={document}>{t(`document.${document}`)} <Clause id={clause} /></li>)}</ul></dd></>}
      </dl>
      <Lacking title={t('plan.missing')} items={plan.missing} tone="absent" />
      <Lacking title={t('plan.later')} items={plan.later} tone="late" />
      {plan.missing.length === 0 && <p><StateTag tone="ok">{t('plan.ready')}</StateTag></p>}
    </section>
  )
}

/** A length that rests on a year whose holidays are not published yet. */
function Provisional({ years }: { years: readonly number[] }) {
  const { t } = useTranslation('leave')
  return years.length === 0 ? null : <p><StateTag tone="late" bare>{t('plan.provisional', { years: years.join('、') })}</StateTag></p>
}

function Lacking({ title, items, tone }: { title: string; items: Plan['missing']; tone: 'absent' | 'late' }) {
  const { t } = useTranslation('leave')
  if (items.length === 0) return null
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {items.map(({ code, clause, details }) => {
          const document = details['document']
          return (
            <li key={code + String(document)}>
              <StateTag tone={tone} bare>{t(`missing.${code as 'COVER_MISSING'}`, { document: typeof document === 'string' ? t(`document.${document as 'proof'}`) : '' })}</StateTag> {clause && <Clause id={clause} />}
            </li>
          )
        })}
      </ul>
    </>
  )
}

export function Clause({ id }: { id: string }) {
  return <a className="clause-link" href={paths.clause(id)}>{id}</a>
}
