import type { Scope } from '@hall/access'
import { useQueries, useQuery } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { api, type Me } from '../data/api.ts'
import { useLocal } from '../data/local.ts'
import { useSession } from './session.ts'

/** Places change rarely; events make them old sooner. */
const PLACES_FRESH = { staleTime: 600_000 }

export interface PlaceNames {
  center: (id: string | null | undefined) => string
  department: (id: string | null | undefined) => string
  /** Number and name: `A12 企业开办`. */
  window: (id: string | null | undefined) => string
}

/** Centers whose windows are named though no row of theirs is on the screen. */
let beyondScreen: readonly string[] = []
const listeners = new Set<() => void>()
const listen = (listener: () => void) => { listeners.add(listener); return () => { listeners.delete(listener) } }

/** For rows that are written out and not shown. */
export function nameWindowsOf(centers: readonly string[]): void {
  beyondScreen = [...new Set([...beyondScreen, ...centers])]
  for (const listener of listeners) listener()
}

/** Names of centers, departments and the windows of some centers; an unknown id stands for itself. `withCenter`: a window says whose it is. */
export function usePlaceNames(centers: readonly (string | null | undefined)[], { withCenter = false } = {}): PlaceNames {
  const { me } = useSession()
  const local = useLocal()
  const departments = useQuery(api.organization.directory.departments.queryOptions({}, PLACES_FRESH))
  const beyond = useSyncExternalStore(listen, () => beyondScreen)
  const known = [...new Set([...centers.filter((id): id is string => Boolean(id)), ...beyond])].sort()
  const windows = useQueries({ queries: known.map((center) => api.organization.directory.windows.queryOptions({ center }, PLACES_FRESH)) })
  const departmentNames = new Map((departments.data?.rows ?? []).map(({ id, name }) => [id, local(name)]))
  // Centers beyond one's reach are known by their regulations.
  const regulations = useQuery(api.regulation.regulations.list.queryOptions({}, PLACES_FRESH))
  const others = (regulations.data?.rows ?? []).map(({ center, name }): [string, string] => [center, local(name)])
  const centerNames = new Map([...others, ...me.centers.map(({ id, name }): [string, string] => [id, local(name)])])
  const windowNames = new Map(windows.flatMap(({ data }, nth) => (data?.rows ?? []).map((window): [string, string] =>
    [window.id, [withCenter && centerNames.get(known[nth]!), window.number, local(window.name)].filter(Boolean).join(' ')])))
  const nameIn = (names: Map<string, string>) => (id: string | null | undefined) => (id ? (names.get(id) ?? id) : '')
  return { center: nameIn(centerNames), department: nameIn(departmentNames), window: nameIn(windowNames) }
}

/** Where somebody sits, in one line. */
export function usePlaceLine(person: Me['person']): string {
  const names = usePlaceNames([person?.center])
  return person ? [names.center(person.center), names.department(person.department), names.window(person.window)].filter(Boolean).join(' · ') : ''
}

/** The place a right is over, by name. */
export function useScopeName(scopes: readonly Scope[]): (scope: Scope) => string {
  const local = useLocal()
  const centersOf = (kind: Scope['kind']) => scopes.flatMap((scope) => (scope.kind === kind && 'center' in scope ? scope.center : []))
  const names = usePlaceNames(centersOf('window'))
  const inCenters = [...new Set(centersOf('section'))].sort()
  const sections = useQueries({ queries: inCenters.map((center) => api.organization.directory.sections.queryOptions({ center }, PLACES_FRESH)) })
  const sectionNames = new Map(sections.flatMap(({ data }) => data?.rows ?? []).map(({ id, name }) => [id, local(name)]))
  return (scope) => {
    switch (scope.kind) {
      case 'city': return ''
      case 'center': return names.center(scope.center)
      case 'section': return `${names.center(scope.center)} ${sectionNames.get(scope.section) ?? scope.section}`
      case 'department': return names.department(scope.department)
      case 'window': return `${names.center(scope.center)} ${names.window(scope.window)}`
      case 'self': return scope.person
    }
  }
}
