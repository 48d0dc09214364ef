import { type MouseEventHandler, type ReactNode, useId } from 'react'
import { Icon } from './Icon.tsx'
import type { IconName } from './icons.ts'

interface Props {
  children: ReactNode
  onClick?: MouseEventHandler<HTMLButtonElement> | undefined
  /** Why it cannot be used now; the button stays reachable so that the reason is heard and seen. */
  reason?: string | undefined
  kind?: 'primary' | 'plain' | 'quiet' | 'danger'
  icon?: IconName
  type?: 'button' | 'submit'
  busy?: boolean
  /** Only the icon is drawn; the children are its name. */
  iconOnly?: boolean
  expanded?: boolean
  pressed?: boolean
}

/** A button. One that cannot be used is disabled with its reason. */
export function Action({ children, onClick, reason, kind = 'plain', icon, type = 'button', busy = false, iconOnly = false, expanded, pressed }: Props) {
  const reasonId = useId()
  const blocked = reason !== undefined || busy
  return (
    <span className="action-holder">
      <button
        type={blocked ? 'button' : type}
        className={`action action-${kind}${iconOnly ? ' action-icon' : ''}`}
        aria-disabled={blocked || undefined}
        aria-describedby={reason ? reasonId : undefined}
        aria-busy={busy || undefined}
        aria-expanded={expanded}
        aria-pressed={pressed}
        onClick={blocked ? undefined : onClick}
      >
        {icon && <Icon name={icon} />}
        {iconOnly ? <span className="unseen">{children}</span> : children}
      </button>
      {reason && <span className="reason" id={reasonId} role="tooltip">{reason}</span>}
    </span>
  )
}
