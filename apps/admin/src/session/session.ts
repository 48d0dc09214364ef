import { type Actor, parseGrant } from '@hall/access'
import { createContext, use } from 'react'
import type { Me } from '../data/api.ts'
import type { Login } from './login.ts'

/** Who uses the screens, with which rights. */
export interface Session {
  readonly me: Me
  /** The rights of the token, which gateway and services decide by. */
  readonly actor: Actor
  readonly login: Login
  /** How far the city's clock is ahead of this machine's, in milliseconds. */
  readonly clockOffsetMs: number
}

export const SessionContext = createContext<Session | undefined>(undefined)

/** Throws outside the shell. */
export function useSession(): Session {
  const session = use(SessionContext)
  if (!session) throw new Error('no session here')
  return session
}

export function createSession(me: Me, login: Login): Session {
  const grants = login.grants.flatMap((text) => parseGrant(text) ?? [])
  return { me, login, actor: { id: login.person, name: login.name, grants }, clockOffsetMs: Date.parse(me.now) - Date.now() }
}
