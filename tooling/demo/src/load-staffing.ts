import type { Result } from '@hall/contract'
import { commandIdOf } from './command-id.ts'
import type { Personnel } from './load-personnel.ts'
import { valueOf } from './outcome.ts'
import type { DemoCenter, DemoPerson } from './shapes.ts'

interface Staffing {
  readonly center: DemoCenter
  readonly director: Personnel
  /** General office and department administration. */
  readonly office: Personnel
  readonly today: Temporal.PlainDate
}

/** What an earlier load has done, or another day's load with another input, or a center's own rules do not know. */
const SETTLED = ['COMMAND_REUSED', 'NOT_POSSIBLE_NOW', 'BADGE_KNOWN', 'EXCEPTION_NEEDED', 'POST_EMPTY', 'PERSON_NOT_HERE', 'BACKUP_FROM_ELSEWHERE', 'NOT_THE_HOLDER', 'STANDS_IN_ALREADY', 'SUBSTITUTE_NEEDED', 'BOTH_AWAY', 'NOT_THE_LEAD']
async function once<T>(call: Promise<Result<T>>): Promise<T | undefined> {
  const result = await call
  if (!result.ok && SETTLED.includes(result.problem.code)) return undefined
  return valueOf(Promise.resolve(result))
}

const ITEMS = ['企业设立登记', '食品经营许可', '税务登记变更', '不动产转移登记', '社会保险参保登记'] as const
const ELEMENTS = { work_content: '收件、审核、发证', service_quality: '态度热情，一次告知', procedure: '按办事指南办理', standard: '差错率为零', time_limit: '即办件当场办结', authority: '受理权、审核权', responsibility: '对受理和审核结果负责' }
const DUTY = { what: '窗口收件与审核', procedure: '核对材料、当场受理', standard: '差错率为零', timeLimit: '当场', indicator: '受理差错率' }
const RECORDED = 8

/** Pairs, mandates, badges, cover, outings, training, sheets, who can do what: believable for a center at work. A second load changes nothing. */
export async function loadStaffing(staffing: Staffing): Promise<void> {
  const seated = staffing.center.rotated.filter(({ window, until }) => window !== null && until === null)
  await pairs(staffing)
  await Promise.all([mandates(staffing, seated), badges(staffing, seated), sheets(staffing), capabilities(staffing, seated), stays(staffing, seated), sessions(staffing, seated)])
}

const ids = (center: DemoCenter) => (...parts: string[]) => commandIdOf('staffing', center.id, ...parts)

/** Posts of a window back each other up where two of them are held and neither has a backup on the roster already. */
async function pairs({ center, director, today }: Staffing): Promise<void> {
  const commandId = ids(center)
  for (const window of center.windows.slice(0, 6)) {
    const held = center.posts.filter((post) => post.window === window.id && center.rotated.some((person) => person.primary === post.id && person.until === null)
      && !center.rotated.some((person) => person.backup === post.id)).slice(0, 2)
    if (held.length < 2) continue
    await once(director.pairs.group({ center: center.id, posts: held.map(({ id }) => id), duties: '互为备岗：收件、审核、发证', reason: null, confirmed: true, on: today.subtract({ days: 20 }).toString(), commandId: commandId('pair', window.id) }))
  }
}

async function mandates({ center, director, today }: Staffing, seated: readonly DemoPerson[]): Promise<void> {
  const commandId = ids(center)
  const from = today.subtract({ days: 90 }).toString()
  for (const [n, person] of seated.filter(({ lead }) => lead).slice(0, 3).entries()) {
    await once(director.mandates.grant({
      center: center.id, person: person.number, items: n === 0 ? [] : [ITEMS[n]!, ITEMS[n + 1]!], powers: ['decide', 'coordinate', 'countersign', 'dispatch_technicians', ...(n === 0 ? ['容缺受理'] : [])],
      letter: { number: `授权〔2026〕${n + 1}号`, form: 'official_letter', on: from, approvedBy: '周局长' }, from: today.toString(), until: today.add({ years: 1 }).toString(), commandId: commandId('mandate', person.number),
    }))
  }
}

/** In use, one lost and replaced, one taken back. */
async function badges({ center, office, today }: Staffing, seated: readonly DemoPerson[]): Promise<void> {
  const commandId = ids(center)
  const on = today.subtract({ days: 30 }).toString()
  for (const [n, person] of seated.slice(0, RECORDED).entries()) {
    const one = { center: center.id, serial: `${center.prefix}-${String(n + 1).padStart(4, '0')}` }
    await once(office.badges.make({ ...one, person: person.number, replaces: null, on, commandId: commandId('badge', one.serial) }))
    await once(office.badges.issue({ ...one, on, commandId: commandId('badge-issue', one.serial) }))
    if (n === 1) {
      await once(office.badges.reportLoss({ ...one, lostAt: `${today.subtract({ days: 3 })}T15:00:00`, on: today.subtract({ days: 3 }).toString(), commandId: commandId('badge-lost', one.serial) }))
      await once(office.badges.make({ center: center.id, serial: `${center.prefix}-0901`, person: person.number, replaces: one.serial, on: today.subtract({ days: 2 }).toString(), commandId: commandId('badge-again', one.serial) }))
    }
    if (n === 2) await once(office.badges.takeBack({ ...one, on: today.subtract({ days: 1 }).toString(), commandId: commandId('badge-back', one.serial) }))
  }
}

async function sheets({ center, director, today }: Staffing): Promise<void> {
  const commandId = ids(center)
  const on = today.subtract({ days: 10 }).toString()
  for (const [n, post] of center.posts.slice(0, 4).entries()) {
    const drafted = await once(director.sheets.draft({ center: center.id, post: post.id, elements: ELEMENTS, duties: [DUTY], authorities: [{ what: '审核', responsibility: '对审核结果的正确性负责' }], on, commandId: commandId('sheet', post.id) }))
    if (!drafted || n === 3) continue
    await once(director.sheets.publish({ id: drafted.id, on, commandId: commandId('publish', post.id) }))
  }
}

async function capabilities({ center, director }: Staffing, seated: readonly DemoPerson[]): Promise<void> {
  const commandId = ids(center)
  for (const [n, person] of seated.slice(0, RECORDED).entries()) {
    for (const [m, item] of ITEMS.entries()) {
      if ((n + m) % 3 === 2) continue
      const levels = m === 4 || (m === 1 && n > 0) ? ['accept' as const] : n % 2 === 0 ? ['accept' as const, 'examine' as const, 'approve' as const] : ['accept' as const, 'examine' as const]
      await once(director.capabilities.set({ center: center.id, person: person.number, item, levels, commandId: commandId('capability', person.number, item) }))
    }
  }
}

/** An absence with its cover, a secondment that waits, who is in charge of each department's window work. */
async function stays({ center, director, office, today }: Staffing, seated: readonly DemoPerson[]): Promise<void> {
  const commandId = ids(center)
  const at = (days: number, time: string) => `${today.add({ days })}T${time}:00`
  const covered = seated.filter(({ primary }) => primary !== null)
  for (const [n, person] of covered.slice(0, 2).entries()) {
    await once(director.covers.announce({
      center: center.id, holder: person.number, post: person.primary, kind: n === 0 ? 'personal_leave' : 'official_travel', from: at(n, '08:30'), to: at(n + 1, '17:30'), reason: n === 0 ? '家中有事' : '参加全省培训', substitute: null, commandId: commandId('cover', person.number),
    }))
  }
  const away = seated.at(-3)
  if (away) await once(office.secondments.request({ center: center.id, person: away.number, from: today.add({ days: 6 }).toString(), until: today.add({ days: 8 }).toString(), purpose: '部门年终统计', commandId: commandId('secondment', away.number) }))
  for (const department of [...new Set(center.windows.map((window) => window.department))].slice(0, 4)) {
    await once(director.records.keep({ center: center.id, kind: 'leader_in_charge', department, window: null, person: `${department.slice(0, 3).toUpperCase()}001`, details: { what: '分管窗口工作' }, commandId: commandId('leader', department) }))
  }
  if (center.id === 'enping' && covered[3]) await once(director.covers.requestOuting({ center: center.id, person: covered[3].number, from: at(0, '15:00'), to: at(0, '15:40'), ground: 'very_short_outing', appointments: [], commandId: commandId('outing') }))
}

/** A training held and closed, one to come, a meeting to come; an activity and a task of the leads. */
async function sessions({ center, director, today }: Staffing, seated: readonly DemoPerson[]): Promise<void> {
  const commandId = ids(center)
  const invited = seated.slice(0, RECORDED).map(({ number }) => number)
  const plan = (days: number, rest: { kind: 'training' | 'meeting' | 'activity' | 'task'; topic: string; title: string; invited?: null; material?: null }) => once(director.sessions.plan({
    center: center.id, window: null, startsAt: `${today.add({ days })}T16:00:00`, endsAt: `${today.add({ days })}T17:30:00`, organizer: '综合协调科', method: null, material: '资料已发各窗口', posts: [], invited, ...rest, commandId: commandId(rest.kind, rest.title),
  }))
  const held = await plan(-7, { kind: 'training', topic: 'business_skills', title: '一次性告知与收件规范' })
  for (const [n, person] of invited.entries()) {
    if (held) await once(director.sessions.mark({ id: held.id, person, present: n !== 4, reason: n === 4 ? '办理急件' : null, commandId: commandId('mark', person) }))
  }
  if (held) await once(director.sessions.close({ id: held.id, commandId: commandId('close') }))
  await plan(5, { kind: 'training', topic: 'laws_and_rules', title: '行政许可法时限规定' })
  await plan(3, { kind: 'meeting', topic: 'internal', title: '窗口工作协调会' })
  // To the leads of the windows.
  await plan(6, { kind: 'activity', topic: 'volunteering', title: '政务服务进社区', invited: null, material: null })
  await plan(2, { kind: 'task', topic: 'assignment', title: '报送窗口服务自查表', invited: null, material: null })
}
