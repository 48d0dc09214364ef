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
import type { PolicyDetail } from './PolicyPage.tsx'
import { parseValue, setValue, writeValue } from './policy-values.ts'
import { useValueWords } from './value-words.ts'

interface Props { detail: PolicyDetail; mode: 'draft' | 'change'; onClose: () => void }

/** A new draft from a version, or changes to a draft: each value beside its clause. The service checks the whole. */
export function PolicyEditor({ detail, mode, onClose }: Props) {
  const { t } = useTranslation('regulation')
  const navigate = useNavigate()
  const today = useToday()
  const { pathText, valueText } = useValueWords()
  const { version, values } = detail
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({})
  const onDone = (made: PolicyDetail['version']) => {
    onClose()
    void navigate({ to: paths.policy(made.center, made.area, made.version) })
  }
  const draft = useCommand(api.regulation.policies.draft.mutationOptions(), { done: t('policy.drafted'), onDone })
  const change = useCommand(api.regulation.policies.change.mutationOptions(), { done: t('policy.changed'), onDone })
  const unreadable = Object.entries(texts).filter(([, text]) => parseValue(text) === undefined).map(([path]) => path)
  const submit = ({ effectiveFrom }: { effectiveFrom: string }) => {
    if (unreadable.length > 0) return
    const policy = Object.entries(texts).reduce((made, [path, text]) => setValue(made, path, parseValue(text)), detail.policy)
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
      {values.map(({ path, value, clause }) => {
        const text = texts[path] ?? writeValue(value)
        const broken = unreadable.includes(path)
        return (
          <div key={path} className="policy-value">
            <label htmlFor={`value-${path}`}>{pathText(path)} <a className="clause-link" href={paths.clause(clause)} target="_blank" rel="noreferrer">{clause}</a></label>
            <input id={`value-${path}`} value={text} aria-invalid={broken || undefined} aria-describedby={`note-${path}`} onChange={(event) => setTexts({ ...texts, [path]: event.target.value })} />
            <p id={`note-${path}`} className="soft">{broken ? t('policy.unreadable') : valueText(parseValue(text))}</p>
          </div>
        )
      })}
    </FormSheet>
  )
}
