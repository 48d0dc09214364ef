import type { Tone } from '@hall/ui'
import { formatDateTime } from '@hall/ui'
import { useTranslation } from 'react-i18next'
import type { Outputs } from '../../data/api.ts'
import { atCenter } from '../../session/clock.ts'
import { useFilters } from '../../session/filters.ts'
import { useToday } from '../../session/clock.ts'

export type Entry = Outputs['supervision']['ledgerEntries']['list']['rows'][number]
export type Round = Outputs['supervision']['appraisalRounds']['list']['rows'][number]
export type Result = Outputs['supervision']['results']['list']['rows'][number]
export type Matter = Outputs['supervision']['matters']['list']['rows'][number]

export const entryTones: Record<Entry['state'], Tone> = { proposed: 'open', in_force: 'absent', withdrawn: 'quiet' }
export const roundTones: Record<Round['state'], Tone> = { draft: 'quiet', announced: 'open', published: 'ok', sealed: 'ok' }
export const matterTones: Record<Matter['state'], Tone> = { open: 'open', decided: 'late', closed: 'ok', withdrawn: 'quiet' }

/** An instant as the centers' clocks show it, to the minute. */
export function useMoment(): (instant: string) => string {
  const { i18n } = useTranslation()
  return (instant) => formatDateTime(atCenter(instant), i18n.language).slice(0, -3)
}

/** The year looked at, this one unless the address says otherwise, and those to choose from. */
export function useYear(): { year: number; years: { value: string; name: string }[]; choose: (year: string) => void } {
  const now = Number(useToday().slice(0, 4))
  const [filters, change] = useFilters()
  const asked = Number(filters['year'])
  const year = Number.isInteger(asked) && asked > 2000 && asked <= now ? asked : now
  return { year, years: Array.from({ length: 5 }, (_, back) => ({ value: String(now - back), name: String(now - back) })), choose: (next) => change({ year: next, page: undefined }) }
}

/** Codes and labels that stand in a choice. */
export const optionsOf = <T extends string>(values: readonly T[], label: (value: T) => string) => values.map((value) => ({ value, label: label(value) }))
