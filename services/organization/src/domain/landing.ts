import type { Grant, Role } from '@hall/access'

export type Landing = 'my-day' | 'my-window' | 'hall-now' | 'rounds' | 'office' | 'to-decide' | 'my-people' | 'city' | 'services' | 'seals' | 'assets' | 'gate' | 'archives'

/** What each role comes to do; whoever has several roles lands where the first of them does. */
const LANDINGS: readonly (readonly [Role, Landing])[] = [
  ['city_authority', 'city'],
  ['director', 'to-decide'],
  ['deputy_director', 'to-decide'],
  ['coordination', 'hall-now'],
  ['supervision', 'rounds'],
  ['general_office', 'office'],
  ['duty_chief', 'hall-now'],
  ['department_principal', 'my-people'],
  ['department_admin', 'my-people'],
  ['chief_representative', 'my-window'],
  ['window_lead', 'my-window'],
  ['it', 'services'],
  ['seal_keeper', 'seals'],
  ['archivist', 'archives'],
  ['asset_custodian', 'assets'],
  ['guard', 'gate'],
]

export function landingOf(grants: readonly Grant[]): Landing {
  return LANDINGS.find(([role]) => grants.some((grant) => grant.role === role))?.[1] ?? 'my-day'
}
