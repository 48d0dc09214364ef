import { Action, type IconName } from '@hall/ui'
import type { UseMutationOptions } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormSheet } from '../../antd/FormSheet.tsx'
import type { ApiError } from '../../data/api.ts'
import { useCommand } from '../../data/use-command.ts'
import { useCan } from '../../session/can.ts'

interface Props<V extends object, I extends { commandId: string }, O> {
  label: string
  /** `complaints.ratings.byPhone` */
  procedure: string
  center?: string
  options: Pick<UseMutationOptions<O, ApiError, I>, 'mutationFn' | 'mutationKey'>
  toInput: (values: V) => Omit<I, 'commandId'>
  initial?: Partial<V>
  kind?: 'primary' | 'plain' | 'quiet'
  icon?: IconName
  done?: (output: O) => string
  note?: ReactNode
  children: ReactNode
}

/** One command with a form of its own: a button with its right, and the sheet that asks what it needs. */
export function SheetAction<V extends object, I extends { commandId: string }, O>({ label, procedure, center, options, toInput, initial, kind = 'plain', icon, done, note, children }: Props<V, I, O>) {
  const { t } = useTranslation('complaints')
  const can = useCan()
  const [open, setOpen] = useState(false)
  const command = useCommand(options, { done: done ?? t('one.stepDone'), onDone: () => setOpen(false) })
  return (
    <>
      <Action kind={kind} {...(icon && { icon })} reason={can(procedure, center ? { center } : undefined).reason} onClick={() => setOpen(true)}>{label}</Action>
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
