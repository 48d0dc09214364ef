import type { ReactNode } from 'react'

interface Props {
  title: string
  /** One line below the title: place, day, state. */
  note?: ReactNode
  actions?: ReactNode
  /** The sections of a screen, as links. */
  tabs?: readonly { name: string; href: string; current: boolean }[]
  label?: string
}

export function PageHeader({ title, note, actions, tabs, label }: Props) {
  return (
    <header className="page-header">
      <div className="page-title">
        <h1>{title}</h1>
        {note && <div className="page-note">{note}</div>}
      </div>
      {actions && <div className="page-actions">{actions}</div>}
      {tabs && (
        <nav className="tabs" aria-label={label ?? title}>
          {tabs.map(({ name, href, current }) => <a key={href} href={href} aria-current={current ? 'page' : undefined}>{name}</a>)}
        </nav>
      )}
    </header>
  )
}
