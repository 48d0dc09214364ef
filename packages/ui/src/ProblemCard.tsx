import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

/** What a problem page says, one paragraph each. */
export interface ProblemText { title: string; what: string; why: string; next: string }

interface Props {
  code: string
  text: ProblemText
  clause?: { id: string; href: string } | undefined
  /** What the service added: counts, names, a reference. */
  details?: readonly { name: string; value: string }[]
  href?: string
  actions?: ReactNode
}

/** A refusal or a failure in plain words: what happened, why, what to do next. */
export function ProblemCard({ code, text, clause, details = [], href, actions }: Props) {
  const { t } = useTranslation('ui')
  return (
    <section className="problem" role="alert" aria-label={text.title}>
      <h2>{text.title}</h2>
      <dl>
        <dt>{t('problem.what')}</dt><dd>{text.what}</dd>
        <dt>{t('problem.why')}</dt>
        <dd>{text.why}{clause && <> <a className="clause-link" href={clause.href}>{clause.id}</a></>}</dd>
        <dt>{t('problem.next')}</dt><dd>{text.next}</dd>
      </dl>
      {details.length > 0 && (
        <ul className="problem-details">{details.map(({ name, value }) => <li key={name}>{name}{t('colon')}{value}</li>)}</ul>
      )}
      <p className="problem-foot">
        {actions}
        {href ? <a href={href}><code>{code}</code></a> : <code>{code}</code>}
      </p>
    </section>
  )
}
