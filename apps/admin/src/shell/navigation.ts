import { reachOf } from '@hall/access'
import type { IconName } from '@hall/ui'
import { paths } from '../paths.ts'
import type { Session } from '../session/session.ts'

export interface NavigationItem {
  readonly id:
    | 'myDay' | 'myWindow' | 'hall' | 'myPeople' | 'city' | 'days' | 'compare' | 'absences' | 'outages' | 'regulations' | 'policies' | 'calendars'
    | 'windows' | 'people' | 'roster' | 'grants' | 'devices' | 'services' | 'permissions'
  readonly href: string
  readonly icon: IconName
  /** Addresses that belong to it beside its own. */
  readonly also?: readonly string[]
}

export interface NavigationArea { readonly id: 'today' | 'attendance' | 'regulation' | 'organization' | 'operation'; readonly items: readonly NavigationItem[] }

/** The screens a person has a use for, by area: what no grant of theirs carries is not in the way. */
export function navigationFor(session: Session): NavigationArea[] {
  const { me, actor } = session
  const may = (procedure: string) => reachOf(actor, procedure) !== undefined
  const item = (when: boolean, one: NavigationItem) => (when ? [one] : [])
  const leads = actor.grants.some(({ role }) => role === 'window_lead' || role === 'chief_representative')
  const ofDepartment = actor.grants.some(({ scope }) => scope.kind === 'department')
  const areas: NavigationArea[] = [
    {
      id: 'today',
      items: [
        ...item(me.person?.center != null, { id: 'myDay', href: paths.myDay, icon: 'day' }),
        ...item(may('attendance.hall.city'), { id: 'city', href: paths.city(), icon: 'city' }),
        ...item(may('attendance.hall.now'), { id: leads ? 'myWindow' : 'hall', href: paths.hall(), icon: 'hall' }),
        ...item(ofDepartment, { id: 'myPeople', href: paths.myPeople, icon: 'people' }),
      ],
    },
    {
      id: 'attendance',
      items: [
        ...item(may('attendance.days.list'), { id: 'days', href: paths.days(), icon: 'records' }),
        ...item(may('attendance.absences.list'), { id: 'absences', href: paths.absences, icon: 'away' }),
        ...item(may('attendance.outages.list') || may('attendance.signIns.record'), { id: 'outages', href: paths.outages, icon: 'triangle' }),
        { id: 'compare', href: paths.compare, icon: 'scale' },
      ],
    },
    {
      id: 'regulation',
      items: [
        { id: 'regulations', href: paths.regulations, icon: 'book', also: ['/clauses'] },
        { id: 'policies', href: paths.policies, icon: 'swap' },
        { id: 'calendars', href: paths.calendars(), icon: 'day' },
      ],
    },
    {
      id: 'organization',
      items: [
        ...item(may('organization.directory.windows'), { id: 'windows', href: paths.organization, icon: 'tree' }),
        ...item(may('organization.people.list'), { id: 'people', href: paths.people(), icon: 'people', also: [paths.seating] }),
        ...item(may('organization.roster.preview'), { id: 'roster', href: paths.roster, icon: 'upload' }),
        ...item(may('organization.grants.list'), { id: 'grants', href: paths.grants, icon: 'key' }),
      ],
    },
    {
      id: 'operation',
      items: [
        ...item(may('attendance.devices.list'), { id: 'devices', href: paths.devices, icon: 'device' }),
        ...item(may('attendance.ops.status'), { id: 'services', href: paths.services, icon: 'pulse' }),
        { id: 'permissions', href: paths.permissions, icon: 'key', also: ['/problems'] },
      ],
    },
  ]
  return areas.filter(({ items }) => items.length > 0)
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
