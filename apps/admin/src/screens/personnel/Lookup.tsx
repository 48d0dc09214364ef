import { Action, Sheet } from '@hall/ui'
import { Form } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { problemOf } from '../../data/problem.ts'
import { ProblemView } from '../../data/ProblemView.tsx'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'
import { useToday } from '../../session/clock.ts'
import { type Field, initialOf, OneField, type Values } from './FileAction.tsx'

interface Props<O> {
  label: string
  /** `personnel.mandates.check` */
  procedure: string
  place?: { center?: string }
  fields: readonly Field[]
  ask: (values: Values) => Promise<O>
  children: (answer: O) => ReactNode
}

/** A question to the records, asked beside the list it is about; writes nothing. */
export function Lookup<O>({ label, procedure, place, fields, ask, children }: Props<O>) {
  const { t } = useTranslation('personnel')
  const can = useCan()
  const today = useToday()
  const [open, setOpen] = useState(false)
  const [state, setState] = useState<{ busy?: true; answer?: O; error?: unknown }>({})
  const [form] = Form.useForm<Values>()
  const name = `lookup${useId().replace(/\W/g, '')}`
  const run = async (values: Values) => {
    setState({ busy: true })
    try {
      setState({ answer: await ask(values) })
    } catch (error) {
      setState({ error })
    }
  }
  const close = () => { setOpen(false); setState({}) }
  return (
    <>
      <Action icon="search" reason={can(procedure, place).reason} onClick={() => setOpen(true)}>{label}</Action>
      <Sheet open={open} onClose={close} title={label} footer={<><Action onClick={close}>{t('lookup.close')}</Action><Action kind="primary" busy={state.busy === true} onClick={() => form.submit()}>{t('lookup.ask')}</Action></>}>
        <Form<Values> form={form} name={name} layout="vertical" requiredMark={false} onFinish={(values) => void run(values)} initialValues={initialOf(fields, today)}>
          {fields.map((field) => <OneField key={field.name} field={field} />)}
          <button type="submit" hidden />
        </Form>
        <div aria-live="polite">
          {state.answer !== undefined && children(state.answer)}
          {state.error !== undefined && <ProblemView error={problemOf(state.error)} />}
        </div>
      </Sheet>
    </>
  )
}

/** The clause an answer rests on. */
export function Basis({ clause }: { clause: string | null }) {
  return clause && <a className="clause-link" href={paths.clause(clause)}>{clause}</a>
}
