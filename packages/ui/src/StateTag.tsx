import type { ReactNode } from 'react'
import { Icon } from './Icon.tsx'
import type { IconName } from './icons.ts'
import type { Tone } from './tokens.ts'

export const toneIcons: Readonly<Record<Tone, IconName>> = {
  ok: 'tick', late: 'triangle', absent: 'cross', leave: 'away', cover: 'swap', open: 'clock', quiet: 'ring',
}

/** A state as colour, sign and word together. */
export function StateTag({ tone, children, bare = false }: { tone: Tone; children: ReactNode; bare?: boolean }) {
  return (
    <span className={`state state-${tone}${bare ? ' state-bare' : ''}`}>
      <Icon name={toneIcons[tone]} size={14} />
      {children}
    </span>
  )
}
