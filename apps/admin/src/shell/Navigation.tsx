import { Icon } from '@hall/ui'
import { type SyntheticEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { currentItem, type NavigationArea } from './navigation.ts'

/** So many areas show all their screens at once; with more, those of today and of the screen on show. */
const FEW = 4

export function Navigation({ areas, path }: { areas: readonly NavigationArea[]; path: string }) {
  const { t } = useTranslation('shell')
  const current = currentItem(areas, path)
  const [folded, setFolded] = useState<Readonly<Record<string, boolean>>>({})
  const isOpen = (area: NavigationArea, index: number) =>
    folded[area.id] === undefined ? areas.length <= FEW || index === 0 || area.items.some((item) => item === current) : !folded[area.id]
  return (
    <div className="navigation">
      {areas.map((area, index) => (
        <details
          key={area.id}
          open={isOpen(area, index)}
          onToggle={({ currentTarget: { open } }: SyntheticEvent<HTMLDetailsElement>) => {
            if (open !== isOpen(area, index)) setFolded({ ...folded, [area.id]: !open })
          }}
        >
          <summary>{t(`area.${area.id}`)}<Icon name="down" size={14} /></summary>
          <ul>
            {area.items.map((item) => (
              <li key={item.id}>
                <a href={item.href} aria-current={item === current ? 'page' : undefined}><Icon name={item.icon} />{t(`item.${item.id}`)}</a>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </div>
  )
}
