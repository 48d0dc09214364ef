import { Action, Choice, Icon, Sheet, type Language } from '@hall/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { changeMode, useMode } from '../appearance.ts'
import { paths } from '../paths.ts'
import { useGrantNames } from '../session/grants.ts'
import { useSession } from '../session/session.ts'
import { speak } from '../texts/index.ts'

/** Who is here, with which rights; language, appearance, logout. */
export function UserMenu() {
  const { t, i18n } = useTranslation('shell')
  const { me, login } = useSession()
  const mode = useMode()
  const grants = useGrantNames()
  const [open, setOpen] = useState(false)
  const language: Language = i18n.language === 'en' ? 'en' : 'zh'
  return (
    <>
      <span className="wide-only row row-tight">
        <Action kind="quiet" icon="language" iconOnly onClick={() => void speak(language === 'zh' ? 'en' : 'zh')}>{t('language.other')}</Action>
        <Action kind="quiet" icon={mode === 'dark' ? 'sun' : 'moon'} iconOnly onClick={() => changeMode(mode === 'dark' ? 'light' : 'dark')}>
          {t(mode === 'dark' ? 'mode.toLight' : 'mode.toDark')}
        </Action>
      </span>
      <button type="button" className="action action-quiet user" aria-label={t('user.open', { name: me.name })} onClick={() => setOpen(true)}>
        <Icon name="user" /><span className="wide-only">{me.name}</span>
      </button>
      <Sheet
        open={open}
        onClose={() => setOpen(false)}
        title={me.name}
        footer={<Action onClick={() => login.logout()}>{t('user.logout')}</Action>}
      >
        <div className="stack">
          <p className="soft">{me.person?.id ?? me.id}</p>
          <section>
            <h3>{t('user.rights')}</h3>
            <ul className="rights">{grants.map(({ key, role, place }) => <li key={key}>{role}<span className="soft">{place}</span></li>)}</ul>
            <p><a href={paths.permissions}>{t('user.permissions')}</a></p>
          </section>
          <div className="row">
            <Choice
              label={t('language.label')}
              value={language}
              options={[{ value: 'zh', name: t('language.zh') }, { value: 'en', name: t('language.en') }]}
              onChange={(value) => void speak(value as Language)}
            />
            <Choice
              label={t('mode.label')}
              value={mode}
              options={[{ value: 'light', name: t('mode.light') }, { value: 'dark', name: t('mode.dark') }]}
              onChange={(value) => changeMode(value === 'dark' ? 'dark' : 'light')}
            />
          </div>
        </div>
      </Sheet>
    </>
  )
}
