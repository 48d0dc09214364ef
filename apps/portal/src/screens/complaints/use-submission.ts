import { useState } from 'react'
import { api, queryClient } from '../../data/api.ts'
import { solve } from './task.ts'

interface Work { readonly challenge: string; readonly solution: string }

/** A submission with its task: fetched and solved when it is sent, so that nobody waits before. */
export function useSubmission(): { working: boolean; error: unknown; withWork: (send: (work: Work) => void) => void } {
  const [state, setState] = useState<{ working: boolean; error?: unknown }>({ working: false })
  const prepare = async (send: (work: Work) => void) => {
    setState({ working: true })
    try {
      const { challenge, bits } = await queryClient.fetchQuery({ ...api.complaints.portal.challenge.queryOptions({}), staleTime: 0 })
      const solution = await solve(challenge, bits)
      setState({ working: false })
      send({ challenge, solution })
    } catch (error) {
      setState({ working: false, error })
    }
  }
  return { working: state.working, error: state.error, withWork: (send) => void prepare(send) }
}
