import { createFurtherTexts, createSpeaker, type Language } from '@hall/ui'
import type zhUi from '@hall/ui/texts/zh.json'
import type access from './zh/access.json'
import type attendance from './zh/attendance.json'
import type cases from './zh/cases.json'
import type city from './zh/city.json'
import type complaints from './zh/complaints.json'
import type documents from './zh/documents.json'
import type leave from './zh/leave.json'
import type operation from './zh/operation.json'
import type organization from './zh/organization.json'
import type personnel from './zh/personnel.json'
import type regulation from './zh/regulation.json'
import type ledger from './zh/ledger.json'
import type seals from './zh/seals.json'
import type settling from './zh/settling.json'
import type archives from './zh/archives.json'
import type assets from './zh/assets.json'
import type supervision from './zh/supervision.json'
import type shell from './zh/shell.json'

/** The texts by area; the Chinese ones set which keys there are. */
interface Texts {
  ui: typeof zhUi
  access: typeof access
  attendance: typeof attendance
  cases: typeof cases
  city: typeof city
  complaints: typeof complaints
  documents: typeof documents
  leave: typeof leave
  operation: typeof operation
  organization: typeof organization
  personnel: typeof personnel
  regulation: typeof regulation
  ledger: typeof ledger
  seals: typeof seals
  settling: typeof settling
  archives: typeof archives
  assets: typeof assets
  shell: typeof shell
  supervision: typeof supervision
}

declare module 'i18next' {
  interface CustomTypeOptions { defaultNS: 'shell'; resources: Texts }
}

const speakFirst = createSpeaker({ zh: () => import('./zh.ts'), en: () => import('./en.ts') }, 'shell')

/** The texts of all screens behind the first page. */
export const furtherTexts = createFurtherTexts({ zh: () => import('./zh-later.ts'), en: () => import('./en-later.ts') })

/** Reads the texts of a language and speaks it from now on. */
export async function speak(language: Language, { atStart = false } = {}): Promise<void> {
  // At the start nothing is shown yet; later any screen may be.
  if (!atStart) await furtherTexts(language)
  await speakFirst(language)
}
