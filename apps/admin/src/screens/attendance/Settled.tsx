import { Action, formatDateTime, StateTag, Timeline, type TimelineEntry } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../data/api.ts'
import { useCommand } from '../../data/use-command.ts'
import { useCan } from '../../session/can.ts'
import { atCenter } from '../../session/clock.ts'
import { useSession } from '../../session/session.ts'
import { lookTones, objectionTones } from './settling-tones.ts'
import type { DayOfPerson } from './tones.ts'

/** What rounds saw, what was ruled and what was objected to on a day. */
export function Settled({ data: { day, looks, corrections } }: { data: DayOfPerson }) {
  const { t, i18n } = useTranslation('settling')
  const attendance = useTranslation('attendance').t
  const can = useCan()
  const { me } = useSession()
  const objections = useQuery(api.attendance.objections.list.queryOptions({ person: day.person, size: 500 }, { enabled: can('attendance.objections.list').ok }))
  const withdraw = useCommand(api.attendance.objections.withdraw.mutationOptions(), { done: t('objections.withdrawn') })
  const when = (instant: string) => formatDateTime(atCenter(instant), i18n.language).slice(0, -3)
  const entries: TimelineEntry[] = [
    ...looks.map((look): TimelineEntry => ({
      id: look.id, at: look.at.slice(11, 16), tone: lookTones[look.state], title: <StateTag tone={lookTones[look.state]} bare>{t(`looks.${look.state}`)}</StateTag>,
      source: [t(`rounds.kind.${look.kind as 'patrol'}`), look.by, look.note].filter(Boolean).join(' · '),
    })),
    ...corrections.map((one): TimelineEntry => ({
      id: one.id, at: when(one.at).slice(-5), tone: one.ruling === 'lifted' ? 'ok' : 'late', title: <>{t(`rulings.${one.ruling}`)}{' '}{attendance(`finding.${one.finding}`)}</>,
      source: [one.by, one.reason].join(' · '),
    })),
    ...(objections.data?.rows ?? []).filter(({ date }) => date === day.date).map((one): TimelineEntry => ({
      id: one.id, at: when(one.madeAt).slice(-5), tone: objectionTones[one.state], title: <><StateTag tone={objectionTones[one.state]} bare>{t(`objections.state.${one.state}`)}</StateTag> {one.text}</>,
      source: [one.decidedBy, one.decision].filter(Boolean).join(' · '),
      detail: one.state === 'open' && (me.person?.id ?? me.id) === one.person ? <Action kind="quiet" busy={withdraw.busy} onClick={() => withdraw.run({ id: one.id })}>{t('objections.withdraw')}</Action> : undefined,
    })),
  ]
  if (entries.length === 0) return null
  return <section className="panel"><h2>{t('looks.title')} · {t('rulings.title')}</h2><Timeline label={t('rulings.title')} entries={entries} /></section>
}
