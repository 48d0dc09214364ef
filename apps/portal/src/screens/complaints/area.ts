import type { PortalArea } from '../../area.ts'

/** Complaining, following a complaint, rating a service, and the page of a window's tablet. */
export const complaintsArea: PortalArea = {
  id: 'complaints',
  tasks: [
    { id: 'complain', href: '/portal/complain', icon: 'records' },
    { id: 'follow', href: '/portal/complaint', icon: 'clock' },
    { id: 'rate', href: '/portal/rate', icon: 'tick' },
  ],
  screens: [
    { path: '/complain', load: () => import('./ComplainPage.tsx').then(({ ComplainPage }) => ({ default: ComplainPage })) },
    { path: '/complaint', load: () => import('./FollowPage.tsx').then(({ FollowPage }) => ({ default: FollowPage })) },
    { path: '/rate', load: () => import('./RatePage.tsx').then(({ RatePage }) => ({ default: RatePage })) },
    { path: '/rate/$token', load: () => import('./RatePage.tsx').then(({ RatePage }) => ({ default: RatePage })) },
    { path: '/rating-device/$key', load: () => import('./DevicePage.tsx').then(({ DevicePage }) => ({ default: DevicePage })) },
  ],
}
