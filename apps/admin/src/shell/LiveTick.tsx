import { useTranslation } from 'react-i18next'
import { useLiveState } from '../data/live.ts'

/** Whether what is shown follows the city by itself. */
export function LiveTick() {
  const { t } = useTranslation('shell')
  const state = useLiveState()
  return <span className={`live live-${state}`} role="status" title={t(`live.${state}Long`)}><i aria-hidden="true" />{t(`live.${state}`)}</span>
}
