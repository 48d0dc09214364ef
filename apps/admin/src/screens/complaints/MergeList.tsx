import { Action } from '@hall/ui'
import { useTranslation } from 'react-i18next'
import { api } from '../../data/api.ts'
import { ProblemView } from '../../data/ProblemView.tsx'
import { useCommand } from '../../data/use-command.ts'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'
import { type Complaint, useMoment } from './words.ts'

/** Others of the same person or case: one matter has one outcome, if somebody says it is one. */
export function MergeList({ complaint, similar }: { complaint: Complaint; similar: readonly Complaint[] }) {
  const { t } = useTranslation('complaints')
  const can = useCan()
  const moment = useMoment()
  const command = useCommand(api.complaints.intake.merge.mutationOptions(), { done: t('merge.done') })
  return (
    <section className="panel">
      <h2>{t('merge.title')}</h2>
      <p className="soft">{t('merge.note')}</p>
      <ul className="plain-list">
        {similar.map((one) => (
          <li key={one.id}>
            <a href={paths.complaint(one.id)}>{one.number}</a> <span className="soft">{t(`channel.${one.channel}`)} · {moment(one.receivedAt)} · {t(`status.${one.status}`)}</span>{' '}
            {one.status === 'open' && <Action kind="quiet" busy={command.busy} reason={can('complaints.intake.merge', { center: complaint.center }).reason} onClick={() => command.run({ id: one.id, into: complaint.id, reason: t('merge.reason') })}>{t('merge.join')}</Action>}
          </li>
        ))}
      </ul>
      {command.problem && <ProblemView error={command.problem} />}
    </section>
  )
}
