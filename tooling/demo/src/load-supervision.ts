import type { SupervisionContract } from '@hall/contract-supervision'
import type { Client } from '@hall/rpc'
import texts from '../data/supervision.json' with { type: 'json' }
import { accountOf, accountOr } from './accounts.ts'
import { commandIdOf } from './command-id.ts'
import { knownSoon, knownValueOf } from './known-soon.ts'
import { valueOf } from './outcome.ts'
import type { DemoCenter, DemoCity } from './shapes.ts'

type Supervision = Client<SupervisionContract>
interface Surroundings { readonly as: (person: string) => Supervision; readonly now: Temporal.Instant }

/** Years before the city had Hall. */
const YEARS_BACK = [2, 1]
const HIGHEST = 96

/** Results of the two years before, some entries, a matter where the regulation lists grounds. A second load changes nothing. */
export async function loadSupervision({ centers }: DemoCity, { as, now }: Surroundings): Promise<void> {
  const today = now.toZonedDateTimeISO('Asia/Shanghai').toPlainDate()
  await Promise.all(centers.map(async (center) => {
    const section = as(accountOr(accountOr(accountOf(center.id, 'director'), center.id, 'coordination'), center.id, 'supervision'))
    const director = as(accountOf(center.id, 'director'))
    if ((await valueOf(section.ledgerEntries.list({ center: center.id, search: textsOf(center).facts[0]!, size: 1 }))).total > 0) return
    await enterEntries(center, { section, director, today })
    for (const back of YEARS_BACK) await importYear(center, section, today.year - back)
    await openMatter(center, section)
  }))
}

const textsOf = ({ id }: DemoCenter) => texts.entries[id as keyof typeof texts.entries]
const peopleOf = ({ rotated }: DemoCenter) => rotated.filter(({ window, until }) => window !== null && until === null)

interface Entering { readonly section: Supervision; readonly director: Supervision; readonly today: Temporal.PlainDate }

/** One that counts, one the person has yet to answer. */
async function enterEntries(center: DemoCenter, { section, director, today }: Entering): Promise<void> {
  const people = peopleOf(center)
  const { clause, facts } = textsOf(center)
  const ids: string[] = []
  for (const [nth, fact] of facts.entries()) {
    const enter = () => section.ledgerEntries.enter({
      center: center.id, person: people[nth + 1]!.number, window: null, kind: 'criticism', clause, points: null, on: today.subtract({ days: 10 - nth }).toString(), fact, reason: texts.reason, evidence: texts.evidence,
      commandId: commandIdOf('ledger entry', center.id, String(nth)),
    })
    // The copy of who is where arrives by events.
    await knownSoon(enter)
    ids.push((await knownValueOf(enter)).id)
  }
  await valueOf(director.ledgerEntries.confirm({ center: center.id, entry: ids[0]!, heard: texts.heard, handling: null, escalate: null, commandId: commandIdOf('ledger confirm', center.id) }))
}

/** Everybody who works at a window, and the windows, ranked: the last of one year is the last of the next at the end of the list. */
async function importYear(center: DemoCenter, section: Supervision, year: number): Promise<void> {
  const spread = (nth: number) => HIGHEST - ((nth * 7 + year) % 31) - nth / 100
  const people = peopleOf(center)
  const lines = [
    ...people.map(({ number, name }, nth) => [texts.kinds.person, number, name, nth === people.length - 1 ? 61 : spread(nth), '']),
    ...center.windows.map(({ number, name }, nth) => [texts.kinds.window, number, name.zh, nth === center.windows.length - 1 ? 64 : spread(nth), '']),
  ]
  const file = { filename: `${year}.csv`, contentBase64: Buffer.from([texts.header, ...lines.map((line) => line.join(','))].join('\n')).toString('base64') }
  const { digest } = await valueOf(section.history.preview({ center: center.id, year, file }))
  await valueOf(section.history.apply({ center: center.id, year, file, digest, commandId: commandIdOf('appraisal history', center.id, String(year)) }))
}

async function openMatter(center: DemoCenter, section: Supervision): Promise<void> {
  const given = texts.matter[center.id as keyof typeof texts.matter] as (typeof texts.matter)['taigu'] | undefined
  if (!given) return
  const [, person] = peopleOf(center)
  const id = (step: string) => commandIdOf('matter', center.id, step)
  const { id: matter } = await valueOf(section.matters.open({ center: center.id, window: person!.window, ...given, commandId: id('open') }))
  const of = { center: center.id, matter }
  await valueOf(section.matters.addEvidence({ ...of, text: texts.proof, commandId: id('evidence') }))
  await valueOf(section.matters.attribute({ ...of, stages: [{ stage: texts.stage.name, person: person!.number, role: 'handler', act: texts.stage.act, fault: true }], circumstances: {}, commandId: id('attribute') }))
}
