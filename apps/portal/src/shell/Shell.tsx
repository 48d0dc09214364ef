import { Action, Icon } from '@hall/ui'
import { Outlet, useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { speak } from '../texts/index.ts'

/** Around every page: whose it is, the way home, the other language. */
export function Shell() {
  const { t, i18n } = useTranslation('portal')
  const router = useRouter()
  useEffect(() => {
    // Plain links within the portal change the page without loading it anew.
    const follow = (event: MouseEvent) => {
      const link = (event.target as Element).closest?.('a')
      if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || link.target || !link.href.startsWith(`${location.origin}/portal/`)) return
      event.preventDefault()
      router.history.push(link.pathname + link.search)
    }
    document.addEventListener('click', follow)
    return () => document.removeEventListener('click', follow)
  }, [router])
  return (
    <div className="portal">
      <a className="skip" href="#content">{t('skip')}</a>
      <header className="portal-bar no-print">
        <a className="portal-mark" href="/portal/"><Icon name="hall" size={24} />{t('product')}</a>
        <Action kind="quiet" icon="language" onClick={() => void speak(i18n.language === 'en' ? 'zh' : 'en')}>{t('otherLanguage')}</Action>
      </header>
      <main id="content" tabIndex={-1}><Outlet /></main>
      <footer className="portal-foot no-print"><p>{t('foot')}</p></footer>
    </div>
  )
}
