import type { PortalArea } from '../../area.ts'

/** Guides to what can be done, and following a case. */
export const casesArea: PortalArea = {
  id: 'cases',
  tasks: [{ id: 'guides', href: '/portal/guides', icon: 'book' }, { id: 'follow', href: '/portal/follow', icon: 'search' }],
  screens: [
    { path: '/guides', load: () => import('./GuidesPage.tsx').then(({ GuidesPage }) => ({ default: GuidesPage })) },
    { path: '/guides/$id', load: () => import('./GuidePage.tsx').then(({ GuidePage }) => ({ default: GuidePage })) },
    { path: '/follow', load: () => import('./FollowPage.tsx').then(({ FollowPage }) => ({ default: FollowPage })) },
  ],
}
