import { Choice } from '@hall/ui'
import { useTranslation } from 'react-i18next'
import { ChooseCenter } from '../../data/ChooseCenter.tsx'
import { paths } from '../../paths.ts'
import { useCenter } from '../../session/center.ts'
import { oneOf, useFilters } from '../../session/filters.ts'
import { Exceptions, Incidents, NewIncident } from './ExceptionLists.tsx'
import { CoveredDay } from './Lookups.tsx'
import { PersonnelHeader } from './PersonnelHeader.tsx'
import { NewRecord, Records } from './RecordList.tsx'
import { Duties, NewSheet, Sheets } from './SheetLists.tsx'
import { MapStages, StageGaps, StageMaps } from './StageLists.tsx'
import { Interns, NewIntern, NewSecondment, Secondments } from './StayLists.tsx'

const SHOWN = ['sheets', 'duties', 'stages', 'stageGaps', 'secondments', 'interns', 'records', 'incidents', 'exceptions'] as const

/** What the regulations want on record: sheets of responsibilities, secondments, interns, memberships, and what departs from the rules. */
export function RecordsPage() {
  const { t } = useTranslation('personnel')
  const [center] = useCenter()
  const [filters, change] = useFilters()
  const shown = oneOf(SHOWN, filters['show']) ?? 'sheets'
  const lists = { sheets: Sheets, duties: Duties, stages: StageMaps, stageGaps: StageGaps, secondments: Secondments, interns: Interns, records: Records, incidents: Incidents, exceptions: Exceptions }
  const actions = { sheets: NewSheet, duties: undefined, stages: MapStages, stageGaps: MapStages, secondments: NewSecondment, interns: NewIntern, records: NewRecord, incidents: NewIncident, exceptions: undefined }
  const [List, New] = [lists[shown], actions[shown]]
  return (
    <>
      <PersonnelHeader current="records" actions={center && <>{shown === 'secondments' && <CoveredDay center={center} />}{New && <New center={center} />}</>} />
      {!center ? <ChooseCenter href={paths.staffRecords} /> : (
        <>
          <div className="filters"><Choice label={t('board.show')} value={shown} options={SHOWN.map((value) => ({ value, name: t(`records.${value}`) }))} onChange={(value) => change({ show: value, page: undefined })} /></div>
          <List center={center} />
        </>
      )}
    </>
  )
}
