import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type { Result } from '@hall/contract'
import { CENTER, IT, OFFICE } from './accounts.ts'
import { valueOf, type Ways } from './ways.ts'

export const WINDOWS = 6
const PEOPLE = 48
const TERMINALS = 6

/** Somebody who checks in at the terminals. */
export interface Person { readonly number: string; readonly pin: string }

/** What the load works on. */
export interface Center {
  readonly serials: readonly string[]
  /** Grows under load. */
  readonly people: Person[]
  /** Enrolled, and used by nobody. */
  readonly spare: string
  /** Everybody works here from this day on. */
  readonly from: string
  /** Days before today, on which people checked in. */
  readonly dates: readonly Temporal.PlainDate[]
}

const ZONE = 'Asia/Shanghai'
const DAYS = 6
const KNOWN_WITHIN_MS = 60_000

export const windowId = (n: number) => `${CENTER}-w${n % WINDOWS}`

/** Registers a small center through the contracts: windows, people, terminals. */
export async function foundCenter(ways: Ways): Promise<Center> {
  const today = Temporal.Now.plainDateISO(ZONE)
  const { directory } = ways.organization(IT)
  const name = (zh: string) => ({ zh, en: zh })
  await command((commandId) => directory.registerCenter({ id: CENTER, name: name(CENTER), region: CENTER, timezone: ZONE, commandId }))
  await command((commandId) => directory.registerDepartment({ id: 'tax', name: name('税务局'), commandId }))
  for (let n = 0; n < WINDOWS; n++) {
    await command((commandId) => directory.registerWindow({ id: windowId(n), center: CENTER, department: 'tax', number: `A${n}`, name: name(`A${n}`), commandId }))
  }
  const serials = Array.from({ length: TERMINALS }, (_, n) => `CHAOS${n}`)
  const spare = 'SPARE'
  for (const serial of [...serials, spare]) {
    await command((commandId) => ways.attendance(IT).devices.enrol({ serial, center: CENTER, name: serial, timezone: ZONE, records: 'by_verify_mode', commandId }))
  }
  const center: Center = {
    serials,
    spare,
    people: Array.from({ length: PEOPLE }, (_, n) => ({ number: `CH${1000 + n}`, pin: String(1000 + n) })),
    from: today.subtract({ days: 30 }).toString(),
    dates: Array.from({ length: DAYS }, (_, n) => today.subtract({ days: n + 1 })),
  }
  const file = rosterFile(center.people)
  const { roster } = ways.organization(IT)
  const { digest } = await valueOf(() => roster.preview({ center: CENTER, file, from: center.from }))
  await command((commandId) => roster.apply({ center: CENTER, file, from: center.from, digest, commandId }))
  await untilKnown(ways, center)
  return center
}

/** The attendance service hears of people through events. */
async function untilKnown(ways: Ways, { people }: Center): Promise<void> {
  const { hall } = ways.attendance(OFFICE)
  for (const giveUpAt = performance.now() + KNOWN_WITHIN_MS; ;) {
    const { windows } = await valueOf(() => hall.now({ center: CENTER }))
    if (windows.reduce((sum, window) => sum + window.people.length, 0) === people.length) return
    if (performance.now() > giveUpAt) throw new Error(`the attendance service does not know the people after ${KNOWN_WITHIN_MS} ms`)
    await delay(100)
  }
}

/** Has every day with a check judged anew, and changes none: a terminal nobody used was out of order all the time. */
export async function touchEveryDay(ways: Ways, { spare, dates }: Center): Promise<void> {
  const { outages } = ways.attendance(OFFICE)
  const [from, to] = [`${dates.at(-1)!.toString()}T00:00:00`, `${dates[0]!.toString()}T23:59:59`]
  await command((commandId) => outages.declare({ center: CENTER, serial: spare, from, to, reason: 'chaos', commandId }))
}

/** As a center's office would send it. */
export function rosterFile(people: readonly Person[]): { filename: string; contentBase64: string } {
  const rows = people.map(({ number, pin }, n) => [number, number, '税务局', `A${n % WINDOWS}`, pin].join(','))
  return { filename: 'roster.csv', contentBase64: Buffer.from(['工号,姓名,派驻部门,窗口,考勤号', ...rows].join('\n')).toString('base64') }
}

function command<T>(send: (commandId: string) => Promise<Result<T>>): Promise<T> {
  const commandId = randomUUID()
  return valueOf(() => send(commandId))
}
