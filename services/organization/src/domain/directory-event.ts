import type { Localized } from '@hall/contract'
import type { organizationShapes } from '@hall/contract-organization'

export type SectionRole = (typeof organizationShapes.SECTION_ROLES)[number]

/** Streams `center/<id>`, `section/<id>`, `department/<id>`, `window/<id>`, `post/<id>`. */
export type DirectoryEvent =
  | { readonly type: 'CenterRegistered'; readonly id: string; readonly name: Localized; readonly region: string; readonly timezone: string }
  | { readonly type: 'SectionRegistered'; readonly id: string; readonly center: string; readonly name: Localized; readonly role: SectionRole }
  | { readonly type: 'DepartmentRegistered'; readonly id: string; readonly name: Localized }
  | { readonly type: 'WindowRegistered'; readonly id: string; readonly center: string; readonly department: string; readonly number: string; readonly name: Localized }
  | { readonly type: 'WindowClosed'; readonly center: string; readonly window: string; readonly on: string }
  | { readonly type: 'PostRegistered'; readonly id: string; readonly center: string; readonly window: string; readonly name: Localized }
