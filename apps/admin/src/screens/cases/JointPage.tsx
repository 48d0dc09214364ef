import { EmptyState, formatShortDay, PageHeader, StateTag } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../data/api.ts'
import { ChooseCenter } from '../../data/ChooseCenter.tsx'
import { Loaded } from '../../data/Loaded.tsx'
import { paths } from '../../paths.ts'
import { useCenter } from '../../session/center.ts'
import { useToday } from '../../session/clock.ts'
import { usePlaceNames } from '../../session/places.ts'
import { dueTone } from './words.ts'

/** Matters of several departments: who has answered, who has not, where they disagree. */
export function JointPage() {
  const { t } = useTranslation('cases')
  const [center] = useCenter()
  return <><PageHeader title={t('joint.title')} note={t('joint.note')} />{center ? <Board center={center} /> : <ChooseCenter href={(id) => `${paths.joint}?center=${id}`} />}</>
}

function Board({ center }: { center: string }) {
  const { t, i18n } = useTranslation('cases')
  const today = useToday()
  const names = usePlaceNames([center])
  const board = useQuery(api.cases.joint.board.queryOptions({ center }))
  return (
    <Loaded query={board} rows={6}>
      {({ rows }) => rows.length === 0 ? <EmptyState title={t('joint.none')}>{t('joint.noneNext')}</EmptyState> : (
        <div className="panel panel-flush scroll-x">
          <table className="plain">
            <caption className="unseen">{t('joint.title')}</caption>
            <thead><tr><th scope="col">{t('column.number')}</th><th scope="col">{t('column.item')}</th><th scope="col">{t('column.due')}</th><th scope="col">{t('joint.meeting')}</th><th scope="col">{t('case.parts')}</th></tr></thead>
            <tbody>
              {rows.map(({ row, departments, disagreement, meetingHeld }) => (
                <tr key={row.id}>
                  <th scope="row"><a data-item href={paths.case(row.id)}>{row.number}</a></th>
                  <td>{row.itemName} {disagreement && <StateTag tone="absent">{t('joint.disagreement')}</StateTag>}</td>
                  <td>{row.dueOn ? <StateTag tone={dueTone(row, today)} bare>{formatShortDay(row.dueOn, i18n.language)}</StateTag> : t(`state.${row.state}`)}</td>
                  <td><StateTag tone={meetingHeld ? 'ok' : 'late'} bare>{t(meetingHeld ? 'joint.held' : 'joint.notHeld')}</StateTag></td>
                  <td><span className="row">{departments.map(({ department, answered, agree }) => <StateTag key={department} tone={!answered ? 'late' : agree ? 'ok' : 'absent'} bare>{names.department(department)}</StateTag>)}</span></td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Loaded>
  )
}
