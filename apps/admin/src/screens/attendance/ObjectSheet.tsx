import { Action, Sheet } from '@hall/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../data/api.ts'
import { ProblemView } from '../../data/ProblemView.tsx'
import { useCommand } from '../../data/use-command.ts'
import type { Finding } from './tones.ts'

/** The person objects to a finding where it is shown. */
export function ObjectAction({ date, finding }: { date: string; finding: Finding }) {
  const { t } = useTranslation('settling')
  const attendance = useTranslation('attendance').t
  const [open, setOpen] = useState(false)
  const [text, setText] = useState('')
  const close = () => { command.clear(); setOpen(false) }
  const command = useCommand(api.attendance.objections.make.mutationOptions(), { done: t('objections.made'), onDone: () => setOpen(false) })
  const send = () => command.run({ date, finding: finding.kind, point: finding.point, text: text.trim() })
  return (
    <>
      <Action onClick={() => setOpen(true)}>{t('objections.object')}</Action>
      <Sheet
        open={open}
        onClose={close}
        title={t('objections.objectTitle', { finding: attendance(`finding.${finding.kind}`) })}
        footer={<><Action onClick={close}>{t('cancel')}</Action><Action kind="primary" busy={command.busy} reason={text.trim() ? undefined : t('required')} onClick={send}>{t('objections.object')}</Action></>}
      >
        <label className="field field-wide"><span className="field-name">{t('objections.text')}</span>
          <textarea rows={5} maxLength={500} value={text} placeholder={t('objections.textHint')} onChange={({ target }) => setText(target.value)} />
        </label>
        {command.problem && <ProblemView error={command.problem} />}
      </Sheet>
    </>
  )
}
