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
const AREAS: readonly AreaId[] = [
  'today',
  'cases',
  'attendance',
  'leave',
  'settling',
  'personnel',
  'complaints',
  'evaluation',
  'registers',
  'regulation',
  'organization',
  'operation',
]

/** One line a screen, in the order they stand within their area. */
const SCREENS: readonly Screen[] = [
  { area: 'today', id: 'myDay', href: paths.myDay, icon: 'day', when: ({ me }) => me.person?.center != null },
  { area: 'today', id: 'myMonth', href: paths.myMonth, icon: 'records', when: ({ me }) => me.person?.center != null },
  { area: 'today', id: 'rounds', href: paths.rounds(), icon: 'search', needs: ['attendance.rounds.start'] },
  { area: 'today', id: 'exceptions', href: paths.exceptions, icon: 'triangle', needs: ['attendance.corrections.make'] },
  { area: 'today', id: 'city', href: paths.city(), icon: 'city', needs: ['attendance.hall.city'] },
  { area: 'today', id: 'cityMonth', href: paths.cityMonth(), icon: 'records', needs: ['attendance.months.compare'] },
  { area: 'today', id: 'myWindow', href: paths.hall(), icon: 'hall', needs: ['attendance.hall.now'], when: ({ actor }) => leadsWindow(actor) },
  { area: 'today', id: 'hall', href: paths.hall(), icon: 'hall', needs: ['attendance.hall.now'], when: ({ actor }) => !leadsWindow(actor) },
  { area: 'today', id: 'myPeople', href: paths.myPeople, icon: 'people', when: ({ actor }) => actor.grants.some(({ scope }) => scope.kind === 'department') },
  { area: 'cases', id: 'counter', href: paths.counter, icon: 'plus', needs: ['cases.intake.register'], when: ({ me }) => me.person?.window != null },
  { area: 'cases', id: 'queue', href: paths.queue, icon: 'records', needs: ['cases.queue.mine'], also: [paths.joint, paths.contacts, paths.contents] },
  { area: 'cases', id: 'caseWindow', href: paths.caseWindow, icon: 'hall', needs: ['cases.tickets.call', 'cases.tickets.issue'], also: [paths.holidayServices] },
  { area: 'cases', id: 'cases', href: paths.cases(), icon: 'search', needs: ['cases.queue.list'], also: ['/cases/file', paths.registers] },
  { area: 'cases', id: 'caseStatistics', href: paths.caseStatistics(), icon: 'city', needs: ['cases.statistics.center'] },
  { area: 'cases', id: 'items', href: paths.items, icon: 'book', also: [paths.itemChanges] },
  { area: 'cases', id: 'watch', href: paths.watch, icon: 'triangle', needs: ['cases.watch.decide', 'cases.watch.weekly'], when: ({ me }) => me.person?.window == null },
  { area: 'attendance', id: 'days', href: paths.days(), icon: 'records', needs: ['attendance.days.list'] },
  { area: 'attendance', id: 'absences', href: paths.absences, icon: 'away', needs: ['attendance.absences.list'] },
  { area: 'attendance', id: 'outages', href: paths.outages, icon: 'triangle', needs: ['attendance.outages.list', 'attendance.signIns.record'] },
  { area: 'attendance', id: 'compare', href: paths.compare, icon: 'scale' },
  { area: 'leave', id: 'myLeave', href: paths.myLeave, icon: 'away', when: ({ me }) => me.person?.center != null },
  { area: 'leave', id: 'decide', href: paths.leaveQueue, icon: 'tick', also: ['/leave/all', '/leave/balances', '/leave/findings'], needs: ['attendance.leaves.queue'] },
  { area: 'leave', id: 'covers', href: paths.covers, icon: 'swap', needs: ['attendance.covers.grid'] },
  { area: 'leave', id: 'awaySign', href: paths.awaySign, icon: 'clock', when: ({ me }) => me.person?.window != null },
  { area: 'leave', id: 'overtime', href: paths.overtime, icon: 'plus', needs: ['attendance.overtime.list'] },
  { area: 'today', id: 'mySessions', href: paths.sessions(), icon: 'tick', when: ({ me }) => me.person?.window != null },
  { area: 'today', id: 'standingIn', href: paths.cover(), icon: 'swap', when: ({ me }) => me.person?.window != null },
  { area: 'today', id: 'ownComplaints', href: paths.ownComplaints, icon: 'book', when: ({ me }) => me.person?.center != null },
  { area: 'complaints', id: 'complaintDesk', href: paths.complaintDesk(), icon: 'day', needs: ['complaints.desk.today'] },
  { area: 'complaints', id: 'complaintRegister', href: paths.complaints(), icon: 'records', needs: ['complaints.desk.list'] },
  { area: 'complaints', id: 'callbacks', href: paths.callbacks(), icon: 'clock', needs: ['complaints.callbacks.notices'] },
  { area: 'complaints', id: 'consequences', href: paths.consequences(), icon: 'triangle', needs: ['complaints.consequences.list'], when: ({ actor }) => actor.grants.some(({ scope }) => scope.kind !== 'self') },
  { area: 'complaints', id: 'hotline', href: paths.hotline(), icon: 'upload', needs: ['complaints.intake.hotlineReplies'] },
  { area: 'complaints', id: 'complaintStatistics', href: paths.complaintStatistics(), icon: 'scale', needs: ['complaints.desk.statistics'] },
  { area: 'complaints', id: 'ratings', href: paths.ratings(), icon: 'people', also: [paths.ratingList()], needs: ['complaints.ratings.statistics', 'complaints.ratings.ofWindow'], when: ({ actor }) => !actor.grants.every(({ scope }) => scope.kind === 'city') },
  { area: 'complaints', id: 'cityRatings', href: paths.cityRatings, icon: 'city', needs: ['complaints.ratings.compare'] },
  { area: 'personnel', id: 'staffOfCity', href: paths.staffOfCity, icon: 'city', needs: ['personnel.staff.city'] },
  { area: 'personnel', id: 'board', href: paths.personnel(), icon: 'tree', also: ['/personnel/people', paths.cover(), paths.mandates, paths.returns, paths.sessions(), paths.coverage(), paths.badges(), paths.staffRecords()], needs: ['personnel.staff.center'] },
  { area: 'personnel', id: 'orders', href: paths.orders(), icon: 'swap', also: ['/personnel/entries', '/personnel/leavings'], needs: ['personnel.entries.propose'] },
  { area: 'personnel', id: 'tenure', href: paths.tenure, icon: 'clock', needs: ['personnel.staff.tenure'] },
  { area: 'settling', id: 'registrations', href: paths.registrations(), icon: 'plus', needs: ['attendance.registrations.register', 'attendance.registrations.approve'] },
  { area: 'settling', id: 'objections', href: paths.objections, icon: 'scale', needs: ['attendance.objections.decide'] },
  { area: 'settling', id: 'months', href: paths.months, icon: 'day', needs: ['attendance.months.list'] },
  { area: 'settling', id: 'statements', href: paths.statements, icon: 'download', needs: ['attendance.statements.list'] },
  { area: 'settling', id: 'postingBoard', href: paths.board, icon: 'book' },
  { area: 'today', id: 'myScore', href: paths.myScore, icon: 'scale', when: ({ me }) => me.person?.center != null },
  { area: 'today', id: 'appraise', href: paths.appraise, icon: 'tick', when: ({ me }) => me.person?.center != null },
  { area: 'evaluation', id: 'ledgerEntries', href: paths.ledgerEntries(), icon: 'records', needs: ['supervision.ledgerEntries.list'] },
  { area: 'evaluation', id: 'scores', href: paths.scores(), icon: 'scale', needs: ['supervision.scores.list'] },
  { area: 'evaluation', id: 'appraisals', href: paths.appraisals(), icon: 'people', also: [paths.followUps()], needs: ['supervision.results.list'] },
  { area: 'evaluation', id: 'matters', href: paths.matters(), icon: 'triangle', needs: ['supervision.matters.list'] },
  { area: 'evaluation', id: 'scoreCompare', href: paths.scoreCompare, icon: 'city', needs: ['supervision.scores.compare'] },
  { area: 'regulation', id: 'regulations', href: paths.regulations, icon: 'book', also: ['/clauses'] },
  { area: 'regulation', id: 'policies', href: paths.policies, icon: 'swap' },
  { area: 'regulation', id: 'calendars', href: paths.calendars(), icon: 'day' },
  { area: 'registers', id: 'seals', href: paths.seals, icon: 'diamond', needs: ['seals.seals.list'] },
  { area: 'registers', id: 'assets', href: paths.assets, icon: 'records', needs: ['assets.assets.list'] },
  { area: 'registers', id: 'gate', href: paths.gate, icon: 'hall', needs: ['assets.passes.check'] },
  { area: 'registers', id: 'archives', href: paths.archives(), icon: 'book', needs: ['archives.volumes.list'] },
  { area: 'registers', id: 'archiveAccess', href: paths.archiveAccess, icon: 'clock', needs: ['archives.access.list'] },
  { area: 'registers', id: 'stocktakes', href: paths.stocktakes, icon: 'search', needs: ['assets.stocktakes.scan'] },
  { area: 'registers', id: 'myAccounts', href: paths.myAccounts, icon: 'key', when: ({ me }) => me.person?.center != null },
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
    case 'office': return paths.hall()
    case 'to-decide': return paths.leaveQueue
    case 'my-people': return paths.myPeople
    case 'seals': return paths.sealUses
    case 'assets': return paths.assets
    case 'gate': return paths.gate
    case 'archives': return paths.archiveAccess
    case 'city': return paths.city()
    // A center's IT has its terminals; the services are the city's.
    case 'services': return reachOf(actor, 'attendance.ops.status') ? paths.services : paths.devices
  }
}
