import { Action, formatDateTime, StateTag } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, type Outputs } from '../../data/api.ts'
import { ProblemView } from '../../data/ProblemView.tsx'
import { useCommand } from '../../data/use-command.ts'
import { useCan } from '../../session/can.ts'
import { atCenter } from '../../session/clock.ts'
import { ClauseLink } from '../ledger/ClauseLink.tsx'
import { PersonName } from '../ledger/PersonName.tsx'
import { PlainTable } from '../ledger/PlainTable.tsx'
import { AnswerSheet, ChooseSheet, ReferSheet, RecommendationSheet } from './SanctionSheets.tsx'
import { yuan } from './tones.ts'

export type Sanction = Outputs['assets']['sanctions']['list']['rows'][number]
type Sheet = 'choose' | 'answer' | 'refer' | 'letter'

/** Records of whoever stopped the network against the rules, with what is still missing. */
export function Sanctions({ center }: { center: string }) {
  const { t, i18n } = useTranslation('assets')
  const can = useCan()
  const [doing, setDoing] = useState<{ sheet: Sheet; row: Sanction }>()
  const query = useQuery(api.assets.sanctions.list.queryOptions({ center, size: 50 }))
  const serious = useCommand(api.assets.sanctions.markSerious.mutationOptions(), { done: t('sanction.markedSerious') })
  const unlawful = useCommand(api.assets.sanctions.markUnlawful.mutationOptions(), { done: t('sanction.markedUnlawful') })
  const shut = useCommand(api.assets.sanctions.close.mutationOptions(), { done: t('sanction.closed') })
  const problem = serious.problem ?? unlawful.problem ?? shut.problem
  const of = (sheet: Sheet) => (doing?.sheet === sheet ? doing.row : undefined)
  const close = () => setDoing(undefined)
  const reason = (name: string) => can(`assets.sanctions.${name}`, { center }).reason
  const steps = (row: Sanction) => {
    const target = { center, sanction: row.id }
    const sheet = (name: 'choose' | 'answer' | 'refer') => <Action kind="quiet" reason={reason(name)} onClick={() => setDoing({ sheet: name, row })}>{t(`sanction.${name}`)}</Action>
    return (
      <span className="row">
        {row.closedAt === null && row.consequence === null && sheet('choose')}
        {row.closedAt === null && !row.serious && <Action kind="quiet" busy={serious.busy} reason={reason('markSerious')} onClick={() => serious.run(target)}>{t('sanction.markSerious')}</Action>}
        {row.serious && <Action kind="quiet" reason={reason('recommendation')} onClick={() => setDoing({ sheet: 'letter', row })}>{t('sanction.letter')}</Action>}
        {row.closedAt === null && row.serious && row.answer === null && sheet('answer')}
        {row.closedAt === null && !row.unlawful && <Action kind="quiet" busy={unlawful.busy} reason={reason('markUnlawful')} onClick={() => unlawful.run(target)}>{t('sanction.markUnlawful')}</Action>}
        {row.closedAt === null && row.unlawful && row.referredTo === null && sheet('refer')}
        {row.closedAt === null && <Action kind="quiet" busy={shut.busy} reason={reason('close') ?? missingOf(row, t)} onClick={() => shut.run(target)}>{t('sanction.close')}</Action>}
      </span>
    )
  }
  return (
    <>
      {problem && <ProblemView error={problem} />}
      <PlainTable title={t('sanction.list')} note={t('sanction.note')} query={query} rowKey={({ id }) => id} empty={t('sanction.none')} columns={[
        { title: t('sanction.person'), render: (row) => <PersonName register="assets" id={row.person} /> },
        { title: t('sanction.fault'), render: (row) => <>{row.asset} <span className="soft">{t('sanction.down', { count: row.minutesDown })} · {formatDateTime(atCenter(row.openedAt), i18n.language).slice(0, -3)}</span></> },
        { title: t('sanction.consequence'), render: (row) => (row.consequence ? t(`sanction.consequences.${row.consequence}`) : '—') },
        { title: t('sanction.liability'), number: true, render: (row) => (row.liability === null ? '—' : yuan(row.liability)) },
        { title: t('state'), render: (row) => <States row={row} /> },
        { title: t('clause', { ns: 'ledger' }), render: (row) => <span className="states">{row.clauses.map((id) => <ClauseLink key={id} id={id} />)}</span> },
        { title: t('action', { ns: 'ledger' }), render: steps },
      ]} />
      <ChooseSheet row={of('choose')} onClose={close} />
      <AnswerSheet row={of('answer')} onClose={close} />
      <ReferSheet row={of('refer')} onClose={close} />
      <RecommendationSheet row={of('letter')} onClose={close} />
    </>
  )
}

type Translate = ReturnType<typeof useTranslation<'assets'>>['t']

/** What keeps a record from being closed. */
function missingOf({ consequence, serious, answer, unlawful, referredTo }: Sanction, t: Translate): string | undefined {
  if (consequence === null) return t('sanction.missing.consequence')
  if (serious && answer === null) return t('sanction.missing.answer')
  return unlawful && referredTo === null ? t('sanction.missing.referral') : undefined
}

function States({ row: { closedAt, serious, answer, unlawful, referredTo } }: { row: Sanction }) {
  const { t } = useTranslation('assets')
  return (
    <span className="states">
      <StateTag tone={closedAt ? 'quiet' : 'open'}>{t(closedAt ? 'sanction.isClosed' : 'sanction.isOpen')}</StateTag>
      {serious && <StateTag tone={answer === null ? 'late' : 'ok'}>{answer === null ? t('sanction.unanswered') : t('sanction.answered', { answer })}</StateTag>}
      {unlawful && <StateTag tone={referredTo === null ? 'absent' : 'ok'}>{referredTo === null ? t('sanction.unreferred') : t('sanction.referred', { authority: referredTo })}</StateTag>}
    </span>
  )
}
