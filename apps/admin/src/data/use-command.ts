import type { Problem } from '@hall/contract'
import { announce } from '@hall/ui'
import { type UseMutationOptions, useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { type ApiError, queryClient } from './api.ts'
import { problemOf } from './problem.ts'

interface Options<O> {
  /** Said when it is done. */
  done?: string | ((output: O) => string)
  onDone?: (output: O) => void
}

export interface Command<I, O> {
  run: (input: I) => void
  busy: boolean
  problem: Problem | undefined
  output: O | undefined
  /** Forgets the last problem and output. */
  clear: () => void
}

/** Codes that leave open whether it was done: sent again, the same command id brings the first outcome. */
const OPEN: readonly string[] = ['OFFLINE', 'TIMEOUT', 'UNAVAILABLE']

/** A write with its command id. What it changed is read anew: everything of the service it went to. */
export function useCommand<I extends { commandId: string }, O>(
  options: Pick<UseMutationOptions<O, ApiError, I>, 'mutationFn' | 'mutationKey'>,
  { done, onDone }: Options<O> = {},
): Command<Omit<I, 'commandId'>, O> {
  const attempt = useRef<{ commandId: string; input: string } | undefined>(undefined)
  const mutation = useMutation<O, ApiError, I>({
    mutationFn: options.mutationFn!,
    ...(options.mutationKey && { mutationKey: options.mutationKey }),
    onSuccess: (output) => {
      attempt.current = undefined
      const service = (options.mutationKey?.[0] as readonly string[] | undefined)?.[0]
      void queryClient.invalidateQueries(service ? { queryKey: [[service]] } : {})
      if (done !== undefined) announce(typeof done === 'string' ? done : done(output))
      onDone?.(output)
    },
    onError: (error) => { if (!OPEN.includes(problemOf(error).code)) attempt.current = undefined },
  })
  return {
    run: (input) => {
      const text = JSON.stringify(input)
      if (attempt.current?.input !== text) attempt.current = { commandId: crypto.randomUUID(), input: text }
      mutation.mutate({ ...input, commandId: attempt.current.commandId } as I)
    },
    busy: mutation.isPending,
    problem: mutation.error ? problemOf(mutation.error) : undefined,
    output: mutation.data,
    clear: () => { attempt.current = undefined; mutation.reset() },
  }
}
