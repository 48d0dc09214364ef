import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { ErrorPage, NotFoundPage } from './shell/ErrorPage.tsx'
import { Landing } from './shell/Landing.tsx'
import { Shell } from './shell/Shell.tsx'

const root = createRootRoute({ component: Shell, errorComponent: ErrorPage, notFoundComponent: NotFoundPage })
const home = createRoute({ getParentRoute: () => root, path: '/', component: Landing })

/** A screen in its own file, fetched when it is opened. */
function screen<M extends Record<string, unknown>>(path: string, load: () => Promise<M>, name: keyof M & string) {
  return createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load as () => Promise<Record<string, never>>, name) })
}

/** Tables and forms come from Ant Design; it is fetched with the first screen that has one. */
const antd = createRoute({ getParentRoute: () => root, id: 'antd', component: lazyRouteComponent(() => import('./antd/AntdLayer.tsx'), 'AntdLayer') })
function antdScreen<M extends Record<string, unknown>>(path: string, load: () => Promise<M>, name: keyof M & string) {
  return createRoute({ getParentRoute: () => antd, path, component: lazyRouteComponent(load as () => Promise<Record<string, never>>, name) })
}

const screens = [
  home,
  screen('/my-day', () => import('./screens/my-day/MyDayPage.tsx'), 'MyDayPage'),
  screen('/hall', () => import('./screens/hall/HallPage.tsx'), 'HallPage'),
  screen('/city', () => import('./screens/city/CityPage.tsx'), 'CityPage'),
  screen('/attendance/days/$person/$date', () => import('./screens/attendance/DayPage.tsx'), 'DayPage'),
  screen('/attendance/compare', () => import('./screens/attendance/ComparePage.tsx'), 'ComparePage'),
  screen('/regulations', () => import('./screens/regulation/RegulationsPage.tsx'), 'RegulationsPage'),
  screen('/regulations/$center', () => import('./screens/regulation/ReadingPage.tsx'), 'ReadingPage'),
  screen('/clauses/$id', () => import('./screens/regulation/ClausePage.tsx'), 'ClausePage'),
  screen('/policies/compare', () => import('./screens/regulation/PolicyComparePage.tsx'), 'PolicyComparePage'),
  screen('/calendars', () => import('./screens/calendar/CalendarsPage.tsx'), 'CalendarsPage'),
  screen('/permissions', () => import('./screens/permissions/PermissionsPage.tsx'), 'PermissionsPage'),
  screen('/problems/$code', () => import('./screens/problems/ProblemPage.tsx'), 'ProblemPage'),
  antd.addChildren([
    antdScreen('/my-people', () => import('./screens/my-people/MyPeoplePage.tsx'), 'MyPeoplePage'),
    antdScreen('/attendance/days', () => import('./screens/attendance/DaysPage.tsx'), 'DaysPage'),
    antdScreen('/attendance/absences', () => import('./screens/attendance/AbsencesPage.tsx'), 'AbsencesPage'),
    antdScreen('/attendance/outages', () => import('./screens/attendance/OutagesPage.tsx'), 'OutagesPage'),
    antdScreen('/policies', () => import('./screens/regulation/PoliciesPage.tsx'), 'PoliciesPage'),
    antdScreen('/policies/$center/$area/$version', () => import('./screens/regulation/PolicyPage.tsx'), 'PolicyPage'),
    antdScreen('/organization', () => import('./screens/organization/WindowsPage.tsx'), 'WindowsPage'),
    antdScreen('/organization/people', () => import('./screens/organization/PeoplePage.tsx'), 'PeoplePage'),
    antdScreen('/organization/people/$person', () => import('./screens/organization/PersonPage.tsx'), 'PersonPage'),
    antdScreen('/organization/seating', () => import('./screens/organization/SeatingPage.tsx'), 'SeatingPage'),
    antdScreen('/organization/roster', () => import('./screens/organization/RosterPage.tsx'), 'RosterPage'),
    antdScreen('/organization/grants', () => import('./screens/organization/GrantsPage.tsx'), 'GrantsPage'),
    antdScreen('/devices', () => import('./screens/operation/DevicesPage.tsx'), 'DevicesPage'),
    antdScreen('/services', () => import('./screens/operation/ServicesPage.tsx'), 'ServicesPage'),
  ]),
]

export const router = createRouter({
  routeTree: root.addChildren(screens),
  // Search parameters are plain words; nothing is read as JSON.
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search) => {
    const entries = Object.entries(search).filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '')
    return entries.length === 0 ? '' : `?${new URLSearchParams(entries)}`
  },
  scrollRestoration: true,
  defaultErrorComponent: ErrorPage,
})
