import { Action } from '@hall/ui'
import { useTranslation } from 'react-i18next'
import { api } from '../../data/api.ts'
import { ProblemView } from '../../data/ProblemView.tsx'
import { useCommand } from '../../data/use-command.ts'
import { useCan } from '../../session/can.ts'
import type { Complaint } from './words.ts'

/** Who complained: asked for, shown to those who handle it, and put on record. */
export function Identity({ complaint }: { complaint: Complaint }) {
  const { t } = useTranslation('complaints')
  const can = useCan()
  const command = useCommand(api.complaints.desk.identity.mutationOptions())
  const who = command.output
  return (
    <div className="identity">
      {who
        ? <dl className="pairs"><dt>{t('intake.name')}</dt><dd>{who.name ?? t('intake.anonymous')}</dd><dt>{t('intake.contact')}</dt><dd>{who.contact ?? t('intake.contactRefused')}</dd></dl>
        : <Action kind="quiet" busy={command.busy} reason={can('complaints.desk.identity', { center: complaint.center }).reason} onClick={() => command.run({ id: complaint.id })}>{t(complaint.anonymous ? 'identity.showAnonymous' : 'identity.show')}</Action>}
      <p className="soft">{t('identity.note')}</p>
      {command.problem && <ProblemView error={command.problem} />}
    </div>
  )
}
