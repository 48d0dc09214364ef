import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useMemo } from 'react'
import { api } from '../data/api.ts'
import { followCity } from '../data/live.ts'
import { Loaded } from '../data/Loaded.tsx'
import type { Me } from '../data/api.ts'
import type { Login } from './login.ts'
import { keepSnapshot } from '../offline/session-snapshot.ts'
import { createSession, SessionContext } from './session.ts'

/** Shows what is inside once it is known who is here. */
export function SessionGate({ login, children }: { login: Login; children: ReactNode }) {
  const me = useQuery(api.organization.me.get.queryOptions({}))
  return <div className={me.data ? undefined : 'gate'}><Loaded query={me}>{(data) => <WithSession me={data} login={login}>{children}</WithSession>}</Loaded></div>
}

function WithSession({ me, login, children }: { me: Me; login: Login; children: ReactNode }) {
  const session = useMemo(() => createSession(me, login), [me, login])
  useEffect(() => { if (login.loggedIn) keepSnapshot(me, login) }, [me, login])
  useEffect(() => {
    const end = new AbortController()
    void followCity(end.signal)
    return () => end.abort()
  }, [])
  return <SessionContext value={session}>{children}</SessionContext>
}
