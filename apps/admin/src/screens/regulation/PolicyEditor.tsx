import { DayField } from '@hall/ui'
import { useNavigate } from '@tanstack/react-router'
import { Form } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormSheet } from '../../antd/FormSheet.tsx'
import { api } from '../../data/api.ts'
import { useCommand } from '../../data/use-command.ts'
import { paths } from '../../paths.ts'
import { useToday } from '../../session/clock.ts'
import { PolicyInput } from './PolicyInput.tsx'
import type { PolicyDetail } from './PolicyPage.tsx'
import { setValue } from './policy-values.ts'
import { groupValues, leafOf } from './value-groups.ts'
import { useValueWords } from './value-words.ts'

interface Props { detail: PolicyDetail; mode: 'draft' | 'change'; onClose: () => void }

/** A new draft from a version, or changes to a draft: each value beside its clause. The service checks the whole. */
export function PolicyEditor({ detail, mode, onClose }: Props) {
  const { t } = useTranslation('regulation')
  const navigate = useNavigate()
  const today = useToday()
  const { version } = detail
  const [changed, setChanged] = useState<Readonly<Record<string, unknown>>>({})
  const onDone = (made: PolicyDetail['version']) => {
    onClose()
    void navigate({ to: paths.policy(made.center, made.area, made.version) })
  }
  const draft = useCommand(api.regulation.policies.draft.mutationOptions(), { done: t('policy.drafted'), onDone })
  const change = useCommand(api.regulation.policies.change.mutationOptions(), { done: t('policy.changed'), onDone })
  const submit = ({ effectiveFrom }: { effectiveFrom: string }) => {
    const policy = Object.entries(changed).reduce((made, [path, value]) => setValue(made, path, value), detail.policy)
    if (mode === 'draft') draft.run({ center: version.center, area: version.area, effectiveFrom, policy })
    else change.run({ center: version.center, area: version.area, version: version.version, effectiveFrom, policy })
  }
  return (
    <FormSheet<{ effectiveFrom: string }>
      open
      title={t(mode === 'draft' ? 'policy.draft' : 'policy.change')}
      submit={t('policy.save')}
      onClose={onClose}
      onSubmit={submit}
      initial={{ effectiveFrom: mode === 'draft' ? today : version.effectiveFrom }}
      busy={draft.busy || change.busy}
      problem={draft.problem ?? change.problem}
    >
      <Form.Item name="effectiveFrom" label={t('effectiveFrom')}><DayField /></Form.Item>
      <p className="soft">{t('policy.editNote')}</p>
      <Values detail={detail} changed={changed} onChange={(path, value) => setChanged({ ...changed, [path]: value })} />
    </FormSheet>
  )
}

interface ValuesProps { detail: PolicyDetail; changed: Readonly<Record<string, unknown>>; onChange: (path: string, value: unknown) => void }

function Values({ detail: { values }, changed, onChange }: ValuesProps) {
  const { pathText } = useValueWords()
  return groupValues(values).map(({ heading, rows }) => (
    <fieldset key={heading} className="policy-values">
      <legend>{pathText(heading)}</legend>
      {rows.map(({ path, value, clause }) => (
        <div key={path} className={path in changed ? 'policy-value policy-value-changed' : 'policy-value'}>
          <span>{pathText(leafOf(path))} <a className="clause-link" href={paths.clause(clause)} target="_blank" rel="noreferrer">{clause}</a></span>
          <PolicyInput id={`value-${path}`} label={pathText(path)} leaf={leafOf(path)} value={path in changed ? changed[path] : value} onChange={(next) => onChange(path, next)} />
        </div>
      ))}
    </fieldset>
  ))
}
