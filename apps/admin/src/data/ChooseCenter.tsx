import { EmptyState } from '@hall/ui'
import { useTranslation } from 'react-i18next'
import { useSession } from '../session/session.ts'
import { useLocal } from './local.ts'

/** On screens of one center, while all of the city is chosen. */
export function ChooseCenter({ href }: { href: (center: string) => string }) {
  const { t } = useTranslation('shell')
  const { me } = useSession()
  const local = useLocal()
  return (
    <EmptyState
      title={t('chooseCenter.title')}
      action={<span className="row">{me.centers.map(({ id, name }) => <a key={id} data-item className="action" href={href(id)}>{local(name)}</a>)}</span>}
    >
      {t('chooseCenter.next')}
    </EmptyState>
  )
}
