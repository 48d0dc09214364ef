import { event, holdingChanged, ledgerHead, noticeRaised } from '@hall/contract'
import { z } from 'zod'
import { CLASSES, finding, place } from './shapes.ts'

export const events = {
  'volume-filed': event(1, z.object({ center: place, volume: z.uuid(), number: z.string(), window: place.nullable(), class: z.enum(CLASSES) })),
  'archive-finding-recorded': event(1, finding.omit({ at: true })),
  'volumes-destroyed': event(1, z.object({ center: place, appraisal: z.uuid(), count: z.int() })),
  'volumes-transferred': event(1, z.object({ center: place, transfer: z.uuid(), count: z.int(), sha256: z.string() })),
  'ledger-head-signed': event(1, ledgerHead.extend({ center: place })),
  /** A volume on loan, and the register of a window or center that must be handed over. */
  'holding-changed': event(1, holdingChanged),
  'notice-raised': event(1, noticeRaised),
} as const
