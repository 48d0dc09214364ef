import { plainSearch } from '@hall/ui'
import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { areas } from './areas.ts'
import { ErrorPage, NotFoundPage } from './shell/ErrorPage.tsx'
import { HomePage } from './shell/HomePage.tsx'
import { Shell } from './shell/Shell.tsx'

const root = createRootRoute({ component: Shell, errorComponent: ErrorPage, notFoundComponent: NotFoundPage })
const home = createRoute({ getParentRoute: () => root, path: '/', component: HomePage })
const screens = areas.flatMap((area) => area.screens.map(({ path, load }) =>
  createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load) })))

export const router = createRouter({
  basepath: '/portal',
  routeTree: root.addChildren([home, ...screens]),
  ...plainSearch,
  scrollRestoration: true,
  defaultErrorComponent: ErrorPage,
})
