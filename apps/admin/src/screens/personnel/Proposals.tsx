import { StateTag } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../data/api.ts'
import { useLocal } from '../../data/local.ts'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'
import { usePlaceNames } from '../../session/places.ts'
import { LeadersToReplace } from './LeadersToReplace.tsx'
import { FactNote } from './FactNote.tsx'
import { FileAction, orNull } from './FileAction.tsx'

/** Grounds of return that facts of other services meet, with their evidence, until somebody raises one. */
export function Proposals({ center }: { center: string }) {
  const { t } = useTranslation('personnel')
  const local = useLocal()
  const can = useCan()
  const names = usePlaceNames([center])
  const proposals = useQuery({ ...api.personnel.returns.proposals.queryOptions({ center }), enabled: can('personnel.returns.proposals', { center }).ok })
  const leaders = useQuery({ ...api.personnel.returns.leaders.queryOptions({ center }), enabled: can('personnel.returns.leaders', { center }).ok }).data?.rows ?? []
  const rows = proposals.data?.rows ?? []
  if (rows.length + leaders.length === 0) return null
  return (
    <section className="panel">
      <h2>{t('returns.proposals')}</h2>
      <LeadersToReplace rows={leaders} names={names} />
      <ul className="queue">
        {rows.map(({ person, name, window, ground, groundName, clause, facts }) => (
          <li key={`${person} ${ground}`}>
            <StateTag tone="open">{local(groundName)}</StateTag>
            <span className="queue-title"><a href={paths.staff(person)}>{name} <span className="soft">{person}</span></a></span>
            <span className="queue-detail">{names.window(window)} · {facts.map((fact, at) => <span key={fact.reference}>{at > 0 && t('comma')}{t(`fact.${fact.kind}`)} {fact.on} <FactNote fact={fact} /></span>)} <a className="clause-link" href={paths.clause(clause)}>{clause}</a></span>
            <FileAction
              kind="quiet" label={t('act.raise')} procedure="personnel.returns.raise" place={{ center }} options={api.personnel.returns.raise.mutationOptions()}
              fields={[{ name: 'reason', kind: 'area', optional: true, label: t('field.what') }]} toInput={({ reason }) => ({ center, person, ground, description: orNull(reason), facts })}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
