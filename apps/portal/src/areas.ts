import type { PortalArea } from './area.ts'

/** In the order the first page shows them; one line an area. */
export const areas: readonly PortalArea[] = [
]
