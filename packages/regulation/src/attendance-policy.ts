import { z } from 'zod'
import { cited } from './cited.ts'
import { leaveAndCover } from './leave-policy.ts'
import { settlementFields } from './settlement-policy.ts'

const localized = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/)
/** One time all year, or one for each season of the timetable. */
const seasonal = <T extends z.ZodType>(of: T) => z.union([of, z.strictObject({ summer: of, winter: of })])
const seasonalTime = seasonal(time)
const span = z.strictObject({ from: seasonalTime, to: seasonalTime }).refine(isForward, { error: 'NOT_FORWARD' })
/** `to` may be `24:00`, the end of the day. */
const windowSpan = z.strictObject({ from: seasonalTime, to: seasonal(z.union([time, z.literal('24:00')])) })
  .refine(isForward, { error: 'NOT_FORWARD' })
const monthDay = z.string().refine((text) => z.iso.date().safeParse(`2024-${text}`).success, { error: 'NO_SUCH_DAY' })

/**
 * Days to do something in: `day` counts from the day it is about, which is not counted; `return` counts from the
 * person's return to work, whose day is the first.
 */
const within = z.strictObject({ withinWorkdays: z.int().min(1).max(60), from: z.enum(['day', 'return']) })

/** How a punch gets into the record: by which device or on which list. */
export const METHODS = ['face', 'fingerprint', 'camera', 'sign_in', 'card', 'password'] as const

/** A moment of the day at which the regulation expects a check: `in` not after the limit, `out` not before it. */
const checkPoint = z.strictObject({
  id: z.enum(['am_in', 'am_out', 'pm_in', 'pm_out']),
  name: localized,
  direction: z.enum(['in', 'out']),
  limit: cited(seasonalTime),
  /** Punches from `from` (included) to `to` (excluded) are looked at. */
  window: windowSpan,
  pick: z.enum(['first', 'last']),
}).refine(isWithinWindow, { path: ['limit', 'value'], error: 'OUTSIDE_WINDOW' })
export type CheckPoint = z.infer<typeof checkPoint>

/** Named ways to find absence without leave; they differ in shape between the regulations. */
const absence = z.discriminatedUnion('strategy', [
  /** A missing check is an exception, never absence by itself. */
  z.strictObject({ strategy: z.literal('none') }),
  /** Each session without its sign-in is half a day, proposed for confirmation. */
  z.strictObject({ strategy: z.literal('each_missing_sign_in'), daysEach: z.number().min(0).max(1) }),
  /** Half a day when every check of that half day is missing. */
  z.strictObject({ strategy: z.literal('half_day_without_checks'), daysEach: z.number().min(0).max(1) }),
  /** Half a day when the first punch comes after the morning or the last before the afternoon; a day without a punch. */
  z.strictObject({
    strategy: z.literal('first_and_last_punch'),
    daysEach: z.number().min(0).max(1),
    morningMissedFrom: time,
    afternoonMissedUntil: time,
  }),
])

const points = z.array(checkPoint).refine((list) => new Set(list.map(({ id }) => id)).size === list.length, { error: 'POINT_TWICE' })

const checks = z.discriminatedUnion('strategy', [
  /** The regulation sets no daily checks: punches are kept as facts and nothing is judged. */
  z.strictObject({ strategy: z.literal('none') }),
  /** Each check point takes its punch from its own window of the day. */
  z.strictObject({ strategy: z.literal('windows'), points: points.min(1) }),
  /** The first and the last punch of the day count, whenever they are. */
  z.strictObject({ strategy: z.literal('first_and_last'), points: points.length(2) }),
])

/** What a center's regulation says about daily attendance. Times are local to the center (Asia/Shanghai). */
export const attendancePolicy = z.strictObject({
  checks: cited(checks),
  /** `minute` compares whole minutes (08:30:59 counts as 08:30), `second` exactly. */
  precision: cited(z.enum(['second', 'minute'])),
  /** Methods that make a punch count; empty where the regulation names none. */
  methods: cited(z.array(z.enum(METHODS))),
  /** Methods that count only while the device's outage is on record. */
  outageMethods: cited(z.array(z.enum(METHODS))).optional(),
  /** Records of two methods that judge the same check differently are put before a section instead of being chosen between. */
  conflict: cited(z.strictObject({
    between: z.array(z.enum(METHODS)).length(2),
    decidedBy: z.enum(['coordination', 'supervision', 'general', 'it']),
  })).optional(),
  late: cited(z.strictObject({ graceSeconds: z.int().min(0).max(7200) })).optional(),
  earlyLeave: cited(z.strictObject({ graceSeconds: z.int().min(0).max(7200) })).optional(),
  missing: cited(z.strictObject({ opensException: z.boolean() })).optional(),
  absence: cited(absence),
  /** Opening hours, and the sessions absences are measured by. `summer`: its first and last day, both included. */
  timetable: cited(z.strictObject({
    summer: z.union([
      z.null(),
      z.strictObject({ from: monthDay, to: monthDay }),
    ]),
    am: span,
    pm: span,
  })),
  /** Being there early is encouraged and shown, never demanded. */
  encouraged: cited(z.strictObject({ point: z.enum(['am_in', 'pm_in']), minutesEarly: z.int().min(1).max(240) })).optional(),
  /** Until when proof may clear what the day shows; until then it is provisional. */
  proof: cited(within).optional(),
  /** Until when leave, meetings and other circumstances of a day are registered. */
  registration: cited(within).optional(),
  ...leaveAndCover,
  ...settlementFields,
}).refine(encouragesAKnownPoint, { path: ['encouraged', 'value', 'point'], error: 'POINT_UNKNOWN' })
export type AttendancePolicy = z.infer<typeof attendancePolicy>

type SeasonalTime = z.infer<typeof seasonalTime>
type Span = z.infer<typeof span>

/** In each season the span ends after it begins. Times compare as text: `12:00` sorts before `12:00:01`. */
function isForward({ from, to }: { from: SeasonalTime; to: SeasonalTime }): boolean {
  return inEachSeason((season) => inSeason(from, season) < inSeason(to, season))
}

function isWithinWindow({ limit, window }: { limit: { value: SeasonalTime }; window: Span }): boolean {
  return inEachSeason((season) => {
    const time = inSeason(limit.value, season)
    return inSeason(window.from, season) <= time && time < inSeason(window.to, season)
  })
}

function inEachSeason(holds: (season: 'summer' | 'winter') => boolean): boolean {
  return holds('summer') && holds('winter')
}

function inSeason(value: SeasonalTime, season: 'summer' | 'winter'): string {
  return typeof value === 'string' ? value : value[season]
}

interface Encouraging {
  readonly checks: { readonly value: z.infer<typeof checks> }
  readonly encouraged?: { readonly value: { readonly point: string } }
}
function encouragesAKnownPoint({ checks: { value }, encouraged }: Encouraging): boolean {
  return !encouraged || (value.strategy !== 'none' && value.points.some(({ id }) => id === encouraged.value.point))
}
