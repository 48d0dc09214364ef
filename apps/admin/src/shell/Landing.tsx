import { Navigate } from '@tanstack/react-router'
import { useSession } from '../session/session.ts'
import { landingPath } from './navigation.ts'

/** The first page of a role. */
export function Landing() {
  return <Navigate to={landingPath(useSession())} replace />
}
