import { type Actor, reachOf } from '@hall/access'
import type { IconName } from '@hall/ui'
import { paths } from '../paths.ts'
import type { Session } from '../session/session.ts'
import type words from '../texts/zh/shell.json'

export interface NavigationItem {
  readonly id: keyof typeof words.item
  readonly href: string
  readonly icon: IconName
  /** Addresses that belong to it beside its own. */
  readonly also?: readonly string[]
}

type AreaId = keyof typeof words.area
export interface NavigationArea { readonly id: AreaId; readonly items: readonly NavigationItem[] }

interface Screen extends NavigationItem {
  readonly area: AreaId
  /** Shown to whom a grant gives one of these procedures; to everybody when left out. */
  readonly needs?: readonly string[]
  readonly when?: (session: Session) => boolean
}

/** In the order they stand at the side. */
const AREAS: readonly AreaId[] = ['today', 'attendance', 'regulation', 'organization', 'operation']

/** One line a screen, in the order they stand within their area. */
const SCREENS: readonly Screen[] = [
  { area: 'today', id: 'myDay', href: paths.myDay, icon: 'day', when: ({ me }) => me.person?.center != null },
  { area: 'today', id: 'city', href: paths.city(), icon: 'city', needs: ['attendance.hall.city'] },
  { area: 'today', id: 'myWindow', href: paths.hall(), icon: 'hall', needs: ['attendance.hall.now'], when: ({ actor }) => leadsWindow(actor) },
  { area: 'today', id: 'hall', href: paths.hall(), icon: 'hall', needs: ['attendance.hall.now'], when: ({ actor }) => !leadsWindow(actor) },
  { area: 'today', id: 'myPeople', href: paths.myPeople, icon: 'people', when: ({ actor }) => actor.grants.some(({ scope }) => scope.kind === 'department') },
  { area: 'attendance', id: 'days', href: paths.days(), icon: 'records', needs: ['attendance.days.list'] },
  { area: 'attendance', id: 'absences', href: paths.absences, icon: 'away', needs: ['attendance.absences.list'] },
  { area: 'attendance', id: 'outages', href: paths.outages, icon: 'triangle', needs: ['attendance.outages.list', 'attendance.signIns.record'] },
  { area: 'attendance', id: 'compare', href: paths.compare, icon: 'scale' },
  { area: 'regulation', id: 'regulations', href: paths.regulations, icon: 'book', also: ['/clauses'] },
  { area: 'regulation', id: 'policies', href: paths.policies, icon: 'swap' },
  { area: 'regulation', id: 'calendars', href: paths.calendars(), icon: 'day' },
  { area: 'organization', id: 'windows', href: paths.organization, icon: 'tree', needs: ['organization.directory.windows'] },
  { area: 'organization', id: 'people', href: paths.people(), icon: 'people', also: [paths.seating], needs: ['organization.people.list'] },
  { area: 'organization', id: 'roster', href: paths.roster, icon: 'upload', needs: ['organization.roster.preview'] },
  { area: 'organization', id: 'grants', href: paths.grants, icon: 'key', needs: ['organization.grants.list'] },
  { area: 'operation', id: 'devices', href: paths.devices, icon: 'device', needs: ['attendance.devices.list'] },
  { area: 'operation', id: 'services', href: paths.services, icon: 'pulse', needs: ['attendance.ops.status'] },
  { area: 'operation', id: 'permissions', href: paths.permissions, icon: 'key', also: ['/problems'] },
]

function leadsWindow({ grants }: Actor): boolean {
  return grants.some(({ role }) => role === 'window_lead' || role === 'chief_representative')
}

/** The screens a person has a use for, by area: what no grant of theirs carries is not in the way. */
export function navigationFor(session: Session): NavigationArea[] {
  const isShown = ({ needs, when }: Screen) =>
    (needs?.some((procedure) => reachOf(session.actor, procedure) !== undefined) ?? true) && (when?.(session) ?? true)
  return AREAS
    .map((id) => ({ id, items: SCREENS.filter((screen) => screen.area === id && isShown(screen)) }))
    .filter(({ items }) => items.length > 0)
}

/** The item a path belongs to: the one with the longest address it begins with. */
export function currentItem(areas: readonly NavigationArea[], path: string): NavigationItem | undefined {
  const length = (item: NavigationItem) =>
    Math.max(0, ...[item.href.split('?')[0]!, ...(item.also ?? [])].map((start) => (path === start || path.startsWith(`${start}/`) ? start.length : 0)))
  const best = areas.flatMap(({ items }) => items).reduce<[number, NavigationItem | undefined]>(
    (found, item) => (length(item) > found[0] ? [length(item), item] : found), [0, undefined])
  return best[1]
}

/** Where a role's day begins. Screens of later areas lead to the nearest one there is. */
export function landingPath({ me, actor }: Session): string {
  switch (me.landing) {
    case 'my-day': return paths.myDay
    case 'my-window':
    case 'hall-now':
    case 'rounds':
    case 'office':
    case 'to-decide': return paths.hall()
    case 'my-people': return paths.myPeople
    case 'city': return paths.city()
    // A center's IT has its terminals; the services are the city's.
    case 'services': return reachOf(actor, 'attendance.ops.status') ? paths.services : paths.devices
  }
}
