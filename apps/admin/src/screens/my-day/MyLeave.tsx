import { EmptyState, Queue } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../data/api.ts'
import { Loaded } from '../../data/Loaded.tsx'
import { paths } from '../../paths.ts'
import { useSession } from '../../session/session.ts'
import { toneOf, useLeaveWords } from '../leave/words.ts'

const MOST = 4

/** What I am asked to take over, and my leave that is still ahead or not yet back from. */
export function MyLeave({ today }: { today: string }) {
  const { t } = useTranslation('leave')
  const { actor } = useSession()
  const words = useLeaveWords()
  const leaves = useQuery(api.attendance.leaves.mine.queryOptions({ size: 20 }))
  const covers = useQuery(api.attendance.covers.mine.queryOptions({}))
  const asked = (covers.data?.rows ?? []).filter(({ person, state }) => person === actor.id && state === 'asked')
  return (
    <Loaded query={leaves} rows={2}>
      {({ rows }) => {
        const open = rows.filter(({ state, to, overdueSince }) => state === 'asked' || (state === 'approved' && (to.slice(0, 10) >= today || overdueSince !== null)))
        if (open.length + asked.length === 0) return <EmptyState title={t('mine.noneAhead')} />
        return (
          <Queue
            label={t('mine.title')}
            items={[
              ...asked.map((cover) => ({ id: cover.id, title: t('mine.covers', { holder: cover.holderName, span: words.span(cover) }), href: paths.myLeave, tone: 'open' as const, due: t('detail.cover_asked') })),
              ...open.slice(0, MOST).map((leave) => ({
                id: leave.id, title: `${t(`kind.${leave.kind}`)} ${words.span(leave)}`, href: paths.leave(leave.id), tone: toneOf(leave), due: words.state(leave),
                ...(leave.next && { detail: words.step(leave.next), clause: { id: leave.next.clause, href: paths.clause(leave.next.clause) } }),
              })),
            ]}
          />
        )
      }}
    </Loaded>
  )
}
