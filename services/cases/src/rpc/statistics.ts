import { EVERYTHING } from '@hall/access'
import { outside, type ServiceContext } from '@hall/service-kit'
import { cityMeasures, measure } from '../statistics/measure.ts'
import { windowShares } from '../statistics/window-shares.ts'
import type { CasesHandlers } from './handlers.ts'

/** Counts by item, department, channel and center; kept as they happen, so that a year costs no more than a day. */
export function statisticsHandlers(service: ServiceContext): CasesHandlers['statistics'] {
  return {
    center: async (input, call) => outside(call, { center: input.center }) ?? service.read(call, async (tx) => ({ ok: true, value: await measure(tx, input, call.now) })),
    windows: async (input, call) => outside(call, { center: input.center }) ?? service.read(call, async (tx) => ({ ok: true, value: { rows: await windowShares(tx, input) } })),
    city: (input, call) => service.db.read(call.reach.all ? EVERYTHING : call.reach, async (tx) => ({ ok: true, value: { rows: await cityMeasures(tx, input, call.now) } })),
  }
}
