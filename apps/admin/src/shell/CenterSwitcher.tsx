import { Choice } from '@hall/ui'
import { useTranslation } from 'react-i18next'
import { useLocal } from '../data/local.ts'
import { useCenter } from '../session/center.ts'
import { useSession } from '../session/session.ts'

/** The centers within reach; with only one there is nothing to switch. */
export function CenterSwitcher() {
  const { t } = useTranslation('shell')
  const { me } = useSession()
  const local = useLocal()
  const [center, choose] = useCenter()
  if (me.centers.length === 0) return null
  if (me.centers.length === 1) return <span className="one-center">{local(me.centers[0]!.name)}</span>
  const options = [{ value: '', name: t('allCenters') }, ...me.centers.map(({ id, name }) => ({ value: id, name: local(name) }))]
  return <span className="center-switcher"><Choice bare label={t('center')} value={center ?? ''} options={options} onChange={(id) => choose(id || undefined)} /></span>
}
