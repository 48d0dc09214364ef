import { randomUUID } from 'node:crypto'
import type { Result } from '@hall/contract'
import { organizationContract } from '@hall/contract-organization'
import { type PersonnelContract, personnelContract, type Proposal } from '@hall/contract-personnel'
import { service as organization } from '@hall/organization-service/service'
import { service as personnel } from '@hall/personnel-service/service'
import { service as regulation } from '@hall/regulation-service/service'
import type { Client } from '@hall/rpc'
import { type RunningService, startService } from '@hall/service-kit'
import { until } from '@hall/testing'
import { createTestCity, type TestCity } from '@hall/testing/city'
import { valueOf } from './center.ts'

export type CenterId = 'enping' | 'qingpu' | 'taigu' | 'district' | 'wenshang'
/** Two departments at each center; the first has a large window and further ones, each example may take its own. */
export const DEPARTMENTS = ['tax', 'police'] as const
const WINDOWS = 24

export type Personnel = Client<PersonnelContract>
export const id = () => randomUUID()

export interface CityOfStaff extends AsyncDisposable {
  readonly city: TestCity
  /** Calls as a person with these grants. */
  as(person: string, ...grants: string[]): Personnel
  /** The center's section. */
  section(center: CenterId): Personnel
  department(name?: string): Personnel
  organization: Client<typeof organizationContract>
  /** A window of the department nobody has used. */
  nextWindow(center: CenterId, department?: string): string
  /** Somebody new at the window since a day, known to the personnel service. */
  post(center: CenterId, window: string, options: { since: string; name?: string; lead?: boolean; department?: string }): Promise<string>
  person(center: CenterId): string
  /** Personnel is down while this is done, and up again after it. */
  whileDown(work: () => Promise<void>): Promise<void>
}

const name = (zh: string) => ({ zh, en: zh })

/** Centers with windows and posts, and the services that know them, at a simulated moment. */
export async function openCityOfStaff(centers: readonly CenterId[], now = '2026-12-01T08:00:00+08:00'): Promise<CityOfStaff> {
  await using stack = new AsyncDisposableStack()
  const city = stack.use(await createTestCity({ clock: 'simulated', now: Temporal.Instant.from(now) }))
  const [known] = await Promise.all([city.start(personnel), city.start(regulation), city.start(organization)])
  let here: RunningService = known
  const org = city.client(organizationContract, 'IT0001', ['it@city'])
  const as = (person: string, ...grants: string[]) => city.client(personnelContract, person, grants)
  for (const department of DEPARTMENTS) valueOf(await org.directory.registerDepartment({ id: department, name: name(department), commandId: id() }))
  for (const center of centers) {
    valueOf(await org.directory.registerCenter({ id: center, name: name(center), region: '测试', timezone: 'Asia/Shanghai', commandId: id() }))
    await Promise.all(DEPARTMENTS.flatMap((department, d) => Array.from({ length: WINDOWS }, async (_, w) => {
      const window = `${center}-${department}-${w}`
      valueOf(await org.directory.registerWindow({ id: window, center, department, number: `${'AB'[d]}${w}`, name: name(window), commandId: id() }))
      for (const p of [1, 2]) valueOf(await org.directory.registerPost({ id: `${window}-p${p}`, center, window, name: name(`岗位${p}`), commandId: id() }))
    })))
  }
  const overview = as('CTY001', 'city_authority@city')
  await until(async () => {
    const boards = await Promise.all(centers.map((center) => overview.staff.center({ center })))
    return boards.every((board) => board.ok && board.value.windows.length === 2 * WINDOWS && board.value.windows.every(({ posts }) => posts === 2))
  }, 60_000)
  // The regulation service adopts its files on its own; a center without a policy refuses.
  await until(async () => (await Promise.all(centers.map((center) => as('DIR001', `director@center:${center}`).entries.check(proposalOf({ center }))))).every(({ ok }) => ok), 60_000)
  let people = 0
  const windows = new Map<string, number>()
  const next = (center: CenterId) => `${center.slice(0, 2).toUpperCase()}${String(++people).padStart(4, '0')}`
  const running = stack.move()
  return {
    city, as, organization: org,
    section: (center) => as('DIR001', `director@center:${center}`, `coordination@center:${center}`, `supervision@center:${center}`, `general_office@center:${center}`),
    department: (department = 'tax') => as('DEP001', `department_admin@department:${department}`),
    nextWindow(center, department = 'tax') {
      const key = `${center}-${department}`
      const w = windows.get(key) ?? 0
      if (w >= WINDOWS) throw new Error('every window is used: raise WINDOWS')
      windows.set(key, w + 1)
      return `${key}-${w}`
    },
    person: next,
    async post(center, window, { since, name: called, lead = false, department = 'tax' }) {
      const person = next(center)
      const number = `${department === 'tax' ? 'A' : 'B'}${window.split('-').at(-1)}`
      const row = [person, called ?? `测试${person}`, department, number, lead ? '是' : '否', person.slice(2)].join(',')
      const file = { filename: 'roster.csv', contentBase64: Buffer.from(`工号,姓名,派驻部门,窗口,窗口负责人,考勤号\n${row}`).toString('base64') }
      const preview = valueOf(await org.roster.preview({ center, file, from: since }))
      if (preview.errors.length > 0) throw new Error(JSON.stringify(preview.errors))
      valueOf(await org.roster.apply({ center, file, from: since, digest: preview.digest, commandId: id() }))
      await until(async () => (await overview.staff.person({ person })).ok)
      return person
    },
    async whileDown(work) {
      await here[Symbol.asyncDispose]()
      await work()
      here = await startService(personnel, known.config)
    },
    async [Symbol.asyncDispose]() {
      if (here !== known) await here[Symbol.asyncDispose]()
      await running.disposeAsync()
    },
  }
}

/** Points each center's regulation has the department confirm. */
const CONFIRMED: Readonly<Record<CenterId, readonly string[]>> = {
  enping: ['good_quality', 'expert', 'capable', 'good_service', 'computer_skills'],
  qingpu: ['politically_sound', 'disciplined', 'upright', 'mindful_of_whole', 'represents_department', 'laws_and_policies', 'window_business', 'business_system', 'office_automation', 'other_applications'],
  taigu: [], district: [], wenshang: [],
}
/** Points the center finds itself. */
export const FOUND = ['good_character', 'skilled', 'capable', 'good_service', 'knows_items', 'explains_at_once', 'independent', 'computer_skills']

export const letterOf = (on: string, number = '函1号') => ({ number, form: 'official_letter' as const, on, approvedBy: '张局长' })
export const replyOf = (on: string) => ({ number: '复函1号', form: 'official_letter' as const, on, approvedBy: '李主任' })
export const PARTICULARS = { gender: 'female' as const, birth: '1990-05-01', position: '科员', phone: null }

/** A proposal nothing is wrong with, changed where an example says so. */
export function proposalOf({ center, ...rest }: { center: CenterId } & Partial<Proposal>): Proposal & { particulars: typeof PARTICULARS } {
  return {
    center, department: 'tax', window: `${center}-tax-0`, post: null, person: 'XX9999', name: '陈静', occasion: 'dispatch', start: '2026-03-20', until: null,
    letter: letterOf('2026-03-02'), employment: 'civil_servant', approvalQualification: true, employedBy: 'tax', employedSince: '2018-07-01', rank: 'staff',
    approvalExperience: true, lead: false, outsideDuties: 0, confirmations: [...CONFIRMED[center]], replaces: null, reason: null, particulars: PARTICULARS, ...rest,
  }
}

export const findings = (positive: readonly string[] = FOUND) => FOUND.map((found) => ({ id: found, positive: positive.includes(found), remark: null }))

/** `ok`, or the code and the clause of the refusal. */
export function outcomeOf(result: Result<unknown>): string {
  return result.ok ? 'ok' : `${result.problem.code}${result.problem.clause ? ` ${result.problem.clause}` : ''}`
}
export const detailsOf = (result: Result<unknown>) => (result.ok ? {} : (result.problem.details ?? {}))
