import { Action, Icon, Notices, Sheet } from '@hall/ui'
import { Outlet, useRouter, useRouterState } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isOutdated } from '../offline/start-worker.ts'
import { useSession } from '../session/session.ts'
import { Admitted } from './Admitted.tsx'
import { BottomBar } from './BottomBar.tsx'
import { CenterSwitcher } from './CenterSwitcher.tsx'
import { GlobalSearch } from './GlobalSearch.tsx'
import { Inbox } from './Inbox.tsx'
import { KeyHelp } from './KeyHelp.tsx'
import { useKeys, useOwnLinks } from './keys.ts'
import { LiveTick } from './LiveTick.tsx'
import { Navigation } from './Navigation.tsx'
import { navigationFor } from './navigation.ts'
import { UserMenu } from './UserMenu.tsx'

/** Around every screen: header, navigation, search, inbox. */
export function Shell() {
  const { t } = useTranslation('shell')
  const session = useSession()
  const router = useRouter()
  const path = useRouterState({ select: (state) => state.location.pathname })
  const search = useRef<HTMLInputElement>(null)
  const [open, setOpen] = useState<'menu' | 'help' | 'search' | undefined>(undefined)
  const close = () => setOpen(undefined)
  useKeys({ onSearch: () => (search.current?.offsetParent ? search.current.focus() : setOpen('search')), onHelp: () => setOpen('help') })
  useOwnLinks(router)
  useEffect(close, [path])
  const opened = useRef(path)
  // The next page somebody goes to is of the new version.
  useEffect(() => { if (path !== opened.current && isOutdated()) location.reload() }, [path])
  const areas = navigationFor(session)
  return (
    <div className="shell">
      <a className="skip" href="#content">{t('skip')}</a>
      <header className="bar no-print">
        <a className="mark" href="/" aria-label={t('product')}><Icon name="hall" size={22} /><span>{t('product')}</span></a>
        <CenterSwitcher />
        <GlobalSearch inputRef={search} onOpened={() => undefined} />
        <span className="bar-end">
          <LiveTick />
          <span className="narrow-only"><Action kind="quiet" icon="search" iconOnly onClick={() => setOpen('search')}>{t('search.label')}</Action></span>
          <Inbox />
          <span className="wide-only"><Action kind="quiet" icon="help" iconOnly onClick={() => setOpen('help')}>{t('help.title')}</Action></span>
          <UserMenu />
        </span>
      </header>
      <nav className="side no-print" aria-label={t('navigation')}><Navigation areas={areas} path={path} /></nav>
      <main id="content" tabIndex={-1}><Admitted><Outlet /></Admitted></main>
      <BottomBar areas={areas} path={path} onMenu={() => setOpen('menu')} />
      <Sheet open={open === 'menu'} onClose={close} title={t('navigation')} place="start"><Navigation areas={areas} path={path} /></Sheet>
      <Sheet open={open === 'search'} onClose={close} title={t('search.label')} place="middle"><GlobalSearch onOpened={close} /></Sheet>
      <KeyHelp open={open === 'help'} onClose={close} />
      <Notices />
    </div>
  )
}
