import './leave.css'
import { Choice, PageHeader } from '@hall/ui'
import { skipToken, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../data/api.ts'
import { ChooseCenter } from '../../data/ChooseCenter.tsx'
import { Loaded } from '../../data/Loaded.tsx'
import { paths } from '../../paths.ts'
import { useCenter } from '../../session/center.ts'
import { useFilters } from '../../session/filters.ts'
import { usePlaceNames } from '../../session/places.ts'
import { useSession } from '../../session/session.ts'
import { Clause } from './PlanPanel.tsx'

/** How often a display asks anew where no hint reaches it. */
const ASK_AGAIN_MS = 30_000

/** What stands at a counter: open, or away and back when. Left open on the display of the window. */
export function WindowSignPage() {
  const { t } = useTranslation('leave')
  const { me } = useSession()
  const [chosen] = useCenter()
  const center = chosen || (me.person?.center ?? undefined)
  return <><PageHeader title={t('sign.title')} note={t('sign.note')} />{center ? <Sign center={center} /> : <ChooseCenter href={(id) => `${paths.windowSign}?center=${id}`} />}</>
}

function Sign({ center }: { center: string }) {
  const { t } = useTranslation('leave')
  const { me } = useSession()
  const [filters, change] = useFilters()
  const places = usePlaceNames([center])
  const windows = useQuery(api.organization.directory.windows.queryOptions({ center }))
  const window = filters['window'] ?? (me.person?.center === center ? me.person.window : null) ?? windows.data?.rows[0]?.id
  const display = useQuery(api.attendance.aways.display.queryOptions(window ? { center, window } : skipToken, { refetchInterval: ASK_AGAIN_MS }))
  return (
    <>
      <div className="filters no-print"><Choice label={t('overtime.window')} value={window ?? ''} options={(windows.data?.rows ?? []).map(({ id }) => ({ value: id, name: places.window(id) }))} onChange={(value) => change({ window: value })} /></div>
      <Loaded query={display} rows={4}>
        {({ shows, back, clause, removedWithinMinutes }) => (
          <section className={`panel window-sign window-sign-${shows}`} aria-live="polite">
            <p className="window-sign-place">{places.window(window ?? '')}</p>
            <p className="window-sign-state">{t(`sign.${shows}`)}</p>
            {shows === 'away' && back && <p className="window-sign-back">{t('sign.back', { at: back.slice(11, 16) })}</p>}
            {clause && <p className="soft no-print">{removedWithinMinutes !== null && `${t('sign.removed', { minutes: removedWithinMinutes })} `}<Clause id={clause} /></p>}
          </section>
        )}
      </Loaded>
    </>
  )
}
