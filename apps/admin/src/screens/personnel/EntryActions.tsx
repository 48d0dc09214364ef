import { useTranslation } from 'react-i18next'
import { api } from '../../data/api.ts'
import { field, FileAction, orNull } from './FileAction.tsx'
import { useCriteria } from './use-criteria.ts'
import type { Entry } from './words.ts'

type File = Entry['file']

/** What can be done with an entry where it stands. */
export function EntryActions({ file }: { file: File }) {
  const { t } = useTranslation('personnel')
  const { id, center, department, window, status, probation } = file
  const place = { center, department, window }
  const { vetting, contents } = useCriteria(center)
  const entries = api.personnel.entries
  const entering = ['agreed', 'registered', 'on_probation'].includes(status)
  return (
    <>
      {(status === 'proposed' || status === 'disagreed') && (
        <FileAction
          label={t('act.opine')} procedure="personnel.entries.opine" place={place} options={entries.opine.mutationOptions()} kind="primary"
          fields={[
            { name: 'outcome', kind: 'choice', initial: 'agreed', options: [{ value: 'agreed', label: t('letters.agreed') }, { value: 'disagreed', label: t('letters.disagreed') }] },
            { name: 'on', kind: 'day' }, { name: 'by', kind: 'text' }, { name: 'replyNumber', kind: 'text' }, { name: 'approvedBy', kind: 'text' },
            ...(vetting.length > 0 ? [field({ name: 'found', kind: 'several', options: vetting, initial: vetting.map(({ value }) => value), optional: true })] : []),
            { name: 'reason', kind: 'area', optional: true },
          ]}
          toInput={({ outcome, on, by, replyNumber, approvedBy, found, reason }) => ({
            id, on, by, agreed: outcome === 'agreed', reason: orNull(reason), reply: { number: replyNumber, form: 'official_letter' as const, on, approvedBy },
            findings: vetting.map(({ value }) => ({ id: value, positive: ((found ?? []) as readonly string[]).includes(value), remark: null })),
          })}
        />
      )}
      {entering && !file.registration && (
        <FileAction
          label={t('act.register')} procedure="personnel.entries.register" place={place} options={entries.register.mutationOptions()} kind={status === 'agreed' ? 'primary' : 'plain'}
          fields={[{ name: 'on', kind: 'day' }, { name: 'photos', kind: 'number', initial: 2 }]} toInput={({ on, photos }) => ({ id, on, photos })}
        />
      )}
      {(status === 'registered' || status === 'agreed') && (
        <FileAction label={t('act.startProbation')} procedure="personnel.entries.startProbation" place={place} options={entries.startProbation.mutationOptions()} fields={[{ name: 'on', kind: 'day' }]} toInput={({ on }) => ({ id, on })} />
      )}
      {status === 'on_probation' && !probation!.observedOn && (
        <FileAction label={t('act.observe')} procedure="personnel.entries.observe" place={place} options={entries.observe.mutationOptions()} fields={[{ name: 'on', kind: 'day' }]} toInput={({ on }) => ({ id, on })} />
      )}
      {status === 'on_probation' && (
        <FileAction
          label={t('act.train')} procedure="personnel.entries.train" place={place} options={entries.train.mutationOptions()}
          fields={[{ name: 'on', kind: 'day' }, { name: 'topics', kind: 'text' }, { name: 'by', kind: 'text' }, { name: 'result', kind: 'text' }]}
          toInput={({ on, topics, by, result }) => ({ id, on, topics: [topics], by, result })}
        />
      )}
      {status === 'on_probation' && (
        <FileAction
          label={t('act.assess')} procedure="personnel.entries.assess" place={place} options={entries.assess.mutationOptions()} kind="primary"
          fields={[{ name: 'on', kind: 'day' }, { name: 'outcome', kind: 'choice', initial: 'passed', options: [{ value: 'passed', label: t('probation.passed') }, { value: 'failed', label: t('probation.failed') }] }, { name: 'reason', kind: 'area', optional: true }]}
          toInput={({ on, outcome, reason }) => ({ id, on, passed: outcome === 'passed', reason: orNull(reason) })}
        />
      )}
      {status === 'on_probation' && probation!.assessments.some(({ passed }) => !passed) && (
        <FileAction label={t('act.sendBack')} procedure="personnel.entries.sendBack" place={place} options={entries.sendBack.mutationOptions()} kind="danger" fields={[{ name: 'on', kind: 'day' }]} toInput={({ on }) => ({ id, on })} />
      )}
      {entering && contents.length > 0 && (
        <FileAction
          label={t('act.induct')} procedure="personnel.entries.induct" place={place} options={entries.induct.mutationOptions()}
          fields={[{ name: 'on', kind: 'day' }, { name: 'contents', kind: 'several', options: contents, initial: contents.map(({ value }) => value) }]} toInput={({ on, contents: given }) => ({ id, on, contents: given })}
        />
      )}
      {entering && (
        <FileAction
          label={t('act.admit')} procedure="personnel.entries.admit" place={place} options={entries.admit.mutationOptions()}
          fields={[{ name: 'from', kind: 'day', initial: file.start }, { name: 'attendanceNumber', kind: 'text', optional: true }]} toInput={({ from, attendanceNumber }) => ({ id, from, attendanceNumber: orNull(attendanceNumber) })}
        />
      )}
      {(entering || status === 'proposed' || status === 'disagreed') && (
        <FileAction label={t('act.withdraw')} procedure="personnel.entries.withdraw" place={place} options={entries.withdraw.mutationOptions()} kind="quiet" fields={[{ name: 'reason', kind: 'area' }]} toInput={({ reason }) => ({ id, reason })} />
      )}
    </>
  )
}
