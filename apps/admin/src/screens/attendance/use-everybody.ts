import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, queryClient } from '../../data/api.ts'
import type { MonthPerson } from './figures.ts'

const AT_A_TIME = 500

/** All people of a month, read in pieces; how far it has come is told while it goes on. */
export function useEverybody(key: { center: string; month: string }) {
  const [far, setFar] = useState<{ rows: MonthPerson[]; total: number }>({ rows: [], total: 0 })
  const query = useQuery({
    // Under the path of the procedure, so that what makes it old makes this old.
    queryKey: [['attendance', 'months', 'people'], { everybody: key }],
    queryFn: async ({ signal }) => {
      const rows: MonthPerson[] = []
      for (let page = 1; ; page++) {
        const piece = await queryClient.fetchQuery({ ...api.attendance.months.people.queryOptions({ ...key, page, size: AT_A_TIME }), staleTime: 0 })
        rows.push(...piece.rows)
        if (rows.length >= piece.total || piece.rows.length === 0) return { rows, total: piece.total }
        setFar({ rows: [...rows], total: piece.total })
        if (signal.aborted) throw new Error('left')
      }
    },
  })
  const shown = query.data ?? far
  return { query: { ...query, data: query.data ?? (far.rows.length > 0 ? far : undefined) }, rows: shown.rows, total: shown.total, isDone: query.data !== undefined || far.total === 0 }
}
