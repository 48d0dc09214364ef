import { Action, type IconName } from '@hall/ui'
import type { UseMutationOptions } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { ApiError } from '../data/api.ts'
import { useCommand } from '../data/use-command.ts'
import { useCan } from '../session/can.ts'
import { FormSheet } from './FormSheet.tsx'

interface Props<V extends object, I extends { commandId: string }, O> {
  label: string
  /** `complaints.ratings.byPhone` */
  procedure: string
  place?: { center?: string; department?: string; window?: string; person?: string }
  options: Pick<UseMutationOptions<O, ApiError, I>, 'mutationFn' | 'mutationKey'>
  toInput: (values: V) => Omit<I, 'commandId'>
  initial?: Partial<V>
  kind?: 'primary' | 'plain' | 'danger' | 'quiet'
  icon?: IconName
  /** Why it does not apply now. */
  blocked?: string | undefined
  /** What is said when it is done. */
  done: string | ((output: O) => string)
  onDone?: (output: O) => void
  note?: ReactNode
  children: ReactNode
}

/** One command with a form of its own: a button with its right, and the sheet that asks what it needs. */
export function SheetAction<V extends object, I extends { commandId: string }, O>({ label, procedure, place, options, toInput, initial, kind = 'plain', icon, blocked, done, onDone, note, children }: Props<V, I, O>) {
  const can = useCan()
  const [open, setOpen] = useState(false)
  const command = useCommand(options, { done, onDone: (output) => { setOpen(false); onDone?.(output) } })
  return (
    <>
      <Action kind={kind} {...(icon && { icon })} reason={can(procedure, place).reason ?? blocked} onClick={() => setOpen(true)}>{label}</Action>
      <FormSheet<V>
        open={open}
        title={label}
        submit={label}
        onClose={() => { command.clear(); setOpen(false) }}
        onSubmit={(values) => command.run(toInput(values))}
        {...(initial && { initial })}
        busy={command.busy}
        problem={command.problem}
      >
        {note && <p className="soft">{note}</p>}
        {children}
      </FormSheet>
    </>
  )
}
