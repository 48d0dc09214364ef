import type { Problem } from '@hall/contract'
import { Action, Sheet } from '@hall/ui'
import { Form } from 'antd'
import { type ReactNode, useEffect, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemView } from '../data/ProblemView.tsx'

interface Props<T> {
  open: boolean
  title: string
  onClose: () => void
  onSubmit: (values: T) => void
  /** What the submit button says. */
  submit: string
  initial?: Partial<T>
  busy: boolean
  problem: Problem | undefined
  children: ReactNode
}

/** A form at the side. A refusal is shown above the buttons; what was filled in stays. */
export function FormSheet<T extends object>({ open, title, onClose, onSubmit, submit, initial, busy, problem, children }: Props<T>) {
  const { t } = useTranslation('shell')
  const [form] = Form.useForm<T>()
  const name = `form${useId().replace(/\W/g, '')}`
  useEffect(() => { if (open) form.resetFields() }, [open, form])
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={title}
      footer={<><Action onClick={onClose}>{t('cancel')}</Action><Action kind="primary" busy={busy} onClick={() => form.submit()}>{submit}</Action></>}
    >
      <Form<T> form={form} name={name} layout="vertical" requiredMark={false} onFinish={onSubmit} {...(initial && { initialValues: initial })}>
        {children}
        {/* Enter in a field submits. */}
        <button type="submit" hidden />
      </Form>
      {problem && <ProblemView error={problem} />}
    </Sheet>
  )
}
