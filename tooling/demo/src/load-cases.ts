import { setTimeout as delay } from 'node:timers/promises'
import { type CasesContract, casesContract, type ItemContent } from '@hall/contract-cases'
import type { Client } from '@hall/rpc'
import type { NatsConnection } from '@nats-io/nats-core'
import data from '../data/cases.json' with { type: 'json' }
import { demoAccounts } from './accounts.ts'
import { commandIdOf } from './command-id.ts'
import { loadWindow } from './load-windows.ts'
import { valueOf } from './outcome.ts'
import { createPatientClient } from './patient-client.ts'
import { seededRandom } from './random.ts'
import type { DemoCenter, DemoCity } from './shapes.ts'

type Cases = Client<CasesContract>
export interface CasesLoad { readonly nats: NatsConnection; readonly tokenFor: (person: string) => Promise<string>; readonly now: Temporal.Instant }

const LOOK_EVERY_MS = 100
const GIVE_UP_AFTER_MS = 60_000
const DAY_HOURS = 24

/** Items of each center, cases in every state with clocks running out today, and a register of the past two years. A second load changes nothing. */
export async function loadCases(city: DemoCity, load: CasesLoad): Promise<void> {
  await Promise.all(city.centers.map((center) => loadCenter(center, load)))
}

async function loadCenter(center: DemoCenter, { nats, tokenFor, now }: CasesLoad): Promise<void> {
  const as = (person: string): Cases => createPatientClient(nats, casesContract, { token: () => tokenFor(person) })
  const accounts = demoAccounts()
  const coordination = accounts.find(({ grants }) => grants.some((grant) => grant.startsWith(`coordination@section:${center.id}/`)))
  const seated = center.rotated.find(({ number, window, until }) => window !== null && until === null && accounts.some(({ person }) => person === number))
  if (!coordination || !seated) return
  const section = as(coordination.person)
  const desk = as(seated.number)
  await isSeated(desk, { center: center.id, window: seated.window! })
  if ((await valueOf(section.items.list({ center: center.id, size: 1 }))).total > 0) return
  const items = await admitItems(section, center, seated.department!)
  for (const [key, item] of Object.entries(items)) await valueOf(section.items.placeAt({ id: item, center: center.id, windows: [seated.window!], commandId: commandIdOf('cases', center.id, key, 'place') }))
  await oldRegister(section, center, { department: seated.department!, now })
  await takeIn(desk, { center: center.id, window: seated.window!, items, now })
  const director = accounts.find(({ grants }) => grants.some((grant) => grant === `director@center:${center.id}`))
  await loadWindow({ center: center.id, window: seated.window!, person: seated.number, desk, section, director: director && as(director.person), now })
}

/** The cases service hears of postings and policies through events. */
async function isSeated(desk: Cases, { center, window }: { center: string; window: string }): Promise<void> {
  const giveUpAt = performance.now() + GIVE_UP_AFTER_MS
  for (;;) {
    const opened = await desk.contacts.open({ center, window: null, channel: 'phone', matter: data.inquiry, asker: data.asker, commandId: commandIdOf('cases', center, 'seated') })
    if (opened.ok && opened.value.window === window) return
    if (opened.ok || performance.now() > giveUpAt) return
    await delay(LOOK_EVERY_MS)
  }
}

async function admitItems(section: Cases, { id: center, name }: DemoCenter, department: string): Promise<Record<string, string>> {
  const made: Record<string, string> = {}
  for (const [key, given] of Object.entries(data.items)) {
    const content = { ...data.content, ...given, handlingBody: name.zh } as unknown as ItemContent
    const { id } = await valueOf(section.itemChanges.apply({ center, department, kind: 'entry', content, commandId: commandIdOf('cases', center, key, 'apply') }))
    const { change } = await valueOf(section.itemChanges.get({ id }))
    for (const { step, on } of change.steps) {
      if (on === null && step !== 'section_execution') await valueOf(section.itemChanges.record({ id, center, step, on: data.since, document: data.approval, commandId: commandIdOf('cases', center, key, step) }))
    }
    made[key] = (await valueOf(section.itemChanges.execute({ id, center, effectiveFrom: data.since, publicSince: data.since, commandId: commandIdOf('cases', center, key, 'execute') }))).item
  }
  return made
}

interface DemoCase { readonly item: string; readonly applicant: string; readonly daysAgo: number; readonly until: string; readonly channel?: 'visit' | 'online' }
interface Desk { readonly center: string; readonly window: string; readonly items: Record<string, string>; readonly now: Temporal.Instant }

/** One case for each line of the data: how many days ago it came, and how far it has come since. */
async function takeIn(desk: Cases, { center, window, items, now }: Desk): Promise<void> {
  for (const [index, { item, applicant, daysAgo, until, channel = 'visit' }] of (data.cases as readonly DemoCase[]).entries()) {
    const at = now.subtract({ hours: daysAgo * DAY_HOURS }).toString()
    const id = (step: string) => commandIdOf('cases', center, String(index), step)
    const { case: file } = await valueOf(desk.intake.register({ center, window, item: items[item]!, channel, applicant: { name: applicant, kind: 'person', idNumber: `11010119900101${String(1000 + index)}`, phone: `139${String(10000000 + index)}` }, receivedOn: at, commandId: id('register') }))
    const done = (step: string) => data.order.indexOf(until) >= data.order.indexOf(step)
    if (until === 'received') continue
    const { materials } = await valueOf(desk.queue.get({ case: file }))
    const lacks = until === 'incomplete'
    if (channel === 'online') await valueOf(desk.intake.reviewOnline({ case: file, missing: lacks ? [materials[0]!.code] : [], networkReference: `NET-${index}`, commandId: id('review') }))
    else await valueOf(desk.intake.check({ case: file, materials: materials.map(({ code }, nth) => ({ code, state: lacks && nth === 0 ? 'missing' as const : 'present' as const })), commandId: id('check') }))
    if (lacks && channel === 'visit') await valueOf(desk.intake.notify({ case: file, missing: [materials[0]!.code], canBeHandled: true, formalitiesComplete: false, commandId: id('notify') }))
    if (lacks) continue
    if (until === 'refused') {
      await desk.intake.refuse({ case: file, kind: 'not_in_authority', reason: data.refusal, basis: data.refusalBasis, competentBody: data.competent, explained: true, commandId: id('refuse') })
      continue
    }
    if (until === 'met') {
      await valueOf(desk.joint.meet({ case: file, complete: true, legalForm: true, decision: 'accept', present: ['tax'], commandId: id('meet') }))
      continue
    }
    if (item !== 'instant' && channel === 'visit') await valueOf(desk.intake.accept({ case: file, networkReference: `NET-${index}`, onPaperAt: at, commandId: id('accept') }))
    if (item !== 'instant' && done('examined')) {
      await valueOf(desk.intake.keepCopies({ case: file, given: true, kept: true, commandId: id('copies') }))
      await valueOf(desk.handling.examine({ case: file, opinion: data.opinion, grant: true, commandId: id('examine') }))
    }
    if (until === 'withdrawn') await valueOf(desk.intake.withdraw({ case: file, reason: data.withdrawal, commandId: id('withdraw') }))
    if (item === 'instant' && done('concluded')) await valueOf(desk.handling.conclude({ case: file, lateReason: data.late, commandId: id('conclude') }))
  }
}

/** What the center brought along: two years of a paper register, through the same import as anybody's. */
async function oldRegister(section: Cases, { id: center, name }: DemoCenter, { department, now }: { department: string; now: Temporal.Instant }): Promise<void> {
  const random = seededRandom(`cases ${center}`)
  const rows = Array.from({ length: data.register.cases }, (_, index) => {
    const received = now.subtract({ hours: random.between(20, 700) * DAY_HOURS })
    const took = random.between(0, 9)
    const planned = received.add({ hours: 7 * DAY_HOURS })
    const finished = random.chance(0.94) ? received.add({ hours: took * DAY_HOURS + 1 }).toString() : ''
    return [`${center.toUpperCase()}-${index + 1}`, random.pick(data.register.items), random.pick(data.register.channels), received.toString(), finished, planned.toString(), received.add({ hours: 28 * DAY_HOURS }).toString(), random.pick(data.register.steps)].join(',')
  })
  const file = { filename: `${name.zh}.csv`, contentBase64: Buffer.from([data.register.header, ...rows].join('\n')).toString('base64') }
  const { mapping, digest } = await valueOf(section.registers.preview({ center, file }))
  await valueOf(section.registers.start({ center, department, file, mapping, digest, commandId: commandIdOf('cases', center, 'register') }))
}
