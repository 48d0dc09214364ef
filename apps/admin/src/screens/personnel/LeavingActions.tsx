import { addDays } from '@hall/ui'
import { useTranslation } from 'react-i18next'
import { api } from '../../data/api.ts'
import { useToday } from '../../session/clock.ts'
import { FileAction, orNull } from './FileAction.tsx'
import type { Leaving } from './words.ts'

/** What can be done with a leaving where it stands. */
export function LeavingActions({ leaving: { file, open } }: { leaving: Leaving }) {
  const { t } = useTranslation('personnel')
  const today = useToday()
  const { id, center, department, window, status, effective } = file
  const place = { center, ...(department && { department }), ...(window && { window }) }
  const leavings = api.personnel.leavings
  const lastDay = addDays(effective, -1)
  const last = lastDay < today ? lastDay : today
  return (
    <>
      {(status === 'requested' || status === 'refused') && (
        <FileAction
          label={t('act.opine')} procedure="personnel.leavings.opine" place={place} options={leavings.opine.mutationOptions()} kind="primary"
          fields={[
            { name: 'outcome', kind: 'choice', initial: 'agreed', options: [{ value: 'agreed', label: t('letters.agreed') }, { value: 'disagreed', label: t('letters.disagreed') }] },
            { name: 'on', kind: 'day' }, { name: 'by', kind: 'text' }, { name: 'replyNumber', kind: 'text' }, { name: 'approvedBy', kind: 'text' }, { name: 'reason', kind: 'area', optional: true },
          ]}
          toInput={({ outcome, on, by, replyNumber, approvedBy, reason }) => ({ id, on, by, agreed: outcome === 'agreed', reason: orNull(reason), reply: { number: replyNumber, form: 'official_letter' as const, on, approvedBy } })}
        />
      )}
      {status === 'agreed' && (
        <>
          <FileAction label={t('act.shadow')} procedure="personnel.leavings.shadow" place={place} options={leavings.shadow.mutationOptions()} fields={[{ name: 'on', kind: 'day' }]} toInput={({ on }) => ({ id, on })} />
          {!file.accountsClosedOn && <FileAction label={t('act.closeAccounts')} procedure="personnel.leavings.closeAccounts" place={place} options={leavings.closeAccounts.mutationOptions()} fields={[{ name: 'on', kind: 'day' }]} toInput={({ on }) => ({ id, on })} />}
          <FileAction
            label={t('act.release')} procedure="personnel.leavings.release" place={place} options={leavings.release.mutationOptions()} kind="primary"
            blocked={open.length > 0 ? t('settlement.blocks', { count: open.length }) : undefined} fields={[{ name: 'on', kind: 'day', initial: last }]} toInput={({ on }) => ({ id, on })}
          />
          {open.length > 0 && (
            <FileAction
              label={t('act.forceRelease')} procedure="personnel.leavings.forceRelease" place={place} options={leavings.forceRelease.mutationOptions()} kind="danger"
              fields={[{ name: 'on', kind: 'day', initial: last }, { name: 'approver', kind: 'text' }, { name: 'reason', kind: 'area' }]} toInput={({ on, approver, reason }) => ({ id, on, approver, reason })}
            />
          )}
        </>
      )}
      {['requested', 'agreed', 'refused'].includes(status) && (
        <FileAction label={t('act.withdraw')} procedure="personnel.leavings.withdraw" place={place} options={leavings.withdraw.mutationOptions()} kind="quiet" fields={[{ name: 'reason', kind: 'area' }]} toInput={({ reason }) => ({ id, reason })} />
      )}
    </>
  )
}
