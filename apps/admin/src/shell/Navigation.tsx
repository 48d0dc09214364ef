import { Icon } from '@hall/ui'
import { useTranslation } from 'react-i18next'
import { currentItem, type NavigationArea } from './navigation.ts'

export function Navigation({ areas, path }: { areas: readonly NavigationArea[]; path: string }) {
  const { t } = useTranslation('shell')
  const current = currentItem(areas, path)
  return (
    <div className="navigation">
      {areas.map((area) => (
        <section key={area.id} aria-label={t(`area.${area.id}`)}>
          <h2>{t(`area.${area.id}`)}</h2>
          <ul>
            {area.items.map((item) => (
              <li key={item.id}>
                <a href={item.href} aria-current={item === current ? 'page' : undefined}><Icon name={item.icon} />{t(`item.${item.id}`)}</a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
