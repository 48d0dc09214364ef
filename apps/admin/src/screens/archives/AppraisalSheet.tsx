import { Action, Choice, Sheet, StateTag } from '@hall/ui'
import { skipToken, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PersonField } from '../../antd/fields.tsx'
import { PersonName } from '../ledger/PersonName.tsx'
import { api, type Outputs } from '../../data/api.ts'
import { Loaded } from '../../data/Loaded.tsx'
import { ProblemView } from '../../data/ProblemView.tsx'
import { useCommand } from '../../data/use-command.ts'
import { useCan } from '../../session/can.ts'
import { printTable } from '../ledger/print-table.ts'
import { useSession } from '../../session/session.ts'
import { ANSWERS } from './words.ts'

type Detail = Outputs['archives']['appraisals']['get']
type Answer = (typeof ANSWERS)[number]

/** Volume by volume: a named reviewer answers, the office carries out what all said. */
export function AppraisalSheet({ center, appraisal, onClose }: { center: string; appraisal: string | undefined; onClose: () => void }) {
  const { t } = useTranslation('archives')
  const detail = useQuery(api.archives.appraisals.get.queryOptions(appraisal ? { center, appraisal } : skipToken))
  return <Sheet open={appraisal !== undefined} title={detail.data?.appraisal.subject ?? t('appraisal.lists')} onClose={onClose}>{appraisal && <Loaded query={detail}>{(data) => <Lines key={appraisal} detail={data} onClose={onClose} />}</Loaded>}</Sheet>
}

function Lines({ detail: { appraisal, lines }, onClose }: { detail: Detail; onClose: () => void }) {
  const { t } = useTranslation('archives')
  const can = useCan()
  const { me } = useSession()
  const { center, id } = appraisal
  const mine = appraisal.state === 'open' && appraisal.reviewers.some(({ person }) => person === me.person?.id)
  const own = Object.fromEntries(lines.flatMap(({ volume, answers }) => answers.filter(({ person }) => person === me.person?.id).map(({ answer }) => [volume, answer])))
  const [said, setSaid] = useState<Readonly<Record<string, Answer>>>(own)
  const [witness, setWitness] = useState<string>()
  const answer = useCommand(api.archives.appraisals.answer.mutationOptions(), { done: t('appraisal.answered'), onDone: onClose })
  const execute = useCommand(api.archives.appraisals.execute.mutationOptions(), { done: (counts) => t('appraisal.done', counts), onDone: onClose })
  const complete = appraisal.reviewers.every(({ answered }) => answered)
  const print = () => void printTable({
    title: appraisal.subject, columns: [t('nth'), t('number'), t('name'), t('retention'), t('expiresOn'), t('appraisal.answer'), t('appraisal.outcome')],
    rows: lines.map((line, at) => [String(at + 1), line.number, line.title, t(`retentions.${line.retention}`), line.expiresOn ?? '', line.answers.map((one) => t(`outcomes.${one.answer}`)).join(' / '), line.outcome ? t(`outcomes.${line.outcome}`) : '']),
    foot: [t('appraisal.signReviewers'), t('appraisal.signApprover'), t('appraisal.signWitness')],
  })
  return (
    <div className="stack">
      <span className="row"><Action icon="print" onClick={print}>{t('appraisal.print')}</Action></span>
      {(answer.problem ?? execute.problem) && <ProblemView error={answer.problem ?? execute.problem} />}
      <ul className="stack">
        {lines.map((line) => (
          <li key={line.volume} className="stack">
            <span><strong>{line.number}</strong> {line.title} <span className="soft">{t(`retentions.${line.retention}`)} {line.expiresOn}</span></span>
            <span className="states">
              {line.outcome && <StateTag tone={line.outcome === 'held' ? 'absent' : 'ok'}>{t(`outcomes.${line.outcome}`)}</StateTag>}
              {line.answers.map((one) => <StateTag key={one.person} tone="quiet"><PersonName register="archives" id={one.person} /> {t(`outcomes.${one.answer}`)}</StateTag>)}
            </span>
            {mine && <Choice label={t('appraisal.answer')} value={said[line.volume] ?? ''} options={[{ value: '', name: '—' }, ...ANSWERS.map((value) => ({ value, name: t(`outcomes.${value}`) }))]} onChange={(value) => { if (value) setSaid({ ...said, [line.volume]: value as Answer }) }} />}
          </li>
        ))}
      </ul>
      {mine && <Action kind="primary" busy={answer.busy} reason={lines.every(({ volume }) => said[volume]) ? undefined : t('appraisal.each')} onClick={() => answer.run({ center, appraisal: id, answers: Object.entries(said).map(([volume, given]) => ({ volume, answer: given })) })}>{t('appraisal.send')}</Action>}
      {appraisal.state === 'open' && can('archives.appraisals.execute', { center }).ok && (
        <div className="stack">
          <label>{t('appraisal.witness')} <PersonField center={center} {...(witness && { value: witness })} onChange={setWitness} /></label>
          <Action kind="primary" busy={execute.busy} reason={!complete ? t('appraisal.waiting') : witness ? undefined : t('appraisal.needsWitness')} onClick={() => { if (witness) execute.run({ center, appraisal: id, witness }) }}>{t('appraisal.execute')}</Action>
        </div>
      )}
    </div>
  )
}
