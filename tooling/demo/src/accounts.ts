import { parseGrant } from '@hall/access'
import type { Localized } from '@hall/contract'
import { pinyin } from 'pinyin-pro'
import { z } from 'zod'
import data from '../data/accounts.json' with { type: 'json' }
import { demoCity } from './city.ts'
import type { DemoCity, DemoPerson } from './shapes.ts'

/** Somebody to log in as. */
export interface DemoAccount {
  /** Pinyin of the name. */
  readonly username: string
  readonly password: string
  readonly person: string
  readonly name: string
  readonly title: Localized
  /** In the form of `formatGrant`. */
  readonly grants: readonly string[]
  /** Of the city itself, on no roster: its rights are its own, not the organization service's. */
  readonly standing: boolean
}

const ofAll = { title: z.object({ zh: z.string(), en: z.string() }), grants: z.array(z.string().refine((text) => parseGrant(text))) }
const entry = z.union([
  /** Of the city itself, on no center's roster. */
  z.strictObject({ ...ofAll, center: z.null(), number: z.string(), name: z.string() }),
  z.strictObject({ ...ofAll, center: z.string(), section: z.string(), nth: z.int() }),
  z.strictObject({ ...ofAll, center: z.string(), window: z.int(), nth: z.int() }),
])
type Entry = z.infer<typeof entry>
const entries = z.array(entry).parse(data)

/** One password for all: everybody who sees the demo may be anybody in it. */
const PASSWORD = 'hall'

/** At least one account for each role people have. */
export function demoAccounts(city: DemoCity = demoCity()): DemoAccount[] {
  const accounts = entries.map((one): DemoAccount => {
    const person = one.center === null ? undefined : personOf(one, city)
    const name = person?.name ?? (one.center === null ? one.name : '')
    return {
      username: pinyin(name, { toneType: 'none', type: 'array', surname: 'head', v: true }).join(''),
      password: PASSWORD,
      person: person?.number ?? (one.center === null ? one.number : ''),
      name,
      title: one.title,
      standing: one.center === null,
      grants: [...(person ? grantsByPosting(person, one.center!) : []), ...one.grants],
    }
  })
  const usernames = new Set(accounts.map(({ username }) => username))
  if (usernames.size < accounts.length) throw new Error('two demo accounts have one username: choose other people in data/accounts.json')
  return accounts
}

/** Who of a center has a role there. */
export function accountOf(center: string, role: string): string {
  const found = demoAccounts().find(({ grants }) => grants.some((grant) => grant.startsWith(`${role}@`) && grant.includes(`:${center}`)))
  if (!found) throw new Error(`the demo has no ${role} at ${center}`)
  return found.person
}

/** Who of a center has a role there, or the account of the city that stands in. */
export function accountOr(standIn: string, center: string, role: string): string {
  return demoAccounts().find(({ grants }) => grants.some((grant) => grant.startsWith(`${role}@`) && grant.includes(`:${center}`)))?.person ?? standIn
}

/** Rights that somebody in the organization was given, over those that come with being posted. */
export function grantsToGive(city: DemoCity): { person: string; grant: string }[] {
  return entries.flatMap((one) => (one.center === null ? [] : one.grants.map((grant) => ({ person: personOf(one, city).number, grant }))))
}

function personOf(one: Exclude<Entry, { center: null }>, { centers }: DemoCity): DemoPerson {
  const center = centers.find(({ id }) => id === one.center)!
  const place = 'section' in one ? { section: `${one.center}-${one.section}` } : { window: center.windows[one.window]!.id }
  const there = center.founding.filter((person) => ('section' in place ? person.section === place.section : person.window === place.window))
  return there[one.nth]!
}

function grantsByPosting({ number, window, lead }: DemoPerson, center: string): string[] {
  return [`staff@self:${number}`, ...(lead && window ? [`window_lead@window:${center}/${window}`] : [])]
}
