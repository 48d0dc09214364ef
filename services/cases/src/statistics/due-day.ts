import { ZONE } from '@hall/calendar'

/** The day a case runs out on by its row: its midnight, when most do, is the end of the day before. Null for what stands still or has no limit. */
export const dueDay = (row: string) => `case when not ${row}.stopped then ((${row}.due_at - interval '1 microsecond') at time zone '${ZONE}')::date end`
