import type { UseMutationOptions } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { ApiError } from '../data/api.ts'
import { useCommand } from '../data/use-command.ts'
import { FormSheet } from './FormSheet.tsx'

interface Props<I, O, V> {
  open: boolean
  title: string
  /** What the submit button says; the title unless given. */
  submit?: string
  options: Pick<UseMutationOptions<O, ApiError, I>, 'mutationFn' | 'mutationKey'>
  /** Said when it is done. */
  done: string | ((output: O) => string)
  /** What the form says, as the command takes it; nothing is sent without. */
  input: (values: V) => Omit<I, 'commandId'> | undefined | Promise<Omit<I, 'commandId'> | undefined>
  initial?: Partial<V>
  onClose: () => void
  onDone?: (output: O) => void
  children: ReactNode
}

/** A form at the side that gives one command and closes when it is done. */
export function CommandSheet<I extends { commandId: string }, O, V extends object>({ open, title, submit, options, done, input, initial, onClose, onDone, children }: Props<I, O, V>) {
  const command = useCommand<I, O>(options, { done, onDone: (output) => { onDone?.(output); onClose() } })
  return (
    <FormSheet<V>
      open={open}
      title={title}
      submit={submit ?? title}
      onClose={() => { command.clear(); onClose() }}
      onSubmit={async (values) => {
        const given = await input(values)
        if (given) command.run(given)
      }}
      {...(initial && { initial })}
      busy={command.busy}
      problem={command.problem}
    >
      {children}
    </FormSheet>
  )
}
