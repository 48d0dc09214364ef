import { Action, StateTag } from '@hall/ui'
import { skipToken, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../data/api.ts'
import { useCan } from '../../session/can.ts'
import { useSession } from '../../session/session.ts'
import { NEXT, type Use, useTones } from './tones.ts'

const AT_MOST = 20

/** What waits for whoever looks, with the one step it waits for: made for the phone of a keeper too. */
export function WaitingUses({ center, onStep }: { center: string; onStep: (use: Use, step: 'decide' | 'stamp' | 'archive') => void }) {
  const { t } = useTranslation('seals')
  const { me } = useSession()
  const can = useCan()
  const of = (state: keyof typeof NEXT) => (can(`seals.uses.${NEXT[state]}`, { center }).ok ? { center, state, size: AT_MOST, sort: 'on' } : skipToken)
  const [requested, approved, stamped] = [useQuery(api.seals.uses.list.queryOptions(of('requested'))), useQuery(api.seals.uses.list.queryOptions(of('approved'))), useQuery(api.seals.uses.list.queryOptions(of('stamped')))]
  const seals = useQuery(api.seals.seals.list.queryOptions({ center, state: 'active', size: 200 }))
  const kept = new Set((seals.data?.rows ?? []).filter(({ custodian }) => custodian === me.person?.id).map(({ id }) => id))
  // Stamping is the keeper's of the seal alone.
  const rows = [...(requested.data?.rows ?? []), ...(approved.data?.rows ?? []).filter(({ seal }) => kept.has(seal)), ...(stamped.data?.rows ?? [])]
  if (rows.length === 0) return null
  return (
    <section className="panel" aria-label={t('use.mine')}>
      <h2>{t('use.mine')} {rows.length}</h2>
      <ul className="stack">
        {rows.map((use) => {
          const next = NEXT[use.state as keyof typeof NEXT]
          return (
            <li key={use.id} className="row" data-item>
              <span><strong>{use.case}</strong> {use.document} <span className="soft">{use.sealName} · {use.on}</span></span>
              <StateTag tone={useTones[use.state]}>{t(`useState.${use.state}`)}</StateTag>
              <Action kind="primary" onClick={() => onStep(use, next)}>{t(`use.${next}`)}</Action>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
