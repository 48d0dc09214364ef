import { formatDateTime, WhyPanel } from '@hall/ui'
import { useTranslation } from 'react-i18next'
import { useClause } from '../../data/use-clause.ts'
import { rolesFor } from '../../session/can.ts'
import { atCenter } from '../../session/clock.ts'
import { type Loss, lossTones, yuan } from './tones.ts'

/** Why somebody owes this much for an asset, or nobody owes anything. */
export function LossWhy({ loss }: { loss: Loss }) {
  const { t } = useTranslation('assets')
  const shown = { ...loss, kindName: t(`lossKind.${loss.kind}`), due: yuan(loss.due ?? 0) }
  const sentence = loss.state !== 'decided' ? t('loss.sentence.open', shown) : loss.due === 0 ? t('loss.sentence.nothing', shown) : t('loss.sentence.due', shown)
  const why = { sentence, tone: lossTones[loss.state], state: t(`lossState.${loss.state}`), facts: useFacts(loss), arithmetic: useArithmetic(loss), otherwise: useOtherwise() }
  return loss.clause ? <Cited id={loss.clause} why={why} /> : <WhyPanel why={{ ...why, clause: undefined }} />
}

type Why = Omit<Parameters<typeof WhyPanel>[0]['why'], 'clause'>

function Cited({ id, why }: { id: string; why: Why }) {
  return <WhyPanel why={{ ...why, clause: useClause(id) }} />
}

function useFacts({ foundAt, reportedAt, late, explanation, decision }: Loss) {
  const { t, i18n } = useTranslation('assets')
  const when = (instant: string) => formatDateTime(atCenter(instant), i18n.language).slice(0, -3)
  return [
    { text: t('loss.foundFact', { at: when(foundAt) }), source: '' },
    { text: t(late ? 'loss.lateFact' : 'loss.reportedFact', { at: when(reportedAt) }), source: '' },
    ...(explanation ? [{ text: explanation, source: t('loss.explanation') }] : []),
    ...(decision ? [{ text: decision, source: t('loss.decision') }] : []),
  ]
}

function useArithmetic({ loss, due, liableIs }: Loss): string[] {
  const { t } = useTranslation('assets')
  if (loss === null) return []
  const amount = t('loss.amountLine', { amount: yuan(loss) })
  if (due === null) return [amount]
  return [amount, liableIs === 'nobody' ? t('loss.nobodyLine') : t('loss.dueLine', { share: loss === 0 ? 0 : Math.round((due / loss) * 100), due: yuan(due) })]
}

function useOtherwise(): string {
  const { t } = useTranslation('access')
  return rolesFor('assets.losses.decide').map((role) => t(`role.${role}`)).join(t('comma'))
}
