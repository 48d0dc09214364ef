import { setTimeout as delay } from 'node:timers/promises'
import type { Result } from '@hall/contract'
import type { PersonnelContract } from '@hall/contract-personnel'
import type { Client } from '@hall/rpc'
import staff from '../data/newcomers.json' with { type: 'json' }
import { commandIdOf } from './command-id.ts'
import { loadStaffing } from './load-staffing.ts'
import { valueOf } from './outcome.ts'
import type { DemoCenter, DemoCity } from './shapes.ts'

export type Personnel = Client<PersonnelContract>

interface PersonnelLoad {
  /** As the director of a center. */
  readonly director: (center: string) => Personnel
  /** Somebody of the general offices and the departments' administration. */
  readonly office: Personnel
  readonly now: Temporal.Instant
}

const LOOK_EVERY_MS = 100
const GIVE_UP_AFTER_MS = 60_000
const CONFIRMED = [
  'good_quality', 'expert', 'capable', 'good_service', 'computer_skills', 'politically_sound', 'disciplined', 'upright', 'mindful_of_whole', 'represents_department', 'laws_and_policies',
  'window_business', 'business_system', 'office_automation', 'other_applications',
]
const FOUND = ['good_character', 'skilled', 'capable', 'good_service', 'knows_items', 'explains_at_once', 'independent', 'computer_skills']

/** Entries and leavings in every state at every center. A second load changes nothing. */
export async function loadPersonnel(city: DemoCity, { director, office, now }: PersonnelLoad): Promise<void> {
  const today = now.toZonedDateTimeISO('Asia/Shanghai').toPlainDate()
  await Promise.all(city.centers.map(async (center, index) => {
    const client = director(center.id)
    await knowsCenter(center, client)
    await loadCenter({ center, client, today, names: staff.slice(index * STATES.length, (index + 1) * STATES.length) })
    await loadStaffing({ center, director: client, office, today })
  }))
}

/** The personnel service hears of windows and regulations through events. */
async function knowsCenter({ id: center, windows, rotated }: DemoCenter, client: Personnel): Promise<void> {
  const giveUpAt = performance.now() + GIVE_UP_AFTER_MS
  for (;;) {
    const board = await client.staff.center({ center })
    const checked = await client.leavings.check({ center, person: rotated.at(-1)!.number, kind: 'retirement', effective: '2026-01-05', letter: null, formOn: null, successor: null, abolished: false, reason: null })
    if (board.ok && board.value.windows.length >= windows.length && checked.ok) return
    if (performance.now() > giveUpAt) throw new Error(`the personnel service has not heard of ${center} after ${GIVE_UP_AFTER_MS} ms`)
    await delay(LOOK_EVERY_MS)
  }
}

/** How far each newcomer has come. */
const STATES = ['proposed', 'disagreed', 'agreed', 'registered', 'on_probation', 'admitted'] as const

interface Loading { readonly center: DemoCenter; readonly client: Personnel; readonly today: Temporal.PlainDate; readonly names: readonly { name: string; gender: string }[] }

async function loadCenter(loading: Loading): Promise<void> {
  for (const [index, state] of STATES.entries()) await loadEntry(loading, { index, state })
  await loadLeavings(loading)
}

/** The first outcome; nothing where an earlier load on another day did it with another input. */
async function once<T>(call: Promise<Result<T>>): Promise<T | undefined> {
  const result = await call
  if (!result.ok && ['COMMAND_REUSED', 'NOT_POSSIBLE_NOW'].includes(result.problem.code)) return undefined
  return valueOf(Promise.resolve(result))
}

async function loadEntry({ center, client, today, names }: Loading, { index, state }: { index: number; state: (typeof STATES)[number] }): Promise<void> {
  const { id: at, prefix, windows } = center
  const window = windows[(index + 1) % windows.length]!
  const day = (days: number) => today.add({ days }).toString()
  const commandId = (...parts: string[]) => commandIdOf('personnel', at, String(index), ...parts)
  const person = `${prefix}9${String(index + 1).padStart(3, '0')}`
  const received = day(state === 'on_probation' || state === 'admitted' ? -60 : -15)
  const proposed = await once(client.entries.propose({
    center: at, department: window.department, window: window.id, post: null, person, name: names[index]!.name, occasion: 'dispatch', start: day(20), until: null,
    letter: { number: `${window.department.toUpperCase()}〔2026〕${20 + index}号`, form: 'official_letter', on: received, approvedBy: '周局长' },
    employment: index % 2 === 0 ? 'civil_servant' : 'institution_staff', approvalQualification: true, employedBy: window.department, employedSince: '2016-07-01', rank: 'staff',
    approvalExperience: true, lead: false, outsideDuties: 0, confirmations: CONFIRMED, replaces: null, reason: '窗口业务增加',
    particulars: { gender: names[index]!.gender === 'female' ? 'female' : 'male', birth: '1991-04-12', position: '科员', phone: null }, on: received, commandId: commandId('propose'),
  }))
  if (!proposed || state === 'proposed') return
  const { id } = proposed
  const opinedOn = day(state === 'on_probation' || state === 'admitted' ? -55 : -8)
  const agreed = state !== 'disagreed'
  await once(client.entries.opine({
    id, on: opinedOn, agreed, by: '窗口管理', reason: agreed ? '同意' : '业务量与人数不相称', reply: { number: `复〔2026〕${index}号`, form: 'official_letter', on: opinedOn, approvedBy: '李主任' },
    findings: FOUND.map((found) => ({ id: found, positive: true, remark: null })), commandId: commandId('opine'),
  }))
  if (state === 'disagreed' || state === 'agreed') return
  await once(client.entries.register({ id, on: state === 'registered' ? day(-5) : day(-50), photos: 2, commandId: commandId('register') }))
  if (state === 'registered') return
  if (at === 'enping') await loadProbation(client, id, { day, commandId, over: state === 'admitted' })
  if (state === 'admitted') await once(client.entries.admit({ id, from: day(5), attendanceNumber: null, commandId: commandId('admit') }))
}

interface Steps { readonly day: (days: number) => string; readonly commandId: (...parts: string[]) => string; readonly over: boolean }

/** Ending in three days, or over and passed. */
async function loadProbation({ entries }: Personnel, id: string, { day, commandId, over }: Steps): Promise<void> {
  await once(entries.startProbation({ id, on: day(over ? -45 : -27), commandId: commandId('start') }))
  await once(entries.train({ id, on: day(-12), topics: ['中心制度', '受理规范'], by: '协调股', result: '合格', commandId: commandId('train') }))
  if (!over) return
  await once(entries.observe({ id, on: day(-10), commandId: commandId('observe') }))
  await once(entries.assess({ id, on: day(-9), passed: true, reason: null, commandId: commandId('assess') }))
}

/** One asked for, one being handed over, one let go by force. */
async function loadLeavings({ center: { id: center, rotated }, client, today }: Loading): Promise<void> {
  const day = (days: number) => today.add({ days }).toString()
  const seated = rotated.filter(({ window, until, lead }) => window !== null && until === null && !lead)
  for (const [index, state] of (['requested', 'agreed', 'forced'] as const).entries()) {
    const person = seated[seated.length - 1 - 2 * index]
    if (!person) return
    const commandId = (...parts: string[]) => commandIdOf('personnel', center, 'leaving', state, ...parts)
    const requested = await once(client.leavings.request({
      center, person: person.number, kind: index === 1 ? 'transfer' : 'rotation', effective: day(state === 'forced' ? 1 : 25), formOn: day(-38),
      letter: { number: `函〔2026〕${30 + index}号`, form: 'official_letter', on: day(-40), approvedBy: '周局长' }, successor: null, abolished: false, reason: '部门工作需要', on: day(-39), commandId: commandId('request'),
    }))
    if (!requested || state === 'requested') continue
    const { id } = requested
    await once(client.leavings.opine({
      id, on: day(-30), agreed: true, by: '窗口管理', reason: '同意', reply: { number: `复〔2026〕${40 + index}号`, form: 'official_letter', on: day(-30), approvedBy: '李主任' }, commandId: commandId('opine'),
    }))
    const line = await once(client.leavings.addLine({ id, on: day(-3), kind: 'materials', what: '受理登记簿、业务资料', commandId: commandId('papers') }))
    await once(client.leavings.addLine({ id, on: day(-3), kind: 'items', what: '高拍仪、文件柜钥匙', commandId: commandId('things') }))
    if (line) await once(client.leavings.sign({ id, line: line.line, as: 'giver', on: day(-2), commandId: commandId('sign') }))
    if (state === 'forced') await once(client.leavings.forceRelease({ id, on: day(0), approver: '主任', reason: '本人须立即到新岗位报到，交接由科室代办', commandId: commandId('force') }))
  }
}
