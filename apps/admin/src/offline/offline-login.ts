import type { Login } from '../session/login.ts'
import { canReachCity } from '../settings.ts'
import { forgetSnapshot, type SessionSnapshot } from './session-snapshot.ts'

/** Whoever was here when the network went: without a token, so that nothing can be read or sent. When the city answers again, the login decides anew. */
export function offlineLogin({ grants, name, person }: SessionSnapshot): Login {
  return {
    async token() {
      if (navigator.onLine && await canReachCity()) {
        location.reload()
        // The page is on its way to the login.
        return new Promise(() => undefined)
      }
      return undefined
    },
    grants, name, person, loggedIn: false,
    logout() {
      forgetSnapshot()
      location.reload()
    },
  }
}
