import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type ClauseInWords, ClauseCard } from './ClauseCard.tsx'
import { StateTag } from './StateTag.tsx'
import type { Tone } from './tokens.ts'

export interface WhyFact { text: string; source: string }

export interface Why {
  /** The outcome in one sentence. */
  sentence: string
  tone: Tone
  state: string
  clause: ClauseInWords | undefined
  /** The value of the policy that decided. */
  value?: { name: string; text: string } | undefined
  facts: readonly WhyFact[]
  /** Each line one step of the calculation. */
  arithmetic: readonly string[]
  /** Who may decide otherwise, until when, by what. */
  otherwise?: ReactNode
}

/** Why something is as it is; the same panel beside every verdict, deadline and refusal. */
export function WhyPanel({ why, children }: { why: Why; children?: ReactNode }) {
  const { t } = useTranslation('ui')
  return (
    <div className={`why why-${why.tone}`} role="group" aria-label={t('why.title')}>
      <p className="why-sentence"><StateTag tone={why.tone}>{why.state}</StateTag> {why.sentence}</p>
      {why.clause && <ClauseCard clause={why.clause} />}
      <dl className="why-parts">
        {why.value && <><dt>{t('why.value')}</dt><dd>{why.value.name}{t('colon')}<strong>{why.value.text}</strong></dd></>}
        {why.facts.length > 0 && (
          <>
            <dt>{t('why.facts')}</dt>
            <dd><ul>{why.facts.map(({ text, source }, i) => <li key={i}>{text}<span className="why-source">{source}</span></li>)}</ul></dd>
          </>
        )}
        {why.arithmetic.length > 0 && (
          <><dt>{t('why.arithmetic')}</dt><dd className="why-arithmetic">{why.arithmetic.map((line, i) => <div key={i}>{line}</div>)}</dd></>
        )}
        {why.otherwise && <><dt>{t('why.otherwise')}</dt><dd>{why.otherwise}</dd></>}
      </dl>
      {children}
    </div>
  )
}
