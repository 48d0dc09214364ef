import { StateTag } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ActorName } from '../../data/ActorName.tsx'
import { api } from '../../data/api.ts'
import type { PlaceNames } from '../../session/places.ts'
import { Basis } from './Lookup.tsx'

/** Rules of staffing that do not hold of a person or a department; those of a window stand in its row. */
export function GapList({ center, on, names }: { center: string; on: string; names: PlaceNames }) {
  const { t } = useTranslation('personnel')
  const gaps = useQuery(api.personnel.staff.gaps.queryOptions({ center, on }))
  const rows = (gaps.data?.rows ?? []).filter(({ window }) => window === null)
  if (rows.length === 0) return null
  const groups = [...Map.groupBy(rows, ({ rule, clause }) => `${rule} ${clause}`).values()]
  return (
    <section className="panel">
      <h2>{t('board.gaps', { count: rows.length })}</h2>
      {groups.map((group) => (
        <details key={`${group[0]!.rule} ${group[0]!.clause}`}>
          <summary><StateTag tone="late" bare>{t(`rule.${group[0]!.rule}`, { defaultValue: group[0]!.rule })}</StateTag> {t('board.gapCount', { count: group.length })}</summary>
          <p className="soft">{t('demands.clause')} <Basis clause={group[0]!.clause} /></p>
          <ul className="plain-list">{group.map((row) => <li key={`${row.person} ${row.department} ${row.issues.join(' ')}`}>{row.person ? <ActorName id={row.person} /> : ''} {names.department(row.department)} <span className="soft">{row.issues.map((issue) => t(`word.${issue}`, { defaultValue: t(`field.${issue}` as 'field.on', { defaultValue: issue }) })).join(t('comma'))}</span></li>)}</ul>
        </details>
      ))}
    </section>
  )
}
