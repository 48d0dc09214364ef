import { Form, Select } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { SheetAction } from '../../antd/SheetAction.tsx'
import { api } from '../../data/api.ts'
import { useSession } from '../../session/session.ts'
import { Said } from './Said.tsx'
import { type Entry, optionsOf } from './words.ts'

interface Confirming { heard?: string; handling?: Entry['handling']; escalate?: 'yes' | 'no' }
const answered = (escalate: 'yes' | 'no' | undefined) => (escalate === undefined ? null : escalate === 'yes')

/** What the section does about an entry: confirm or drop it, decide an objection. */
export function EntryActions({ entry }: { entry: Entry }) {
  const { t } = useTranslation('supervision')
  const policy = useQuery(api.regulation.policies.get.queryOptions({ center: entry.center, area: 'evaluation' }, { enabled: entry.kind === 'promise_breach', retry: false }))
  const promise = (policy.data?.policy as { promise?: { breach: { value: NonNullable<Entry['handling']>[] }; escalation?: unknown } } | undefined)?.promise
  const { actor } = useSession()
  const own = entry.person === actor.id ? t('entry.own') : undefined
  const place = { center: entry.center }
  const of = { center: entry.center, entry: entry.id }
  const breach = entry.kind === 'promise_breach'
  const escalation = breach && promise?.escalation !== undefined && (
    <Form.Item name="escalate" label={t('entry.escalate')} rules={[{ required: true, message: t('required', { ns: 'ledger' }) }]}><Select options={optionsOf(['yes', 'no'] as const, (value) => t(`answer.${value}`))} /></Form.Item>
  )
  return (
    <span className="row">
      {entry.state === 'proposed' && (
        <>
          <SheetAction label={t('entry.confirm')} procedure="supervision.ledgerEntries.confirm" place={place} kind="quiet" blocked={own} options={api.supervision.ledgerEntries.confirm.mutationOptions()} done={t('entry.confirmed')} note={t('entry.confirmNote')}
            toInput={({ heard, handling = null, escalate }: Confirming) => ({ ...of, heard: heard || null, handling, escalate: answered(escalate) })}
          >
            {breach && <Form.Item name="handling" label={t('entry.handling')} rules={[{ required: true, message: t('required', { ns: 'ledger' }) }]}><Select options={optionsOf(promise?.breach.value ?? [], (value) => t(`handling.${value}`))} /></Form.Item>}
            {escalation}
            {!entry.answer && <Said name="heard" label={t('entry.heard')} />}
          </SheetAction>
          <SheetAction label={t('entry.drop')} procedure="supervision.ledgerEntries.drop" place={place} kind="quiet" blocked={own} options={api.supervision.ledgerEntries.drop.mutationOptions()} done={t('entry.dropped')}
            toInput={({ reason, escalate }: { reason: string; escalate?: 'yes' | 'no' }) => ({ ...of, reason, escalate: answered(escalate) })}
          >
            <Said name="reason" label={t('reason', { ns: 'ledger' })} />
            {escalation}
          </SheetAction>
        </>
      )}
      {entry.objectionOpen && (
        <SheetAction label={t('entry.decide')} procedure="supervision.ledgerEntries.decideObjection" place={place} kind="quiet" blocked={own} options={api.supervision.ledgerEntries.decideObjection.mutationOptions()} done={t('entry.decided')} note={entry.objection}
          toInput={({ outcome, reason }: { outcome: 'withdraw' | 'uphold'; reason: string }) => ({ ...of, withdraw: outcome === 'withdraw', reason })}
        >
          <Form.Item name="outcome" label={t('entry.outcome')} rules={[{ required: true, message: t('required', { ns: 'ledger' }) }]}><Select options={optionsOf(['withdraw', 'uphold'] as const, (value) => t(`entry.${value}`))} /></Form.Item>
          <Said name="reason" label={t('reason', { ns: 'ledger' })} />
        </SheetAction>
      )}
    </span>
  )
}
