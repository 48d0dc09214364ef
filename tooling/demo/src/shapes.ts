import type { Localized } from '@hall/contract'

/** A place to register, in the words of the organization contract. */
export interface Registered { readonly id: string; readonly name: Localized }

export interface DemoSection extends Registered { readonly center: string; readonly role: 'coordination' | 'supervision' | 'general' | 'it' }
export interface DemoWindow extends Registered { readonly center: string; readonly department: string; readonly number: string }
export interface DemoPost extends Registered { readonly center: string; readonly window: string; readonly label: string }

export interface DemoTerminal {
  readonly center: string
  readonly serial: string
  readonly name: string
  readonly records: 'by_verify_mode' | 'camera' | 'sign_in'
  /** Verify mode it reports: 1 fingerprint, 15 face. */
  readonly verify: number
}

/** When people of a center pass the terminal, as local time. */
export interface DemoCheck {
  readonly direction: 'in' | 'out'
  readonly at: string
  /** From May to September, where the center keeps summer hours. */
  readonly summerAt?: string
}

export interface DemoCenter extends Registered {
  readonly prefix: string
  readonly region: string
  readonly sections: readonly DemoSection[]
  readonly windows: readonly DemoWindow[]
  readonly posts: readonly DemoPost[]
  readonly terminal: DemoTerminal
  readonly checks: readonly DemoCheck[]
  /** As of the founding day, and as of the rotation; both whole rosters. */
  readonly founding: readonly DemoPerson[]
  readonly rotated: readonly DemoPerson[]
}

export interface DemoPerson {
  readonly number: string
  readonly name: string
  readonly gender: 'female' | 'male'
  readonly department: string | null
  readonly window: string | null
  readonly section: string | null
  /** Post held as A, and as B. */
  readonly primary: string | null
  readonly backup: string | null
  readonly lead: boolean
  readonly attendanceNumber: string
  readonly phone: string
  /** First day on which the person is gone. */
  readonly until: string | null
}

export interface DemoCity {
  readonly departments: readonly Registered[]
  readonly centers: readonly DemoCenter[]
}
