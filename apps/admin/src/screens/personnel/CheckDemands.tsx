import { Action } from '@hall/ui'
import { Form } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { problemOf } from '../../data/problem.ts'
import { ProblemView } from '../../data/ProblemView.tsx'
import { DemandList } from './DemandList.tsx'
import type { Values } from './FileAction.tsx'
import type { Demand } from './words.ts'

/** Before anything is sent: what the center's regulation demands of what is filled in. */
export function CheckDemands({ ask }: { ask: (values: Values) => Promise<{ demands: Demand[] }> }) {
  const { t } = useTranslation('personnel')
  const form = Form.useFormInstance<Values>()
  const [state, setState] = useState<{ busy?: true; demands?: Demand[]; error?: unknown }>({})
  const check = async () => {
    try {
      const values = await form.validateFields()
      setState({ busy: true })
      setState({ demands: (await ask(values)).demands })
    } catch (error) {
      // What is missing is said at its field.
      setState(error instanceof Error ? { error } : {})
    }
  }
  return (
    <div className="stack">
      <Action busy={state.busy === true} onClick={() => void check()}>{t('demands.check')}</Action>
      <div aria-live="polite">{state.demands && <DemandList demands={state.demands} />}{state.error !== undefined && <ProblemView error={problemOf(state.error)} />}</div>
    </div>
  )
}
