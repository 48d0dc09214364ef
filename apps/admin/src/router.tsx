import { plainSearch } from '@hall/ui'
import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { ErrorPage, NotFoundPage } from './shell/ErrorPage.tsx'
import { Landing } from './shell/Landing.tsx'
import { Shell } from './shell/Shell.tsx'

const root = createRootRoute({ component: Shell, errorComponent: ErrorPage, notFoundComponent: NotFoundPage })
const home = createRoute({ getParentRoute: () => root, path: '/', component: Landing })

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** The procedure without which the screen has nothing to show. */
    needs?: string | undefined
  }
}

type Load<M> = () => Promise<M>
const component = <M extends object>(load: Load<M>, name: keyof M & string) => lazyRouteComponent(load as Load<Record<string, never>>, name)

/** A screen in its own file, fetched when it is opened. */
function screen<M extends object>(path: string, [load, name]: [Load<M>, keyof M & string], needs?: string) {
  return createRoute({ getParentRoute: () => root, path, component: component(load, name), staticData: { needs } })
}

/** Tables and forms come from Ant Design; it is fetched with the first screen that has one. */
const antd = createRoute({ getParentRoute: () => root, id: 'antd', component: component(() => import('./antd/AntdLayer.tsx'), 'AntdLayer') })
function antdScreen<M extends object>(path: string, [load, name]: [Load<M>, keyof M & string], needs?: string) {
  return createRoute({ getParentRoute: () => antd, path, component: component(load, name), staticData: { needs } })
}

const screens = [
  home,
  screen('/my-day', [() => import('./screens/my-day/MyDayPage.tsx'), 'MyDayPage']),
  screen('/hall', [() => import('./screens/hall/HallPage.tsx'), 'HallPage'], 'attendance.hall.now'),
  screen('/city', [() => import('./screens/city/CityPage.tsx'), 'CityPage'], 'attendance.hall.city'),
  screen('/attendance/days/$person/$date', [() => import('./screens/attendance/DayPage.tsx'), 'DayPage'], 'attendance.days.get'),
  screen('/attendance/compare', [() => import('./screens/attendance/ComparePage.tsx'), 'ComparePage']),
  screen('/regulations', [() => import('./screens/regulation/RegulationsPage.tsx'), 'RegulationsPage']),
  screen('/regulations/$center', [() => import('./screens/regulation/ReadingPage.tsx'), 'ReadingPage']),
  screen('/clauses/$id', [() => import('./screens/regulation/ClausePage.tsx'), 'ClausePage']),
  screen('/policies/compare', [() => import('./screens/regulation/PolicyComparePage.tsx'), 'PolicyComparePage']),
  screen('/calendars', [() => import('./screens/calendar/CalendarsPage.tsx'), 'CalendarsPage']),
  screen('/permissions', [() => import('./screens/permissions/PermissionsPage.tsx'), 'PermissionsPage']),
  screen('/problems/$code', [() => import('./screens/problems/ProblemPage.tsx'), 'ProblemPage']),
  antd.addChildren([
    antdScreen('/my-people', [() => import('./screens/my-people/MyPeoplePage.tsx'), 'MyPeoplePage'], 'organization.people.list'),
    antdScreen('/attendance/days', [() => import('./screens/attendance/DaysPage.tsx'), 'DaysPage'], 'attendance.days.list'),
    antdScreen('/attendance/absences', [() => import('./screens/attendance/AbsencesPage.tsx'), 'AbsencesPage'], 'attendance.absences.list'),
    antdScreen('/attendance/outages', [() => import('./screens/attendance/OutagesPage.tsx'), 'OutagesPage']),
    antdScreen('/policies', [() => import('./screens/regulation/PoliciesPage.tsx'), 'PoliciesPage']),
    antdScreen('/policies/$center/$area/$version', [() => import('./screens/regulation/PolicyPage.tsx'), 'PolicyPage']),
    antdScreen('/organization', [() => import('./screens/organization/WindowsPage.tsx'), 'WindowsPage'], 'organization.directory.windows'),
    antdScreen('/organization/people', [() => import('./screens/organization/PeoplePage.tsx'), 'PeoplePage'], 'organization.people.list'),
    antdScreen('/organization/people/$person', [() => import('./screens/organization/PersonPage.tsx'), 'PersonPage'], 'organization.people.get'),
    antdScreen('/organization/seating', [() => import('./screens/organization/SeatingPage.tsx'), 'SeatingPage'], 'organization.people.seating'),
    antdScreen('/organization/roster', [() => import('./screens/organization/RosterPage.tsx'), 'RosterPage'], 'organization.roster.preview'),
    antdScreen('/organization/grants', [() => import('./screens/organization/GrantsPage.tsx'), 'GrantsPage'], 'organization.grants.list'),
    antdScreen('/devices', [() => import('./screens/operation/DevicesPage.tsx'), 'DevicesPage'], 'attendance.devices.list'),
    antdScreen('/services', [() => import('./screens/operation/ServicesPage.tsx'), 'ServicesPage'], 'attendance.ops.status'),
  ]),
]

export const router = createRouter({
  routeTree: root.addChildren(screens),
  ...plainSearch,
  scrollRestoration: true,
  defaultErrorComponent: ErrorPage,
})
