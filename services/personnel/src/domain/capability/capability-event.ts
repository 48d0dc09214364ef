import type { Level } from './capability.ts'

export type CapabilityEvent =
  | { readonly type: 'CapabilitySet'; readonly person: string; readonly item: string; readonly levels: readonly Level[]; readonly on: string }
  | { readonly type: 'QualificationRegistered'; readonly person: string; readonly center: string; readonly qualification: string; readonly until: string | null }
