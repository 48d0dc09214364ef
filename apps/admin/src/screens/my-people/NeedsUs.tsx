import { EmptyState, formatMonth, formatShortDay, Queue } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../data/api.ts'
import { paths } from '../../paths.ts'
import { useToday } from '../../session/clock.ts'
import type { PlaceNames } from '../../session/places.ts'
import { LeadersToReplace } from '../personnel/LeadersToReplace.tsx'
import { Waiting } from '../personnel/BoardPage.tsx'
import type { FileRow } from '../personnel/words.ts'

/** Where a file waits for the department: what the center turned down, sent back or asks about. */
const OURS: Readonly<Record<string, readonly string[]>> = { entry: ['disagreed', 'sent_back'], leaving: ['refused'], return: ['raised', 'ordered'], incident: ['opened'] }
const isOurs = ({ kind, status }: FileRow) => OURS[kind]?.includes(status) ?? false

/** What needs a decision of the department, by what runs out first; what is with the center stands below. */
export function NeedsUs({ department, files, names }: { department: string; files: readonly FileRow[]; names: PlaceNames }) {
  const { t, i18n } = useTranslation('personnel')
  const today = useToday()
  const leaves = useQuery(api.attendance.leaves.queue.queryOptions({}))
  const statements = useQuery(api.attendance.statements.list.queryOptions({ department, size: 100 }))
  const leaders = useQuery(api.personnel.returns.leaders.queryOptions({ department })).data?.rows ?? []
  const owed = (statements.data?.rows ?? []).filter(({ state }) => state !== 'acknowledged').sort((a, b) => a.due.localeCompare(b.due))
  const asked = leaves.data?.rows ?? []
  const [ours, theirs] = [files.filter(isOurs), files.filter((file) => !isOurs(file))]
  const count = owed.length + asked.length + ours.length + leaders.length
  return (
    <>
      <section className="panel">
        <h2>{t('department.needsUs', { count })}</h2>
        {count === 0 && <EmptyState title={t('board.nothing')}>{t('department.nothingNext')}</EmptyState>}
        {owed.length + asked.length > 0 && (
          <Queue
            label={t('department.needsUs', { count })}
            items={[
              ...owed.map((row) => ({
                id: row.id, title: t('department.acknowledge', { month: formatMonth(row.month, i18n.language), center: names.center(row.center) }), href: paths.statements, tone: row.due < today ? 'absent' as const : 'open' as const,
                due: t('board.due', { day: formatShortDay(row.due, i18n.language) }), detail: t('department.ofPeople', { count: row.people }), clause: { id: row.clause, href: paths.clause(row.clause) },
              })),
              ...asked.map((row) => ({
                id: row.id, title: t('department.leave', { name: row.name }), href: paths.leave(row.id), tone: 'open' as const,
                due: t('board.effective', { day: formatShortDay(row.from.slice(0, 10), i18n.language) }), detail: `${names.center(row.center)} ${names.window(row.window)}`,
              })),
            ]}
          />
        )}
        <LeadersToReplace rows={leaders} names={names} />
        {ours.length > 0 && <Waiting files={ours} names={names} />}
      </section>
      {theirs.length > 0 && <details className="panel"><summary>{t('department.atCenter', { count: theirs.length })}</summary><Waiting files={theirs} names={names} /></details>}
    </>
  )
}
