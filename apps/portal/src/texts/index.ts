import { createSpeaker } from '@hall/ui'

/** Reads the texts of a language and speaks it from now on. */
export const speak = createSpeaker({ zh: () => import('./zh.ts'), en: () => import('./en.ts') }, 'portal')
