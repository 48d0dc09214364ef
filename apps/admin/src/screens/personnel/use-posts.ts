import { skipToken, useQuery } from '@tanstack/react-query'
import { api } from '../../data/api.ts'
import { useLocal } from '../../data/local.ts'
import { usePlaceNames } from '../../session/places.ts'

/** The posts of a center by name, as choices. */
export function usePosts(center: string | undefined) {
  const local = useLocal()
  const names = usePlaceNames([center])
  const posts = useQuery(api.organization.directory.posts.queryOptions(center ? { center } : skipToken, { staleTime: 600_000 }))
  const rows = posts.data?.rows ?? []
  const byId = new Map(rows.map((post) => [post.id, `${names.window(post.window)} ${local(post.name)}`]))
  return { options: rows.map(({ id }) => ({ value: id, label: byId.get(id)! })), nameOf: (id: string | null) => (id ? (byId.get(id) ?? id) : '') }
}
