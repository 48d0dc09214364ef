import type { ComplaintsContract } from '@hall/contract-complaints'
import type { Client } from '@hall/rpc'
import { setTimeout as delay } from 'node:timers/promises'
import texts from '../data/complaints.json' with { type: 'json' }
import { commandIdOf } from './command-id.ts'
import { eachOf, valueOf } from './outcome.ts'
import { seededRandom } from './random.ts'
import type { DemoCenter, DemoCity } from './shapes.ts'

export type Complaints = Client<ComplaintsContract>
type Action = Parameters<Complaints['desk']['act']>[0]['action']
type UnitAction = Parameters<Complaints['unit']['act']>[0]['action']
type Channel = Parameters<Complaints['intake']['register']>[0]['channel']

export interface ComplaintsLoad {
  /** As this person, with the rights the person has; undefined for who cannot log in. */
  readonly as: (person: string) => Complaints | undefined
  /** Numbers of those who handle complaints, by center. */
  readonly desks: Readonly<Record<string, string>>
  /** Who enters ratings nobody gave. */
  readonly it: string
  /** Numbers of cases of a center, newest first. */
  readonly cases: (center: string) => Promise<readonly string[]>
  readonly now: Temporal.Instant
}

const LOOK_EVERY_MS = 100
const GIVE_UP_AFTER_MS = 60_000
const RATINGS_EACH = 45

/** Complaints in every state and by every channel, ratings over some weeks, and one matter that came by three channels. A second load changes nothing. */
export async function loadComplaints(city: DemoCity, load: ComplaintsLoad): Promise<void> {
  const centers = city.centers.filter(({ id }) => load.desks[id])
  await eachOf(centers, async (center) => {
    const desk = load.as(load.desks[center.id]!)!
    await knowsWindows(center, desk)
    await Promise.all([complaints(center, { desk, load }), ratings(center, { desk, load })])
  })
}

interface At { readonly desk: Complaints; readonly load: ComplaintsLoad }

async function complaints(center: DemoCenter, { desk, load }: At): Promise<void> {
  const { channels } = await valueOf(desk.intake.setup({ center: center.id }))
  const scenes = texts.complaints.filter((scene) => channels.some((channel) => channel === scene.channel))
  // The same made-up number is the same case, by whatever channel it is named.
  const written = [...new Set(scenes.flatMap(({ caseNumber }) => caseNumber ?? []))]
  const known = await load.cases(center.id)
  const caseOf = (number: string | null) => (number === null ? null : (known[written.indexOf(number)] ?? number))
  for (const [nth, scene] of scenes.entries()) await complaint(center, { desk, load, scene: { ...scene, caseNumber: caseOf(scene.caseNumber) }, nth })
}

type Scene = Omit<(typeof texts.complaints)[number], 'caseNumber'> & { readonly caseNumber: string | null }

async function complaint(center: DemoCenter, { desk, load, scene, nth }: At & { scene: Scene; nth: number }): Promise<void> {
  const setup = await valueOf(desk.intake.setup({ center: center.id }))
  // The first window is the one whose people can log in: what takes an answer or a draft of theirs is about it.
  const window = center.windows[scene.steps.some((step) => step === 'hear' || step === 'correct' || step === 'draft') ? 0 : scene.caseNumber ? 1 : nth % center.windows.length]!
  const clerk = center.founding.find((person) => person.window === window.id && !person.lead)
  const lead = center.founding.find((person) => person.window === window.id && person.lead)
  const receivedAt = load.now.subtract({ hours: scene.daysAgo * 24 }).toString()
  const transferred = scene.channel === 'hotline_12345' || scene.channel === 'petition_office'
  const id = (...parts: string[]) => commandIdOf('complaint', center.id, String(nth), ...parts)
  const { name, contact } = scene
  const taken = await desk.intake.register({
    center: center.id, channel: scene.channel as Channel, ground: setup.grounds.find((ground) => ground.id === scene.ground)?.id ?? setup.grounds[0]!.id, content: scene.content,
    complainant: { name, nameRefused: name === null, contact, contactRefused: contact === null }, window: window.id, person: scene.about ? (clerk?.number ?? null) : null, caseNumber: scene.caseNumber,
    receivedAt, commandId: id('register'),
    ...(transferred && { sourceNumber: `${center.prefix}-12345-${1000 + nth}`, sourceDueAt: load.now.add({ hours: 24 * (7 - scene.daysAgo) }).toString() }),
  })
  if (!taken.ok) return
  const complaintId = taken.value.id
  const act = async (action: Action, step: string) => void (await desk.desk.act({ id: complaintId, action, commandId: id(step) }))
  const unit = async (action: UnitAction, step: string) => { if (lead) await load.as(lead.number)?.unit.act({ id: complaintId, action, commandId: id(step) }) }
  for (const [at, step] of scene.steps.entries()) await take(step as Step, { act, unit, window: window.id, key: String(at), words: texts.words, answer: async (text) => {
    if (clerk) await load.as(clerk.number)?.mine.act({ id: complaintId, action: { kind: 'answer', text }, commandId: id('answer') })
  } })
}

type Step = 'route' | 'classify' | 'ask' | 'hear' | 'found' | 'partly' | 'unfounded' | 'correct' | 'draft' | 'implement' | 'reply' | 'close' | 'decline' | 'bounce' | 'report' | 'settle'
interface Taking {
  readonly act: (action: Action, step: string) => Promise<void>
  readonly unit: (action: UnitAction, step: string) => Promise<void>
  readonly answer: (text: string) => Promise<void>
  readonly window: string
  readonly key: string
  readonly words: typeof texts.words
}

/** One step, as the people of the center would take it; what a center's rules do not allow at that point is left out. */
async function take(step: Step, { act, unit, answer, window, key, words }: Taking): Promise<void> {
  switch (step) {
    case 'route': return act({ kind: 'route', window }, key)
    case 'classify': return act({ kind: 'classify', class: 'complex', reason: words.complex, contacted: [words.department] }, key)
    case 'ask': return act({ kind: 'ask_person', text: words.ask }, key)
    case 'hear': return answer(words.answer)
    case 'found': return act({ kind: 'find', result: 'substantiated', serious: false, violation: false, reason: words.found }, key)
    case 'partly': return act({ kind: 'find', result: 'partly', serious: false, violation: false, reason: words.partly }, key)
    case 'unfounded': return act({ kind: 'find', result: 'unsubstantiated', serious: false, violation: false, reason: words.unfounded }, key)
    case 'correct': return unit({ kind: 'correct', text: words.correct }, key)
    case 'draft': return unit({ kind: 'draft_reply', text: words.reply }, key)
    case 'implement': return unit({ kind: 'implement', text: words.implement }, key)
    case 'reply': return act({ kind: 'send_reply', text: words.reply }, key)
    case 'settle': return act({ kind: 'send_reply', text: words.settle }, key)
    case 'close': return act({ kind: 'close', reason: words.close }, key)
    case 'decline': return act({ kind: 'decline', reason: words.decline }, key)
    case 'bounce': return unit({ kind: 'bounce', reason: words.bounce }, key)
    case 'report': {
      for (const to of ['source', 'section'] as const) await act({ kind: 'report', to, text: words.reply }, `${key}${to}`)
    }
  }
}

/** Most people are content, at some centers more than at others; a few windows have enough ratings to be compared, the others show that they have not. */
async function ratings(center: DemoCenter, { desk, load }: At): Promise<void> {
  const windows = center.windows.slice(0, 4)
  const random = seededRandom(`ratings ${center.id}`)
  const weights = [[5, 60], [4, random.between(24, 34)], [3, random.between(2, 7)], [2, random.between(1, 6)]] as const
  const rated = windows.flatMap((window, place) => Array.from({ length: place === 3 ? 6 : RATINGS_EACH }, (_, nth) => ({ window, nth, place, stars: random.weighted(weights) })))
  await eachOf(rated, async ({ window, nth, place, stars }) => {
    const calledAt = load.now.subtract({ hours: 24 * (nth % 28) + nth % 7 }).toString()
    await desk.ratings.byPhone({
      center: center.id, window: window.id, person: null, item: null, caseNumber: `${center.prefix}-R${place}${String(nth).padStart(3, '0')}`, stars, comment: null, calledAt, commandId: commandIdOf('rating', window.id, String(nth)),
    })
  })
  await eachOf(Array.from({ length: 5 }, (_, nth) => nth), (nth) => load.as(load.it)!.ratings.impute({
    center: center.id, window: windows[0]!.id, item: null, caseNumber: `${center.prefix}-I${nth}`, stars: 4, commandId: commandIdOf('imputed', center.id, String(nth)),
  }))
}

/** The service hears of windows and people through events. */
async function knowsWindows({ id, windows, founding }: DemoCenter, desk: Complaints): Promise<void> {
  const giveUpAt = performance.now() + GIVE_UP_AFTER_MS
  const last = founding.at(-1)!.number
  for (;;) {
    const setup = await desk.intake.setup({ center: id })
    const known = setup.ok && (await desk.portal.setup({ center: id }))
    const person = known && known.ok && known.value.windows.length === windows.length && (await desk.consequences.standing({ center: id, person: last }))
    if (person && person.ok) return
    if (performance.now() > giveUpAt) throw new Error(`the complaints service has not heard of ${id} after ${GIVE_UP_AFTER_MS} ms`)
    await delay(LOOK_EVERY_MS)
  }
}
