import { formatDay, StateTag } from '@hall/ui'
import { useTranslation } from 'react-i18next'
import { paths } from '../../paths.ts'
import type { Leaving } from './words.ts'

type File = Leaving['file']

/** Two masters: the department's letter with its approval, and the center's reply with its own. */
export function LetterPair({ letter, reply, opinion, exception }: Pick<File, 'letter' | 'reply' | 'opinion' | 'exception'>) {
  const { t, i18n } = useTranslation('personnel')
  const line = (one: File['letter']) => (one ? `${one.number} · ${t(`word.${one.form}`)} · ${formatDay(one.on, i18n.language)} · ${t('letters.approved', { name: one.approvedBy })}` : t('letters.missing'))
  return (
    <section className="panel">
      <h2>{t('letters.title')}</h2>
      <dl className="pairs">
        <dt>{t('letters.letter')}</dt><dd>{line(letter)}</dd>
        <dt>{t('letters.reply')}</dt><dd>{line(reply)}</dd>
        {opinion && <><dt>{t('letters.opinion')}</dt><dd><StateTag tone={opinion.agreed ? 'ok' : 'absent'}>{t(opinion.agreed ? 'letters.agreed' : 'letters.disagreed')}</StateTag> {opinion.by} · {formatDay(opinion.on, i18n.language)}{opinion.reason && ` · ${opinion.reason}`}</dd></>}
        {exception && (
          <>
            <dt>{t('letters.exception')}</dt>
            <dd>{exception.reason} · {exception.by} {exception.clauses.map((clause) => <a key={clause} className="clause-link" href={paths.clause(clause)}>{clause}</a>)}</dd>
          </>
        )}
      </dl>
    </section>
  )
}
