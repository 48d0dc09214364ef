import type { ClockView } from '@hall/statutory-clock/view'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDay, localDateTime } from './dates.ts'

/** Words that belong to the area whose clocks they are. */
export interface ClockWords {
  /** Of a clock by its own name: `promised`, `examination`. */
  readonly name: (clock: ClockView) => string
  /** Of a ground of stopping. */
  readonly ground: (ground: string) => string
  /** A citation that opens. */
  readonly clause: (id: string) => ReactNode
}

export interface ClockNote { readonly id: string; readonly text: string; readonly clause: string | null }

const ZONE = 'Asia/Shanghai'
type Due = NonNullable<ClockView['dueIfResumed']>
type Translate = ReturnType<typeof useTranslation<'ui'>>['t']

/** `2026年3月9日 周一 24:00`: the last moment of a day is named as that day's. */
export function dueText({ date, at }: Due, language: string): string {
  const local = localDateTime(at, ZONE)
  return `${formatDay(date, language)} ${local.slice(0, 10) === date ? local.slice(11, 16) : '24:00'}`
}

/** What a clock says, in sentences. */
export function useClockTexts(clock: ClockView, words: ClockWords) {
  const { t, i18n } = useTranslation('ui')
  const due = (at: Due | null) => (at ? dueText(at, i18n.language) : t('clock.open'))
  return {
    name: words.name(clock),
    state: stateOf(clock, t),
    amount: clock.status === 'not_started' ? '' : t(clock.budget === null ? 'clock.usedOnly' : 'clock.amount', { used: amount(clock.used, clock, t), left: amount(clock.left ?? 0, clock, t), budget: amount(clock.budget ?? 0, clock, t) }),
    due: dueSentence(clock, due, t),
    clause: clock.clauses.length > 0,
    notes: [...stopNotes(clock, { words, due, t }), ...extensionNotes(clock, { language: i18n.language, t }), ...expiryNote(clock, t)],
  }
}

export function amount(units: number, { unit }: ClockView, t: Translate): string {
  return t(`clock.unit.${unit}`, { count: Math.round(units * 10) / 10 })
}

function stateOf(clock: ClockView, t: Translate): string {
  if (clock.status === 'finished') return t(`clock.timing.${clock.timing?.state ?? 'on_time'}`)
  return t(`clock.status.${clock.status}`)
}

function dueSentence(clock: ClockView, due: (at: Due | null) => string, t: Translate): string {
  const { status, timing } = clock
  if (status === 'not_started') return t('clock.notStarted')
  if (status === 'stopped' || status === 'waiting') return clock.dueIfResumed ? t('clock.dueIfResumed', { due: due(clock.dueIfResumed) }) : t('clock.standsStill')
  const key = clock.due?.provisional ? 'clock.dueProvisional' : clock.capped ? 'clock.dueCapped' : 'clock.due'
  const over = timing?.state === 'overdue' ? t('clock.overdue', { by: amount(timing.units, clock, t) }) : timing?.state === 'early' ? t('clock.early', { by: amount(timing.units, clock, t) }) : ''
  return `${t(key, { due: due(clock.due) })}${over}`
}

interface NoteWords { readonly words: ClockWords; readonly due: (at: Due | null) => string; readonly t: Translate }

function stopNotes(clock: ClockView, { words, due, t }: NoteWords): ClockNote[] {
  const notes = clock.stops.map((stop): ClockNote => {
    const facts = { ground: words.ground(stop.ground), document: stop.document ?? t('clock.noDocument'), approver: stop.approver ?? t('clock.noApprover'), units: amount(stop.stoodStill, clock, t) }
    const text = stop.fault ? t('clock.stopVoid', { ...facts, why: t(`clock.stopFault.${stop.fault}`) }) : t('clock.stop', facts)
    return { id: stop.id, text, clause: stop.clause }
  })
  return clock.ifTold ? [...notes, { id: 'other-reading', text: t('clock.ifTold', { due: due(clock.ifTold.due) }), clause: null }] : notes
}

function extensionNotes(clock: ClockView, { language, t }: { language: string; t: Translate }): ClockNote[] {
  return clock.extensions.map((extension): ClockNote => {
    const day = (date: string | null) => (date ? formatDay(date, language) : t('clock.open'))
    const facts = { from: day(extension.from), to: day(extension.to), document: extension.document ?? t('clock.noDocument'), approver: extension.approver ?? t('clock.noApprover') }
    const text = extension.fault ? t('clock.extensionVoid', { ...facts, why: t(`clock.extensionFault.${extension.fault}`) }) : t('clock.extension', facts)
    return { id: extension.id, text: `${text}${extension.toldLate ? t('clock.toldLate') : ''}`, clause: extension.clause }
  })
}

function expiryNote({ status, onExpiry }: ClockView, t: Translate): ClockNote[] {
  if (status === 'finished' || status === 'not_started') return []
  return [{ id: 'expiry', text: t(`clock.expiry.${onExpiry.strategy}`, { basis: onExpiry.legalBasis ?? '' }), clause: onExpiry.clause }]
}
