import { ROLES } from '@hall/access'
import type { organizationShapes } from '@hall/contract-organization'

type SectionRole = (typeof organizationShapes.SECTION_ROLES)[number]

/** A center as the walls see it. Whatever is said about `there` carries a mark no answer to anybody `here` may show. */
export interface TestCenter {
  readonly id: string
  readonly department: string
  /** Window, its post and the section, by id. */
  readonly window: string
  readonly post: string
  readonly section: string
  readonly sectionRole: SectionRole
  readonly people: readonly [string, string]
  /** Who keeps its records, on no roster. */
  readonly keeper: string
  /** Names and reasons begin with it. */
  readonly word: string
  readonly numbers: readonly [string, string]
  readonly phone: string
  readonly serial: string
}

const placesOf = (id: string) => ({ id, window: `${id}-a01`, post: `${id}-a01-1`, section: `${id}-office`, sectionRole: 'coordination' as const })

export const HERE: TestCenter = {
  ...placesOf('qingpu'), department: 'police', people: ['QPX0001', 'QPX0002'], keeper: 'QPX0009', word: '王墙内', numbers: ['7011', '7012'], phone: '13711110001', serial: 'QPXT1',
}
export const THERE: TestCenter = {
  ...placesOf('taigu'), department: 'tax', people: ['TGX0001', 'TGX0002'], keeper: 'TGX0009', word: '沈墙外', numbers: ['90901', '90902'], phone: '13999990001', serial: 'TGXT1',
}

/**
 * What is known of `THERE` to its own people only: names, numbers, telephones, terminals, reasons. Numbers stand by themselves and
 * ids go on as ours do: within a random id or a fraction of a second such letters and digits come up by chance.
 */
export const SECRETS = /墙外|(?<![0-9A-Z])TGX(0|T1)|(?<![0-9a-f.-])9090[12](?![0-9a-f])|(?<![0-9.])1399999/
/** Its places: their names hang on its walls, but only what is public speaks of them. */
export const PLACES_THERE = /taigu/

/** Whoever may look at `HERE` and nowhere else: one of each role, as wide as the role can be there. */
export const CALLERS: Readonly<Record<string, readonly string[]>> = {
  'nobody in particular': [],
  staff: [`staff@self:${HERE.people[0]}`],
  'window lead': [`window_lead@window:${HERE.id}/${HERE.window}`],
  'chief representative': [`chief_representative@window:${HERE.id}/${HERE.window}`],
  coordination: [`coordination@center:${HERE.id}`],
  supervision: [`supervision@center:${HERE.id}`],
  'general office': [`general_office@center:${HERE.id}`],
  'duty chief': [`duty_chief@center:${HERE.id}`],
  'deputy director': [`deputy_director@center:${HERE.id}`],
  director: [`director@center:${HERE.id}`],
  'department admin': [`department_admin@department:${HERE.department}`],
  'department principal': [`department_principal@department:${HERE.department}`],
  'city authority of one center': [`city_authority@center:${HERE.id}`],
  'center IT': [`it@center:${HERE.id}`],
  'all of them': [
    `staff@self:${HERE.people[0]}`, `window_lead@window:${HERE.id}/${HERE.window}`, `department_admin@department:${HERE.department}`,
...ROLES.map((role) => `${role}@center:${HERE.id}`),
  ],
}
