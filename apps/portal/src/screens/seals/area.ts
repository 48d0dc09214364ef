import type { PortalArea } from '../../area.ts'

/** Verifying a sealed document by its number or its file, and the seals no longer in force. */
export const sealsArea: PortalArea = {
  id: 'seals',
  tasks: [{ id: 'verify', href: '/portal/verify', icon: 'ring' }],
  screens: [
    { path: '/verify', load: () => import('./VerifyPage.tsx').then(({ VerifyPage }) => ({ default: VerifyPage })) },
  ],
}
