import { Sheet } from '@hall/ui'
import { useTranslation } from 'react-i18next'

const KEYS = [['search', '/'], ['next', 'j'], ['previous', 'k'], ['open', 'Enter'], ['close', 'Esc'], ['help', '?']] as const

export function KeyHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation('shell')
  return (
    <Sheet open={open} onClose={onClose} title={t('help.title')} place="middle">
      <dl className="keys">{KEYS.map(([id, key]) => <div key={id}><dt><kbd>{key}</kbd></dt><dd>{t(`help.${id}`)}</dd></div>)}</dl>
    </Sheet>
  )
}
