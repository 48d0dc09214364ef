import { EmptyState, Icon } from '@hall/ui'
import { useTranslation } from 'react-i18next'
import { areas } from '../areas.ts'
import { Loaded } from '../data/Loaded.tsx'
import { usePlaces } from '../data/places.ts'

/** What do you need? One large link for each thing people come for, and where the centers are. */
export function HomePage() {
  const { t, i18n } = useTranslation('portal')
  const { query } = usePlaces()
  const tasks = areas.flatMap(({ id, tasks: of }) => of.map((task) => ({ area: id, ...task })))
  return (
    <>
      <h1>{t('home.title')}</h1>
      {tasks.length === 0 && <EmptyState title={t('home.none')}>{t('home.noneNext')}</EmptyState>}
      <ul className="tasks">
        {tasks.map(({ area, id, href, icon }) => (
          <li key={href}>
            <a href={href}>
              <Icon name={icon} size={28} />
              <span><strong>{i18n.t(`task.${id}.title`, { ns: area })}</strong><span className="soft">{i18n.t(`task.${id}.note`, { ns: area })}</span></span>
            </a>
          </li>
        ))}
      </ul>
      <section className="panel">
        <h2>{t('home.centers')}</h2>
        <Loaded query={query}>
          {({ centers }) => <ul className="center-list">{centers.map(({ id, name, region }) => <li key={id}>{name[i18n.language === 'en' ? 'en' : 'zh']}<span className="soft">{region}</span></li>)}</ul>}
        </Loaded>
      </section>
    </>
  )
}
