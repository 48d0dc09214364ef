import { type UseMutationOptions, useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { problemOf } from './api.ts'

/** Codes that leave open whether it was done: sent again, the same command id brings the first outcome. */
const OPEN: readonly string[] = ['OFFLINE', 'TIMEOUT', 'UNAVAILABLE']

export interface Command<I, O> {
  readonly run: (input: I) => void
  readonly busy: boolean
  readonly error: unknown
  readonly output: O | undefined
}

/** A write with its command id: whatever is pressed twice or sent again is done once. */
export function useCommand<I extends { commandId: string }, O>(
  { mutationFn }: Pick<UseMutationOptions<O, Error, I>, 'mutationFn'>,
  onDone?: (output: O) => void,
): Command<Omit<I, 'commandId'>, O> {
  const attempt = useRef<{ commandId: string; input: string } | undefined>(undefined)
  const mutation = useMutation<O, Error, I>({
    mutationFn: mutationFn!,
    onSuccess: (output) => { attempt.current = undefined; onDone?.(output) },
    onError: (error) => { if (!OPEN.includes(problemOf(error).code)) attempt.current = undefined },
  })
  return {
    run: (input) => {
      const text = JSON.stringify(input)
      if (attempt.current?.input !== text) attempt.current = { commandId: crypto.randomUUID(), input: text }
      mutation.mutate({ ...input, commandId: attempt.current.commandId } as I)
    },
    busy: mutation.isPending,
    error: mutation.error ?? undefined,
    output: mutation.data,
  }
}
