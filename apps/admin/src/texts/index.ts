import { createSpeaker } from '@hall/ui'
import type zhUi from '@hall/ui/texts/zh.json'
import type access from './zh/access.json'
import type attendance from './zh/attendance.json'
import type city from './zh/city.json'
import type documents from './zh/documents.json'
import type operation from './zh/operation.json'
import type organization from './zh/organization.json'
import type regulation from './zh/regulation.json'
import type shell from './zh/shell.json'

/** The texts by area; the Chinese ones set which keys there are. */
interface Texts {
  ui: typeof zhUi
  access: typeof access
  attendance: typeof attendance
  city: typeof city
  documents: typeof documents
  operation: typeof operation
  organization: typeof organization
  regulation: typeof regulation
  shell: typeof shell
}

declare module 'i18next' {
  interface CustomTypeOptions { defaultNS: 'shell'; resources: Texts }
}

/** Reads the texts of a language and speaks it from now on. */
export const speak = createSpeaker({ zh: () => import('./zh.ts'), en: () => import('./en.ts') }, 'shell')
