import { AUTHORITY, CENTER, DIRECTOR, IT, OFFICE } from '../accounts.ts'
import { rosterFile, windowId } from '../center.ts'
import { valueOf } from '../ways.ts'
import { insist } from './insist.ts'
import { type Load, pause } from './load.ts'

/** People giving commands without end, some over NATS, some over the gateway, each the next one once the last has its outcome. */
export async function runCommands(load: Load): Promise<void> {
  await Promise.all([giveGrants(load), registerAbsences(load), hirePeople(load), publishPolicies(load)])
}

async function giveGrants(load: Load): Promise<void> {
  const first = Temporal.PlainDate.from('2030-01-01')
  const known = [...load.center.people]
  await repeat(load, 100, async (n) => {
    const person = known[n % known.length]!.number
    const from = first.add({ days: n }).toString()
    const input = { person, grant: `window_lead@window:${CENTER}/${windowId(n)}`, from, until: null }
    await insist({ kind: 'grants.give', key: `${person}/${from}`, send: (commandId) => load.ways.edge(IT, 'organization.grants.give', { ...input, commandId }) }, load)
  })
}

async function registerAbsences(load: Load): Promise<void> {
  const { absences } = load.ways.attendance(OFFICE)
  const { people, dates } = load.center
  // Those the attendance service has heard of; a new one may not have reached it.
  const known = [...people]
  await repeat(load, 150, async (n) => {
    const person = known[n % known.length]!.number
    const from = dates[n % dates.length]!.toPlainDateTime('08:00').add({ seconds: n })
    const input = { center: CENTER, person, kind: 'leave' as const, from: text(from), to: text(from.add({ minutes: 20 })), reason: 'chaos' }
    await insist({ kind: 'absences.register', key: `${person}/${text(from)}`, send: (commandId) => absences.register({ ...input, commandId }) }, load)
  })
}

/** Checks in before the organization has been told, and before the attendance service can know. */
async function hirePeople(load: Load): Promise<void> {
  const { roster } = load.ways.organization(OFFICE)
  const { people, from } = load.center
  await repeat(load, 300, async (n) => {
    const person = { number: `CN${1000 + n}`, pin: String(5000 + n) }
    people.push(person)
    const file = rosterFile([person])
    const { digest } = await valueOf(() => roster.preview({ center: CENTER, file, from }))
    await insist({ kind: 'roster.apply', key: person.number, send: (commandId) => roster.apply({ center: CENTER, file, from, digest, commandId }) }, load)
  })
}

/** Every version for a day of its own to come, so that no verdict changes. */
async function publishPolicies(load: Load): Promise<void> {
  const { edge, regulation } = load.ways
  const area = 'attendance' as const
  const { policy } = await valueOf(() => regulation(DIRECTOR).policies.get({ center: CENTER, area, on: load.center.from }))
  const first = load.center.dates[0]!.add({ days: 30 })
  await repeat(load, 2000, async (n) => {
    const effectiveFrom = first.add({ days: n }).toString()
    const of = { key: effectiveFrom }
    const drafted = await insist({ ...of, kind: 'policies.draft', send: (commandId) => edge(DIRECTOR, 'regulation.policies.draft', { center: CENTER, area, effectiveFrom, policy, commandId }) }, load)
    if (!drafted) return
    const { version } = drafted as { version: number }
    const asked = { center: CENTER, area, version }
    const reviewed = await insist({ ...of, kind: 'policies.review', send: (commandId) => regulation(AUTHORITY).policies.review({ ...asked, commandId }) }, load)
    if (reviewed) await insist({ ...of, kind: 'policies.publish', send: (commandId) => edge(AUTHORITY, 'regulation.policies.publish', { ...asked, commandId }) }, load)
  })
}

async function repeat({ random, stop }: Load, everyMs: number, work: (n: number) => Promise<void>): Promise<void> {
  for (let n = 0; !stop.aborted; n++) {
    await work(n)
    await pause(random.between(everyMs / 2, everyMs * 1.5), stop)
  }
}

const text = (at: Temporal.PlainDateTime) => at.toString({ smallestUnit: 'second' })
