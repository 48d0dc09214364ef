import { useNavigate, useSearch } from '@tanstack/react-router'
import { useSession } from './session.ts'

const CENTER_KEY = 'hall.center'

/** The center looked at: the one in the address, the one chosen last, else the own one. Undefined: all within reach. */
export function useCenter(): [center: string | undefined, choose: (center: string | undefined) => void] {
  const { me, actor } = useSession()
  const search: { center?: string } = useSearch({ strict: false })
  const navigate = useNavigate()
  const known = (id: string | null | undefined) => (id && me.centers.some((center) => center.id === id) ? id : undefined)
  const ofCity = actor.grants.some(({ scope }) => scope.kind === 'city')
  const own = ofCity ? undefined : (known(me.person?.center) ?? (me.centers.length === 1 ? me.centers[0]!.id : undefined))
  const center = known(search.center) ?? known(localStorage.getItem(CENTER_KEY)) ?? own
  const choose = (next: string | undefined) => {
    if (next) localStorage.setItem(CENTER_KEY, next)
    else localStorage.removeItem(CENTER_KEY)
    void navigate({ to: '.', search: (old: Record<string, unknown>) => ({ ...old, center: next, window: undefined, page: undefined }) as never })
  }
  return [center, choose]
}
