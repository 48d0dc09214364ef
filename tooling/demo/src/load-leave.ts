import { createWorkingCalendar, publishedYears, ZONE } from '@hall/calendar'
import type { Result, SentInputOf } from '@hall/contract'
import type { AttendanceContract } from '@hall/contract-attendance'
import { accountOf } from './accounts.ts'
import { commandIdOf } from './command-id.ts'
import type { Attendance } from './load-attendance.ts'
import { eachOf, valueOf } from './outcome.ts'
import { seededRandom } from './random.ts'
import type { DemoCity } from './shapes.ts'
import { createTerminal, VERIFY } from './terminal.ts'

export interface LeaveLoad {
  /** The attendance service as one of the accounts. */
  readonly as: (person: string) => Attendance
  readonly gatewayUrl: string
  readonly now: Temporal.Instant
}

type Request = SentInputOf<AttendanceContract['procedures']['leaves']['request']>
type Kind = Request['kind']
interface Moments { readonly from: string; readonly to: string }

/** Who looks after balances at a center. */
const KEEPERS: Readonly<Record<string, string>> = { qingpu: 'coordination', enping: 'coordination', taigu: 'coordination', wenshang: 'supervision', district: 'coordination' }
const WITH_SERVICE = 24
const PRINCIPAL = 'CITY03'
const CERTIFICATE = Buffer.from('诊断证明书：上呼吸道感染，建议休息。').toString('base64')
const calendar = createWorkingCalendar({ years: publishedYears })

/** Leave in every state, cover asked and given, balances, overtime, duty turns and away signs at each center as its regulation has them. A second load changes nothing. */
export async function loadLeave(city: DemoCity, load: LeaveLoad): Promise<void> {
  const desk = createDesk(load)
  await eachOf(city.centers, ({ id, rotated }) => setService(desk, { center: id, people: rotated.filter(({ until, window }) => until === null && window !== null).slice(0, WITH_SERVICE).map(({ number }) => number) }))
  await Promise.all([loadQingpu(city, desk), loadEnping(desk), loadTaigu(desk), loadWenshang(desk), loadDistrict(desk)])
}

type Desk = ReturnType<typeof createDesk>

function createDesk({ as, gatewayUrl, now }: LeaveLoad) {
  const today = now.toZonedDateTimeISO(ZONE).toPlainDate()
  const ask = async (center: string, person: string, request: Omit<Request, 'center' | 'commandId'>) =>
    once(as(person).leaves.request({ center, ...request, commandId: commandIdOf('leave', person, request.kind, request.reason) }))
  return {
    as, gatewayUrl, today,
    /** So many working days ahead, behind where negative; 0 is today or the next that is one. */
    workday: (ahead: number) => (ahead !== 0 ? calendar.addWorkdays(today, ahead) : calendar.isWorkday(today) ? today : calendar.addWorkdays(today, 1)),
    ask,
    /** Asks and has these take their steps in turn. */
    async leave(center: string, person: string, { by = [], agree = true, why = null, ...request }: Omit<Request, 'center' | 'commandId'> & { by?: readonly string[]; agree?: boolean; why?: string | null }) {
      const made = await ask(center, person, request)
      for (const [index, decider] of made ? by.entries() : []) {
        await once(as(decider).leaves.act({ id: made!.id, agree: agree || index < by.length - 1, reason: why, commandId: commandIdOf('step', made!.id, decider) }))
      }
      return made?.id
    },
  }
}

/** The first outcome; nothing where an earlier load did it on another day with other dates. */
async function once<T>(call: Promise<Result<T>>): Promise<T | undefined> {
  const result = await call
  if (!result.ok && ['COMMAND_REUSED', 'LEAVE_OVERLAPS', 'LEAVE_SETTLED', 'MONTH_CLOSED'].includes(result.problem.code)) return undefined
  return valueOf(Promise.resolve(result))
}

const whole = (first: Temporal.PlainDate, last = first, hours = ['08:30', '17:30']): Moments => ({ from: `${first}T${hours[0]}:00`, to: `${last}T${hours[1]}:00` })
const morning = (day: Temporal.PlainDate): Moments => ({ from: `${day}T08:30:00`, to: `${day}T12:00:00` })
const afternoon = (day: Temporal.PlainDate, end = '17:30'): Moments => ({ from: `${day}T14:30:00`, to: `${day}T${end}:00` })
const file = (document: 'certificate' | 'proof' | 'sealed_slip', filename: string) => ({ document, filename, contentBase64: CERTIFICATE })

/** Years of service, from which annual leave follows. */
async function setService({ as }: Desk, { center, people }: { center: string; people: readonly string[] }): Promise<void> {
  const keeper = as(accountOf(center, KEEPERS[center]!))
  for (const person of people) {
    const random = seededRandom(`service ${person}`)
    const since = `${random.between(1998, 2023)}-0${random.between(1, 9)}-01`
    await once(keeper.balances.setService({ center, person, since, commandId: commandIdOf('service', person) }))
  }
}

async function loadQingpu({ centers }: DemoCity, desk: Desk): Promise<void> {
  const { as, workday, leave, gatewayUrl } = desk
  // The lead of the first window; the fourth has one among the accounts as well.
  const [lead, section] = ['QP0015', accountOf('qingpu', 'coordination')]
  const staff = 'QP0016'
  await leave('qingpu', staff, { kind: 'family', ...afternoon(workday(4), '17:00'), reason: '参加孩子家长会', unitInformed: '市场监督管理局 王科长' })
  await leave('qingpu', 'QP0027', { kind: 'annual', ...whole(workday(8), workday(9), ['08:30', '17:00']), reason: '年休假', unitInformed: '税务局 人事科', by: [section] })
  await leave('qingpu', lead, { kind: 'training', ...whole(workday(6), workday(6), ['08:30', '17:00']), reason: '参加全市窗口业务培训', unitInformed: '市场监督管理局 王科长' })
  await leave('qingpu', staff, { kind: 'sick', ...afternoon(workday(-1), '17:00'), reason: '就诊', lateReason: '突发不适，事后补办', unitInformed: '市场监督管理局 王科长', files: [file('proof', '门诊收据.txt')], by: [lead, section] })
  const dropped = await leave('qingpu', staff, { kind: 'other', ...morning(workday(15)), reason: '办理个人事务', unitInformed: '市场监督管理局 王科长' })
  if (dropped) await once(as(staff).leaves.cancel({ id: dropped, reason: '事务已改期', commandId: commandIdOf('cancel', dropped) }))

  const { windows, terminal } = centers.find(({ id }) => id === 'qingpu')!
  const window = windows[0]!.id
  for (const [ahead, person] of [[0, 'QP0016'], [1, 'QP0017'], [2, 'QP0018']] as const) {
    await once(as(lead).noonService.setRoster({ center: 'qingpu', window, date: workday(ahead).toString(), people: [person], commandId: commandIdOf('noon', String(ahead)) }))
  }
  const saturday = desk.today.subtract({ days: (desk.today.dayOfWeek % 7) + 1 })
  if (calendar.isWorkday(saturday)) return
  await once(as(section).rests.openWindow({ center: 'qingpu', window, date: saturday.toString(), commandId: commandIdOf('open', window) }))
  const worked = createTerminal({ url: gatewayUrl, serial: terminal.serial })
  worked.punch(...['08:21', '17:04'].map((time) => ({ pin: '118', at: saturday.toPlainDateTime(time), verify: VERIFY.face })))
  await worked.push()
}

async function loadEnping({ as, workday, leave, today }: Desk): Promise<void> {
  const [lead, section, deputy] = [accountOf('enping', 'window_lead'), accountOf('enping', 'coordination'), accountOf('enping', 'deputy_director')]
  const staff = 'EP0012'
  const asked = async (kind: Kind, { from, to }: Moments, { reason, by, agree, why, accepted = true }: { reason: string; by: string[]; agree?: boolean; why?: string; accepted?: boolean }) => {
    const id = await leave('enping', staff, { kind, from, to, reason, covers: [{ person: lead, from, to }], by: [], ...(agree === undefined ? {} : { agree }) })
    if (!id) return
    const { rows } = await valueOf(as(lead).covers.mine({}))
    const cover = rows.find((row) => row.leave === id && row.state === 'asked')
    if (cover && accepted) await once(as(lead).covers.answer({ id: cover.id, agree: true, commandId: commandIdOf('cover', cover.id) }))
    for (const [index, decider] of by.entries()) {
      const last = index === by.length - 1
      await once(as(decider).leaves.act({ id, agree: agree !== false || !last, reason: last ? (why ?? null) : null, commandId: commandIdOf('step', id, decider) }))
    }
  }
  await asked('annual', whole(workday(5), workday(6)), { reason: '年休假', by: [lead, deputy] })
  await asked('personal', afternoon(workday(2)), { reason: '办理房产手续', by: [], accepted: false })
  await asked('personal', morning(workday(9)), { reason: '外出办事', by: [lead, section], agree: false, why: '当日上午窗口办件集中，请另择时间' })
  await leave('enping', lead, { kind: 'home_visit', ...whole(workday(12), workday(15)), reason: '探望父母', covers: [{ person: 'EP0013', ...whole(workday(12), workday(15)) }], by: [PRINCIPAL] })
  const saturday = today.add({ days: 6 - (today.dayOfWeek % 7) + (today.dayOfWeek === 6 ? 7 : 0) })
  if (calendar.isWorkday(saturday)) return
  const window = 'enping-w01'
  const extra = async (from: string, to: string, people: string[]) => (await once(as(lead).overtime.request({
    center: 'enping', window, from: `${saturday}T${from}:00`, to: `${saturday}T${to}:00`, people, duty: [{ person: lead, from: `${saturday}T${from}:00`, to: `${saturday}T${to}:00` }], reason: '集中办理年报业务', commandId: commandIdOf('overtime', from),
  })))?.id
  const granted = await extra('09:00', '12:00', [staff, 'EP0013'])
  if (granted) await once(as(section).overtime.decide({ id: granted, agree: true, commandId: commandIdOf('overtime', granted) }))
  await extra('14:30', '16:30', ['EP0014'])
}

async function loadTaigu({ as, workday, leave }: Desk): Promise<void> {
  const [lead, chief, coordination] = [accountOf('taigu', 'window_lead'), accountOf('taigu', 'duty_chief'), accountOf('taigu', 'coordination')]
  for (const ahead of [0, 1, 2, 3, 4]) {
    const date = workday(ahead).toString()
    await once(as(coordination).duties.set({ center: 'taigu', date, person: chief, commandId: commandIdOf('duty', date) }))
  }
  await leave('taigu', 'TG0012', { kind: 'meeting', ...afternoon(workday(3)), reason: '参加县局业务会', files: [file('sealed_slip', '外出单.txt')] })
  await leave('taigu', 'TG0014', { kind: 'personal', ...whole(workday(7)), reason: '子女升学事宜', by: [lead] })
  await leave('taigu', 'TG0013', { kind: 'sick', ...morning(workday(5)), reason: '复查', by: [lead, chief] })
}

async function loadWenshang({ as, workday, leave }: Desk): Promise<void> {
  const [head, supervision] = [accountOf('wenshang', 'window_lead'), accountOf('wenshang', 'supervision')]
  const staff = 'WS0012'
  await leave('wenshang', staff, { kind: 'annual', ...whole(workday(6), workday(8)), reason: '年休假', by: [PRINCIPAL, supervision] })
  await leave('wenshang', staff, { kind: 'personal', ...whole(workday(3)), reason: '办理家庭事务' })
  await leave('wenshang', staff, { kind: 'sick', ...morning(workday(-2)), reason: '发热就诊', lateReason: '清晨突发，未能事先办理', files: [file('certificate', '诊断证明.txt')], by: [PRINCIPAL] })
  await leave('wenshang', head, { kind: 'meeting', ...morning(workday(2)), reason: '参加县局调度会', by: [PRINCIPAL] })
  const sign = await once(as(staff).aways.start({ reason: 'materials', destination: '档案室', recipients: 'none', told: false, commandId: commandIdOf('away', staff) }))
  if (sign) await once(as(staff).aways.back({ id: sign.id, commandId: commandIdOf('back', sign.id) }))
  const next = workday(1)
  await once(as(staff).aways.askLonger({ reason: 'meeting', from: `${next}T14:00:00`, to: `${next}T15:00:00`, cover: 'WS0014', destination: '三楼会议室', commandId: commandIdOf('longer', staff) }))
  await once(as(supervision).aways.observe({ center: 'wenshang', person: 'WS0013', at: `${workday(-1)}T10:23:00`, seenAt: 'wenshang-w02', commandId: commandIdOf('seen', 'WS0013') }))
}

async function loadDistrict({ as, workday, leave }: Desk): Promise<void> {
  const deputy = accountOf('district', 'deputy_director')
  const id = await leave('district', 'DC0008', { kind: 'annual', ...whole(workday(4), workday(5), ['09:00', '17:00']), reason: '年休假', by: [deputy] })
  if (id) await once(as('DC0008').leaves.handOver({ id, to: 'DC0010', note: '在办件两件：企业变更登记、食品经营许可，资料在 2 号柜。', commandId: commandIdOf('handover', id) }))
  await leave('district', 'DC0008', { kind: 'personal', ...whole(workday(10), workday(10), ['09:00', '17:00']), reason: '办理证件' })
}
