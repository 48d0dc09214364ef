import type { PortalArea } from './area.ts'
import { casesArea } from './screens/cases/area.ts'
import { complaintsArea } from './screens/complaints/area.ts'
import { sealsArea } from './screens/seals/area.ts'

/** In the order the first page shows them; one line an area. */
export const areas: readonly PortalArea[] = [
  casesArea,
  complaintsArea,
  sealsArea,
]
