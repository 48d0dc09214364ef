import { useNavigate } from '@tanstack/react-router'
import { addDays } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, queryClient } from '../../data/api.ts'
import { useLocal } from '../../data/local.ts'
import { useToday } from '../../session/clock.ts'
import { useSession } from '../../session/session.ts'
import { paths } from '../../paths.ts'
import { CheckDemands } from './CheckDemands.tsx'
import { field, FileAction, orNull, type Values } from './FileAction.tsx'
import { useCriteria } from './use-criteria.ts'

const EMPLOYMENT = ['civil_servant', 'institution_staff', 'contract', 'agency'] as const
const RANKS = ['staff', 'middle', 'deputy_head', 'head'] as const
const OCCASIONS = ['dispatch', 'replacement', 'after_return', 'temporary_cover'] as const
const DAYS_AHEAD = 20

/** A department proposes somebody for one of its windows; the demands of that center are checked on the spot. */
export function ProposeAction({ center }: { center: string }) {
  const { t } = useTranslation('personnel')
  const local = useLocal()
  const today = useToday()
  const navigate = useNavigate()
  const { actor } = useSession()
  const own = actor.grants.flatMap(({ scope }) => (scope.kind === 'department' ? scope.department : []))[0]
  const windows = useQuery(api.organization.directory.windows.queryOptions({ center, ...(own && { department: own }) }))
  const { confirmations } = useCriteria(center)
  const rows = windows.data?.rows.filter(({ active }) => active) ?? []
  const words = (values: readonly (typeof EMPLOYMENT[number] | typeof RANKS[number] | 'female' | 'male')[]) => values.map((value) => ({ value, label: t(`word.${value}`) }))
  const toInput = (values: Values) => {
    const { occasion, window, person, name, start, until, letterNumber, letterOn, approvedBy, employment, employedSince, rank, outsideDuties, gender, birth, position, confirmations: given, replaces, reason } = values
    const department = rows.find(({ id }) => id === window)?.department ?? own ?? ''
    return {
      center, department, window, post: null, person, name, occasion, start, until: orNull(until), letter: { number: letterNumber, form: 'official_letter' as const, on: letterOn, approvedBy },
      employment, approvalQualification: Boolean(values.approvalQualification), employedBy: department, employedSince, rank, approvalExperience: Boolean(values.approvalExperience),
      lead: Boolean(values.lead), outsideDuties, confirmations: given ?? [], replaces: orNull(replaces), reason: orNull(reason),
      particulars: { gender: orNull(gender), birth: orNull(birth), position: orNull(position), phone: null },
    }
  }
  return (
    <FileAction
      label={t('act.propose')} procedure="personnel.entries.propose" place={{ center, ...(own && { department: own }) }} kind="primary" options={api.personnel.entries.propose.mutationOptions()}
      onDone={({ id }) => void navigate({ to: paths.entry(id) })}
      fields={[
        { name: 'occasion', kind: 'choice', initial: 'dispatch', options: OCCASIONS.map((value) => ({ value, label: t(`occasion.${value}`) })) },
        { name: 'window', kind: 'choice', options: rows.map(({ id, number, name }) => ({ value: id, label: `${number} ${local(name)}` })), label: t('column.window') },
        { name: 'person', kind: 'text', label: t('field.number') }, { name: 'name', kind: 'text' },
        { name: 'start', kind: 'day', initial: addDays(today, DAYS_AHEAD) }, { name: 'until', kind: 'text', optional: true },
        { name: 'letterNumber', kind: 'text' }, { name: 'letterOn', kind: 'day' }, { name: 'approvedBy', kind: 'text' },
        { name: 'employment', kind: 'choice', initial: 'civil_servant', options: words(EMPLOYMENT) }, { name: 'approvalQualification', kind: 'check' },
        { name: 'employedSince', kind: 'day' }, { name: 'rank', kind: 'choice', initial: 'staff', options: words(RANKS) },
        { name: 'lead', kind: 'check' }, { name: 'approvalExperience', kind: 'check' }, { name: 'outsideDuties', kind: 'number', initial: 0 },
        { name: 'gender', kind: 'choice', options: words(['female', 'male']), optional: true }, { name: 'birth', kind: 'day', optional: true, initial: '1990-01-01' }, { name: 'position', kind: 'text', optional: true },
        ...(confirmations.length > 0 ? [field({ name: 'confirmations', kind: 'several', options: confirmations, optional: true })] : []),
        { name: 'replaces', kind: 'person', optional: true, center }, { name: 'reason', kind: 'area', optional: true },
      ]}
      below={<CheckDemands ask={(values) => queryClient.fetchQuery(api.personnel.entries.check.queryOptions(toInput(values)))} />}
      toInput={toInput}
    />
  )
}
