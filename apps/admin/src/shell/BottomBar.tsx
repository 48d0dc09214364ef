import { Icon } from '@hall/ui'
import { useTranslation } from 'react-i18next'
import { currentItem, type NavigationArea } from './navigation.ts'

const SHOWN = 3

/** On a phone: the first screens of one's day, and the rest behind a button. */
export function BottomBar({ areas, path, onMenu }: { areas: readonly NavigationArea[]; path: string; onMenu: () => void }) {
  const { t } = useTranslation('shell')
  const current = currentItem(areas, path)
  const items = areas.flatMap((area) => area.items).slice(0, SHOWN)
  return (
    <nav className="bottom no-print" aria-label={t('bottom')}>
      {items.map((item) => (
        <a key={item.id} href={item.href} aria-current={item === current ? 'page' : undefined}><Icon name={item.icon} size={20} /><span>{t(`item.${item.id}`)}</span></a>
      ))}
      <button type="button" onClick={onMenu}><Icon name="menu" size={20} /><span>{t('more')}</span></button>
    </nav>
  )
}
