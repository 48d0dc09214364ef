import { useTranslation } from 'react-i18next'
import type { Figure } from './hall-rows.ts'

const OUTCOMES: Partial<Record<Figure['id'], string>> = { exceptions: 'exception', onLeave: 'on_leave', waiting: 'open' }

/** A place in six figures; those with rows of their own open them. */
export function Figures({ figures, href }: { figures: readonly Figure[]; href: (outcome: string | undefined) => string }) {
  const { t } = useTranslation('attendance')
  return (
    <dl className="figures">
      {figures.map(({ id, count }) => (
        <div key={id} className={id === 'exceptions' && count > 0 ? 'figure-late' : undefined}>
          <dt>{t(`figure.${id}`)}</dt>
          <dd>{id === 'empty' ? count : <a href={href(OUTCOMES[id])}>{count}</a>}</dd>
        </div>
      ))}
    </dl>
  )
}
