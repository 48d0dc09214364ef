import type { IconName } from '@hall/ui'
import type { ComponentType } from 'react'

/** A page in its own file, fetched when it is opened. */
export interface PortalScreen {
  /** Below `/portal`: `/cases/$number`. */
  readonly path: string
  readonly load: () => Promise<{ readonly default: ComponentType }>
}

/** What the first page offers. Its words are `task.<id>.title` and `.note` in the texts of the area. */
export interface PortalTask {
  readonly id: string
  readonly href: string
  readonly icon: IconName
}

/** What one service offers to people without a login. */
export interface PortalArea {
  /** Name of its texts, `src/texts/{zh,en}/<id>.json`. */
  readonly id: string
  readonly tasks: readonly PortalTask[]
  readonly screens: readonly PortalScreen[]
}
