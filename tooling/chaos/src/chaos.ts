import { type City, createSay, startCity } from '@hall/city'
import { seededRandom } from '@hall/demo/random'
import type { NatsConnection } from '@nats-io/nats-core'
import { connect } from '@nats-io/transport-node'
import { ACCOUNTS, IT } from './accounts.ts'
import { type Center, foundCenter, touchEveryDay } from './center.ts'
import { checkDays } from './checks/days.ts'
import { checkEvents } from './checks/events.ts'
import { checkCommands, checkPunches } from './checks/writes.ts'
import { type Fault, injectFaults } from './faults.ts'
import { runCommands } from './load/commands.ts'
import { createLedger, type Ledger } from './load/ledger.ts'
import { runTerminals } from './load/terminals.ts'
import type { Complaint, Report, TextKey } from './report.ts'
import { settle } from './settle.ts'
import { openStores, SERVICE_NAMES } from './stores.ts'
import { openWays, type Ways, valueOf } from './ways.ts'

export interface ChaosOptions {
  /** Of load. */
  readonly seconds: number
  /** Fixes the order of the faults. */
  readonly seed: string
  /** Empty; left with all data and logs. */
  readonly dir: string
  readonly onStep: (key: TextKey, values?: Readonly<Record<string, string | number>>) => void
}

/** For commands under way when the load ends. */
const ANSWERED_WITHIN_MS = 60_000

/** Faults under load: kills the parts of a city while it is written to, and counts what is there afterwards. */
export async function runChaos(options: ChaosOptions): Promise<Report> {
  const { seconds, seed, onStep } = options
  onStep('starting')
  const restarts: string[] = []
  await using city = await openCity(options, (name) => restarts.push(name))
  const nats = await connect({ servers: city.natsUrl, name: 'chaos', maxReconnectAttempts: -1, waitOnFirstConnect: true })
  try {
    const ways = openWays(city, nats)
    const center = await foundCenter(ways)
    const { ledger, faults } = await strike({ city, ways, center }, options)
    const complaints = [...ledger.complaints, ...crashesOf(restarts, faults), ...bugsOf(ledger)]
    const found = await check({ city, ways, nats, center, ledger, onStep })
    return { seed, seconds, faults, answers: Object.fromEntries(ledger.answers), lines: found.lines, complaints: [...complaints, ...found.complaints] }
  } finally {
    await nats.close()
  }
}

function openCity({ dir }: ChaosOptions, onRestart: (name: string) => void): Promise<City> {
  const say = createSay('en')
  return startCity({
    dir, separate: true, clock: 'system', logLevel: 'warn', report: () => undefined,
    say(key, values) {
      if (key === 'restarted') onRestart(String(values?.['name']))
      return say(key, values)
    },
    demo: { accounts: async () => ACCOUNTS, parts: [] },
  })
}

interface Target { readonly city: City; readonly ways: Ways; readonly center: Center }

async function strike({ city, ways, center }: Target, { seconds, seed, onStep }: ChaosOptions): Promise<{ ledger: Ledger; faults: Fault[] }> {
  const ledger = createLedger()
  const stop = AbortSignal.timeout(seconds * 1000)
  const giveUp = AbortSignal.timeout(seconds * 1000 + ANSWERED_WITHIN_MS)
  const startedAt = performance.now()
  onStep('loading', { seconds, seed })
  const load = { ways, center, ledger, random: seededRandom(`${seed} load`), stop, giveUp }
  const [faults] = await Promise.all([
    injectFaults(city.parts, {
      random: seededRandom(`${seed} faults`), stop,
      onFault: (parts) => onStep('killed', { at: ((performance.now() - startedAt) / 1000).toFixed(1), parts: parts.join(' + ') }),
    }),
    runTerminals(load, city.origin),
    runCommands(load),
  ])
  return { ledger, faults }
}

/** What ended more often than it was killed. */
function crashesOf(restarts: readonly string[], faults: readonly Fault[]): Complaint[] {
  const killed = faults.flatMap(({ parts }) => parts)
  const times = (names: readonly string[], part: string) => names.filter((name) => name === part).length
  return [...new Set(restarts)].flatMap((part): Complaint[] => {
    const n = times(restarts, part) - times(killed, part)
    return n > 0 ? [{ code: 'crashed', values: { part, n } }] : []
  })
}

/** A part that is away is said to be away; INTERNAL would send somebody to look for a bug. */
function bugsOf({ answers }: Ledger): Complaint[] {
  const n = answers.get('INTERNAL') ?? 0
  return n > 0 ? [{ code: 'internal', values: { n } }] : []
}

interface Checking extends Target {
  readonly nats: NatsConnection
  readonly ledger: Ledger
  readonly onStep: ChaosOptions['onStep']
}

async function check({ city, ways, nats, center, ledger, onStep }: Checking): Promise<Pick<Report, 'lines' | 'complaints'>> {
  await using stores = openStores(city.adminUrl)
  const quiet = async (): Promise<Complaint[]> => {
    const waiting = await settle(stores, nats)
    return waiting === undefined ? [] : [{ code: 'unsettled', values: { what: waiting } }]
  }
  onStep('settling')
  const unsettled = await quiet()
  onStep('checking')
  const found = [
    await checkPunches(ledger, stores),
    await checkCommands(ledger, stores),
    await checkEvents(stores, nats),
    await checkDays(stores.attendance, async () => {
      await touchEveryDay(ways, center)
      unsettled.push(...await quiet())
    }),
  ]
  const journals = await Promise.all(SERVICE_NAMES.map((service) => checkJournal(service, ways)))
  return { lines: found.flatMap(({ lines }) => lines), complaints: [...unsettled, ...found.flatMap(({ complaints }) => complaints), ...journals.flat()] }
}

async function checkJournal(service: (typeof SERVICE_NAMES)[number], ways: Ways): Promise<Complaint[]> {
  const { ops } = ways[service](IT)
  const [{ intact, faults }, { deadLetters }] = await Promise.all([
    valueOf(() => ops.verifyJournal({}, { timeoutMs: 60_000 })),
    valueOf(() => ops.status({})),
  ])
  return [
    ...(intact ? [] : [{ code: 'journal' as const, values: { service, what: JSON.stringify(faults.slice(0, 3)) } }]),
    ...(deadLetters === 0 ? [] : [{ code: 'deadLetters' as const, values: { service, n: deadLetters } }]),
  ]
}
