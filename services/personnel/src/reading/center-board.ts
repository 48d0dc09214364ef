import type { Transaction } from '@hall/database'
import { and, eq } from 'drizzle-orm'
import { type FileRow, findFiles } from '../db/file-store.ts'
import { type SeatRow, seatsAt, type Stay, staysAt } from '../db/place-store.ts'
import { findRules } from '../db/rules-store.ts'
import { file, postCopy, windowCopy } from '../db/schema.ts'
import type { Rules } from '../domain/rules.ts'

type Day = Temporal.PlainDate
const MONTHS_AHEAD = 3

/** Rules of staffing a department has to keep for every window of it. */
const OF_DEPARTMENTS: readonly string[] = ['leads', 'leader_in_charge']

export interface Gap { readonly rule: string; readonly clause: string; readonly department: string | null; readonly window: string | null; readonly person: string | null; readonly issues: string[] }

export interface CenterBoard {
  readonly windows: {
    window: string; department: string; people: number; leads: number; arriving: number; leaving: number; inThreeMonths: number; posts: number; seated: number
    broken: { rule: string; clause: string; issues: string[] }[]
  }[]
  readonly gaps: Gap[]
  /** Open files, and exceptions granted this year. */
  readonly files: number
  /** Forms, sheets and records the regulation wants and that are not there. */
  readonly papers: number
  readonly exceptions: number
}

/** How a center's windows are staffed on a day, and which rules of its own regulation that breaks. */
export async function boardOf(tx: Transaction, center: string, on: Day): Promise<CenterBoard> {
  const [rules, windows, posts, stays, seats, files, registered, records, sheets] = await Promise.all([
    findRules(tx, center, on),
    tx.select().from(windowCopy).where(eq(windowCopy.center, center)).orderBy(windowCopy.number),
    tx.select().from(postCopy).where(eq(postCopy.center, center)),
    staysAt(tx, { center }, on),
    seatsAt(tx, { center }, on),
    tx.select().from(file).where(and(eq(file.center, center), eq(file.open, true))),
    tx.sql<{ person: string }>(`select distinct person from file where center = $1 and kind = 'entry' and state -> 'registration' <> 'null'`, [center]),
    tx.sql<{ person: string; department: string | null; kind: string; state: Record<string, string> }>(`select person, department, kind, state from record where center = $1 and kind in ('responsibility', 'membership', 'leader_in_charge') and person is not null and ended_on is null`, [center]),
    tx.sql<{ post: string }>(`select state ->> 'post' as post from file where center = $1 and kind = 'sheet' and status = 'published' and not (state -> 'withoutWork')::boolean`, [center]),
  ])
  const responsibilities = new Map([...Map.groupBy(records.filter(({ kind }) => kind === 'responsibility'), ({ person }) => person)].map(([person, of]) => [person, of.flatMap(({ state }) => Object.keys(state))]))
  const notMoved = new Set(records.filter(({ kind, state }) => kind === 'membership' && !state['moved_in']).map(({ person }) => person))
  const led = new Set(records.flatMap(({ kind, department }) => (kind === 'leader_in_charge' && department !== null ? [department] : [])))
  const sheeted = new Set(sheets.map(({ post }) => post))
  const known = new Set(registered.map(({ person }) => person))
  const gaps = rules ? gapsOf(rules, { windows, posts, stays, seats, known, sheeted, responsibilities, led, notMoved }) : []
  const open = windows.filter(({ closedOn }) => closedOn === null || closedOn.toString() > on.toString())
  const soon = on.add({ months: MONTHS_AHEAD }).toString()
  const rows = open.map(({ id: window, department }) => {
    const people = stays.filter((stay) => stay.window === window)
    const moving = (kind: FileRow['kind'], statuses: readonly string[]) =>
      files.filter((row) => row.kind === kind && row.window === window && statuses.includes(row.status) && row.effective !== null && row.effective.toString() <= soon).length
    const arriving = moving('entry', ['agreed', 'registered', 'on_probation'])
    const leaving = moving('leaving', ['requested', 'agreed'])
    const here = posts.filter((post) => post.window === window)
    return {
      window, department, people: people.length, leads: people.filter(({ lead }) => lead).length, arriving, leaving, inThreeMonths: people.length + arriving - leaving,
      posts: here.length, seated: here.filter((post) => seats.some((seat) => seat.post === post.id && seat.capacity === 'primary')).length,
      broken: gaps.filter((gap) => gap.window === window || (gap.window === null && gap.department === department && people.length > 0 && OF_DEPARTMENTS.includes(gap.rule))).map(({ rule, clause, issues }) => ({ rule, clause, issues })),
    }
  })
  const year = await findFiles(tx, { center }, 5000)
  const exceptions = year.filter((row) => row.openedOn.year === on.year && (row.state as { exception?: unknown }).exception).length
  const papers = gaps.filter(({ window, rule }) => window === null && !OF_DEPARTMENTS.includes(rule)).length
  return { windows: rows, gaps, files: files.length, papers, exceptions }
}

interface Situation {
  readonly windows: readonly (typeof windowCopy.$inferSelect)[]
  readonly posts: readonly (typeof postCopy.$inferSelect)[]
  readonly stays: readonly Stay[]
  readonly seats: readonly SeatRow[]
  readonly known: ReadonlySet<string>
  /** Of posts with a published sheet that has work on it. */
  readonly sheeted: ReadonlySet<string>
  /** Parts of their responsibilities on record, by person. */
  readonly responsibilities: ReadonlyMap<string, readonly string[]>
  /** Departments with a leader in charge of their window work on record. */
  readonly led: ReadonlySet<string>
  /** Members whose papers have not moved to the center. */
  readonly notMoved: ReadonlySet<string>
}

/** Every rule of staffing that does not hold, with the place it is about. */
export function gapsOf({ policy }: Rules, { windows, posts, stays, seats, known, sheeted, responsibilities, led, notMoved }: Situation): Gap[] {
  const gaps: Gap[] = []
  const departments = [...new Set(windows.map(({ department }) => department))]
  if (policy.leadsPerDepartment) {
    for (const department of departments) {
      const people = stays.filter((stay) => stay.department === department && stay.window !== null)
      if (people.length > 0 && !people.some(({ lead }) => lead)) gaps.push({ rule: 'leads', clause: policy.leadsPerDepartment.clause, department, window: null, person: null, issues: [] })
    }
  }
  for (const { id: window, department } of windows) {
    const people = stays.filter((stay) => stay.window === window)
    const here = posts.filter((post) => post.window === window)
    const without = here.filter(({ id }) => !seats.some((seat) => seat.post === id && seat.capacity === 'backup'))
    const required = policy.pairsRequired
    const concerned = required?.value === 'every_post' ? people.length > 1 : required?.value === 'one_person_windows' ? people.length === 1 : false
    if (required && concerned && without.length > 0) gaps.push({ rule: 'backup', clause: required.clause, department, window, person: null, issues: without.map(({ id }) => id) })
    if (policy.lead && people.length >= Math.max(2, policy.lead.value.fromStaff) && !people.some(({ lead }) => lead)) {
      gaps.push({ rule: 'lead', clause: policy.lead.clause, department, window, person: null, issues: [] })
    }
  }
  for (const department of policy.actingForRepresentative ? departments : []) {
    if (!led.has(department) && stays.some((stay) => stay.department === department && stay.window !== null)) gaps.push({ rule: 'leader_in_charge', clause: policy.actingForRepresentative!.clause, department, window: null, person: null, issues: [] })
  }
  for (const { id, window } of policy.sheet ? posts : []) {
    const department = windows.find((one) => one.id === window)?.department ?? null
    if (!sheeted.has(id)) gaps.push({ rule: 'sheet', clause: policy.sheet!.clause, department, window: null, person: null, issues: [id] })
  }
  for (const { person, department, window } of stays) {
    if (window === null) continue
    const lacking = policy.responsibilities?.value.filter((part) => !responsibilities.get(person)?.includes(part)) ?? []
    if (lacking.length > 0) gaps.push({ rule: 'responsibilities', clause: policy.responsibilities!.clause, department, window: null, person, issues: lacking })
    if (policy.memberships && notMoved.has(person)) gaps.push({ rule: 'membership', clause: policy.memberships.clause, department, window: null, person, issues: [] })
  }
  const form = policy.registration
  if (form) {
    for (const { person, department, window } of stays) {
      if (window !== null && !known.has(person)) gaps.push({ rule: 'registration', clause: form.clause, department, window: null, person, issues: [form.value.form.zh] })
    }
  }
  return gaps
}

/** For the city's board: who was let go with lines open, by whom and why. */
export async function forcedReleases(tx: Transaction) {
  const rows = await tx.select().from(file).where(and(eq(file.kind, 'leaving'), eq(file.status, 'released')))
  return rows.flatMap(({ center, person, name, state }) => {
    const { release } = state as { release: { on: string; forced: boolean; approver: string; reason: string | null; openLines: string[] } | null }
    return release?.forced ? [{ center, person: person!, name, on: release.on, approver: release.approver, reason: release.reason, openLines: release.openLines }] : []
  })
}
