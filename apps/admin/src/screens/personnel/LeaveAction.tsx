import { addDays } from '@hall/ui'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api, queryClient } from '../../data/api.ts'
import { paths } from '../../paths.ts'
import { useToday } from '../../session/clock.ts'
import { CheckDemands } from './CheckDemands.tsx'
import { field, FileAction, orNull, type Values } from './FileAction.tsx'

const KINDS = ['rotation', 'transfer', 'retirement'] as const
const DAYS_AHEAD = 31

/** Somebody is to leave a window: by which letter, when, who follows. */
export function LeaveAction({ center, person }: { center: string; person?: string }) {
  const { t } = useTranslation('personnel')
  const today = useToday()
  const navigate = useNavigate()
  const toInput = ({ kind, person: chosen, effective, letterForm, letterNumber, letterOn, approvedBy, formFilled, successor, abolished, reason }: Values) => ({
    center, person: person ?? chosen, kind, effective, letter: { number: letterNumber, form: letterForm, on: letterOn, approvedBy }, formOn: formFilled ? today : null,
    successor: orNull(successor), abolished: Boolean(abolished), reason: orNull(reason),
  })
  return (
    <FileAction
      label={t('act.request')} procedure="personnel.leavings.request" place={{ center }} options={api.personnel.leavings.request.mutationOptions()}
      onDone={({ id }) => void navigate({ to: paths.leaving(id) })}
      fields={[
        { name: 'kind', kind: 'choice', initial: 'rotation', options: KINDS.map((value) => ({ value, label: t(`leavingKind.${value}`) })) },
        ...(person ? [] : [field({ name: 'person', kind: 'person', center })]),
        { name: 'effective', kind: 'day', initial: addDays(today, DAYS_AHEAD) },
        { name: 'letterForm', kind: 'choice', initial: 'official_letter', options: (['official_letter', 'communication'] as const).map((value) => ({ value, label: t(`word.${value}`) })) },
        { name: 'letterNumber', kind: 'text' }, { name: 'letterOn', kind: 'day' }, { name: 'approvedBy', kind: 'text' },
        { name: 'formFilled', kind: 'check' }, { name: 'successor', kind: 'text', optional: true }, { name: 'abolished', kind: 'check' }, { name: 'reason', kind: 'area', optional: true },
      ]}
      below={<CheckDemands ask={(values) => queryClient.fetchQuery(api.personnel.leavings.check.queryOptions(toInput(values)))} />}
      toInput={toInput}
    />
  )
}
