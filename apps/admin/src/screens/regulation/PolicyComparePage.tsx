import { Action, DayField, formatDay, PageHeader } from '@hall/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { api, type Outputs } from '../../data/api.ts'
import { Loaded } from '../../data/Loaded.tsx'
import { paths } from '../../paths.ts'
import { asDay, useFilters } from '../../session/filters.ts'
import { useToday } from '../../session/clock.ts'
import { usePlaceNames } from '../../session/places.ts'
import { groupValues, leafOf } from './value-groups.ts'
import { useValueWords } from './value-words.ts'

type Row = Outputs['regulation']['policies']['compare']['rows'][number]

/** The values of an area in every center, one below the other. */
export function PolicyComparePage() {
  const { t, i18n } = useTranslation('regulation')
  const today = useToday()
  const [filters, change] = useFilters()
  const on = asDay(filters['on']) ?? today
  const onlyDifferent = filters['only'] === 'different'
  const centers = (useQuery(api.regulation.regulations.list.queryOptions({})).data?.rows ?? []).flatMap(({ center, byArea }) => (byArea['attendance'] ? [center] : []))
  const compared = useQuery(api.regulation.policies.compare.queryOptions({ area: 'attendance', centers, on }, { enabled: centers.length > 0, placeholderData: keepPreviousData }))
  return (
    <>
      <PageHeader
        title={t('compare.title')}
        note={t('compare.note', { area: t('areas.attendance'), day: formatDay(on, i18n.language) })}
        actions={
          <>
            <Action pressed={onlyDifferent} onClick={() => change({ only: onlyDifferent ? undefined : 'different' })}>{t('compare.onlyDifferent')}</Action>
            <DayField steps label={t('compare.day')} value={on} onChange={(day) => change({ on: day })} />
          </>
        }
      />
      <Loaded query={compared} rows={12}>
        {({ rows }) => <CompareTable rows={onlyDifferent ? rows.filter(differs) : rows} />}
      </Loaded>
    </>
  )
}

function differs({ cells }: Row): boolean {
  return new Set(cells.map(({ value }) => JSON.stringify(value))).size > 1
}

function CompareTable({ rows }: { rows: readonly Row[] }) {
  const { t } = useTranslation('regulation')
  const names = usePlaceNames([])
  const { pathText, valueText } = useValueWords()
  const centers = rows[0]?.cells.map(({ center }) => center) ?? []
  return (
    <div className="panel panel-flush scroll-x" role="region" aria-label={t('compare.title')} tabIndex={0}>
      <table className="plain compare-table">
        <caption className="unseen">{t('compare.title')}</caption>
        <thead><tr><th scope="col">{t('value')}</th>{centers.map((center) => <th key={center} scope="col"><a href={paths.regulation(center)}>{names.center(center)}</a></th>)}</tr></thead>
        <tbody>
          {groupValues(rows).map(({ heading, rows: own }) => (
            <Fragment key={heading}>
              {own.length > 1 && <tr className="value-group"><th scope="colgroup" colSpan={centers.length + 1}>{pathText(heading)}</th></tr>}
              {own.map((row) => (
                <tr key={row.path} className={differs(row) ? undefined : 'compare-same'}>
                  <th scope="row">{pathText(own.length > 1 ? leafOf(row.path) : row.path)}</th>
                  {row.cells.map((cell) => (
                    <td key={cell.center}>
                      {cell.clause === null
                        ? <span className="soft">{t('word.none')}</span>
                        : <>{valueText(cell.value)} <a className="clause-link compare-clause" href={paths.clause(cell.clause)}>{cell.clause}</a></>}
                    </td>
                  ))}
                </tr>
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  )
}
