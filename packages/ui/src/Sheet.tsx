import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Action } from './Action.tsx'

interface Props {
  open: boolean
  onClose: () => void
  title: string
  children: ReactNode
  /** `side` slides over the right edge, `middle` is a dialog, `start` the navigation on a phone. */
  place?: 'side' | 'middle' | 'start'
  footer?: ReactNode
}

/** A native dialog: focus stays inside, Escape closes, the page behind is inert. */
export function Sheet({ open, onClose, title, children, place = 'side', footer }: Props) {
  const { t } = useTranslation('ui')
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    const element = dialog.current
    if (!element || element.open === open) return
    if (open) element.showModal()
    else element.close()
  }, [open])
  return (
    <dialog
      ref={dialog}
      className={`sheet sheet-${place}`}
      aria-labelledby={titleId}
      onClose={onClose}
      onClick={(event) => { if (event.target === dialog.current) onClose() }}
    >
      {open && (
        <div className="sheet-body">
          <div className="sheet-head">
            <h2 id={titleId}>{title}</h2>
            <Action kind="quiet" icon="close" iconOnly onClick={onClose}>{t('close')}</Action>
          </div>
          <div className="sheet-content">{children}</div>
          {footer && <div className="sheet-foot">{footer}</div>}
        </div>
      )}
    </dialog>
  )
}
