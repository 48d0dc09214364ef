import { randomUUID } from 'node:crypto'
import { service } from '@hall/cases-service/service'
import type { Result } from '@hall/contract'
import type { CasesContract, ItemContent } from '@hall/contract-cases'
import { measure, type Measure, quantile } from './measure.ts'
import { type OnDisk, openService } from './open-service.ts'

type Cases = OnDisk<CasesContract>

const CENTER = 'qingpu'
const WINDOW = 'qingpu-w1'
const ITEM = randomUUID()
const AT_ONCE = 8
const LIVES = 200
const FEW = 10_000
const MANY = 1_000_000
/** Asked for by `npm run bench -- cases --ten-million`: 15 GB of disk and some ten minutes. */
const MOST = 10_000_000
const DUE = 500
const ASKED = 40
const SPAN = { from: '2026-01-01', to: '2026-03-31' }

const CONTENT: ItemContent = {
  code: 'B-1', name: '食品经营许可', itemType: 'license', kind: 'promised', basis: ['《食品安全法》第三十五条'], conditions: ['具有固定场所'],
  materials: ['申请表', '身份证明', '场所证明'].map((name, index) => ({ code: `M${index + 1}`, name, required: true, form: 'paper' as const, copies: 1, sample: true })),
  steps: ['受理', '审查', '决定'], serviceStandard: '一次办结', statutory: { days: 20, unit: 'workday' }, promised: { days: 5, unit: 'workday' }, promiseNote: '', specialProcedures: [], procedures: ['review'],
  onSpot: false, internalStages: 1, siteCheck: false, givesDocument: true, twoPersons: false, simple: false, deemedApproval: null, major: false, oneVisit: false, departments: [], jointClass: null,
  fees: [], freeFrom: '2020-01-01', phone: '12345', supervision: '12345', remedies: '可以申请行政复议', handlingBody: '市场局', windowPowers: '受理、审查', place: 'center',
}

/**
 * Whole lives of cases against the inserts they come to, pages among few and many cases, and the job of what runs out. The few stand in a database of
 * their own and are asked in turn with the many: whatever else the machine does slows both.
 */
export async function benchCases(): Promise<Measure[]> {
  await using few = await openCases()
  await using many = await openCases()
  const measures = [await benchLives(many)]
  await addCases(few, { from: 0, to: FEW })
  let from = 0
  for (const [nth, to] of (process.argv.includes('--ten-million') ? [MANY, MOST] : [MANY]).entries()) {
    await addCases(many, { from, to })
    from = to
    for (const cases of [few, many]) await jobOf(cases, 'gather-tallies')
    const among = `among ${to} cases against among ${FEW}`
    measures.push(...(await lookAround(few, many)).map(({ name, ours, theirs }) => measure(`${name}: ${among}`, { ours, theirs, unit: 'ms', aim: 'about 1: flat' })))
    const day = `2026-0${4 + 2 * nth}-15T09:00:00`
    const theirs = await runOut(few, day)
    measures.push(measure(`a case that runs out, ${among}`, { ours: await runOut(many, day), theirs, unit: 'ms', aim: 'about 1: what is due' }))
  }
  return measures
}

async function openCases(): Promise<Cases> {
  Object.assign(process.env, { HALL_RECEIPT_KEY: 'a receipt key of benchmarks alone' })
  const cases = await openService(service, { center: CENTER, area: 'cases', file: 'cases@2020-03-06.yaml' })
  cases.setNow('2026-03-10T09:00:00')
  await fillPlaces(cases)
  return cases
}

async function fillPlaces({ fill }: Cases): Promise<void> {
  await fill(`insert into "window" (id, center, department, number, name_zh, name_en) values ($1, $2, 'market', '1', '一号窗口', 'Window 1')`, [WINDOW, CENTER])
  await fill(`insert into place_name (id, zh, en) values ($1, '中心', 'Center'), ('market', '市场局', 'Market')`, [CENTER])
  await fill(`insert into posting (person, name, center, department, "window", lead, starts_on) select 'P' || i, 'P' || i, $1, 'market', $2, i = 0, '2026-01-01' from generate_series(0, 7) as i`, [CENTER, WINDOW])
  await fill(`insert into item (id, center, department, code, name, kind, state, version, stream_version, effective_from) values ($1, $2, 'market', $3, $4, 'promised', 'active', 1, 1, '2026-01-01')`, [ITEM, CENTER, CONTENT.code, CONTENT.name])
  await fill(`insert into item_version (item, center, department, version, effective_from, published_at, change_kind, content) values ($1, $2, 'market', 1, '2026-01-01', now(), 'entry', $3)`, [ITEM, CENTER, CONTENT])
}

function done<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problem))
  return result.value
}

/** Registered, checked and accepted by one person. Answers the case. */
async function accept({ handlers: { intake }, call }: Cases, person: string): Promise<string> {
  const of = (name: string) => call(`cases.intake.${name}`, person)
  const { case: file } = done(await intake.register({ center: CENTER, window: WINDOW, item: ITEM, applicant: { name: '周小满', kind: 'person' }, channel: 'visit', urgent: false, commandId: randomUUID() }, of('register')))
  done(await intake.check({ case: file, materials: CONTENT.materials.map(({ code }) => ({ code, state: 'present' as const })), template: true, requirementsRepeated: true, commandId: randomUUID() }, of('check')))
  done(await intake.accept({ case: file, rulesMet: true, formalitiesComplete: true, networkReference: 'N', stated: [], commandId: randomUUID() }, of('accept')))
  return file
}

/** From the counter to the applicant's hand: seven commands of two people. */
async function live(cases: Cases, person: string): Promise<void> {
  const file = await accept(cases, person)
  const { handlers: { handling, results }, call } = cases
  done(await handling.examine({ case: file, opinion: '符合规定', grant: true, place: 'center', forms: ['written'], commandId: randomUUID() }, call('cases.handling.examine', person)))
  done(await handling.approve({ case: file, opinion: '同意', grant: true, place: 'center', commandId: randomUUID() } as never, call('cases.handling.approve', 'P0')))
  done(await handling.conclude({ case: file, documents: 0, commandId: randomUUID() }, call('cases.handling.conclude', person)))
  done(await results.deliver({ case: file, by: 'in_person', to: '周小满', commandId: randomUUID() }, call('cases.results.deliver', person)))
}

async function inTurns(count: number, work: (nth: number) => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  let next = 0
  await Promise.all(Array.from({ length: AT_ONCE }, async () => { while (next < count) await work(next++) }))
  return count / ((performance.now() - startedAt) / 1000)
}

/** What every command leaves: its events, their place in line, its outcome. */
const TABLES = ['journal', 'journal_pending', 'command_outcome']
const COMMANDS = `select command_id from command_outcome where procedure like 'cases.%' order by at`
const COPIES = [
  'insert into bare_journal overriding system value select * from journal where command_id = $1',
  'insert into bare_journal_pending select p.* from journal_pending p join journal j on j.id = p.journal_id where j.command_id = $1',
  'insert into bare_command_outcome select * from command_outcome where command_id = $1',
]

/** Cases a second through their whole life, against the rows of their commands put by the same Postgres, a transaction a command. */
async function benchLives(cases: Cases): Promise<Measure> {
  const { fill } = cases
  await inTurns(AT_ONCE, (nth) => live(cases, `P${1 + (nth % 7)}`))
  await fill(`truncate ${TABLES.join(', ')}`)
  const ours = await inTurns(LIVES, (nth) => live(cases, `P${1 + (nth % 7)}`))
  for (const table of TABLES) await fill(`create table bare_${table} (like ${table} including all)`)
  const { rows } = await fill(COMMANDS) as { rows: { command_id: string }[] }
  const commands = await inTurns(rows.length, (nth) => insertOnly(cases, rows[nth]!.command_id))
  return measure('cases through their whole life, limit the inserts alone', { ours, theirs: commands / (rows.length / LIVES), unit: '1/s' })
}

/** What a command came to: its events, their place in line, its outcome; one transaction that is durable. */
function insertOnly({ fill }: Cases, command: string): Promise<unknown> {
  const quoted = COPIES.map((copy) => copy.replace('$1', `'${command}'`))
  return fill(`begin; ${quoted.join('; ')}; commit`)
}

/** Cases of three months as they stand, four of five finished, one of twenty of the others past its promise; with the counts they left. */
async function addCases({ fill }: Cases, { from, to }: { from: number; to: number }): Promise<void> {
  const finished = 'case when i % 5 > 0 then received + interval \'3 days\' end'
  const due = 'case when i % 100 = 0 then date \'2026-01-15\' + i / 100 % 50 else date \'2027-01-04\' + i % 300 end'
  await fill(
    `insert into case_file (id, number, center, department, "window", person, item, item_version, item_name, kind, channel, state, urgent, departments, applicant, check_code, received_at, accepted_at, finished_at, outcome,
       due_on, due_at, statutory_on, statutory_at, stopped, provisional, next_at, noticed, late, findings, version)
     select uuidv7(), 'B-' || i, $2, 'market', $3 || i % 400, 'Q' || i % 2000, $4, 1, '食品经营许可', 'promised', 'visit', case when i % 5 > 0 then 'delivered' else 'accepted' end, false, '{}',
       '{"name":"某","kind":"person"}', '100000', received, received, ${finished}, case when i % 5 > 0 then 'granted' end, ${due}, (${due})::timestamp at time zone 'Asia/Shanghai', '2028-02-04', '2028-02-04', false, false,
       case when i % 5 = 0 then '2027-01-04'::timestamptz end, i % 9 = 0, false, 0, 5
     from (select i, '2026-01-02'::timestamptz + (i % 5000) * interval '24 minutes' as received from generate_series($5::int, $1::int) as i) as made`, [to, CENTER, `${CENTER}-v`, ITEM, from + 1])
  for (const table of ['tally', 'tally_change', 'duration', 'open_count', 'due_count', 'open_change', 'window_tally']) await fill(`truncate ${table}`)
  const day = (column: string) => `(${column} at time zone 'Asia/Shanghai')::date`
  await fill(
    `insert into tally select center, department, item, channel, ${day('received_at')}, count(*), count(*), count(finished_at), count(finished_at), count(*), 0, 0, count(*) filter (where noticed), 0, 0
     from case_file group by 1, 2, 3, 4, 5`)
  await fill(`insert into duration select center, department, item, channel, ${day('received_at')}, 3, count(finished_at) from case_file group by 1, 2, 3, 4, 5`)
  await fill('insert into open_count (center, department, item, channel, state, open) select center, department, item, channel, state, count(*) from case_file where finished_at is null group by 1, 2, 3, 4, 5')
  await fill(`insert into due_count (center, department, item, channel, day, open) select center, department, item, channel, ${day("(due_at - interval '1 microsecond')")}, count(*) from case_file where finished_at is null and due_at is not null and not stopped group by 1, 2, 3, 4, 5`)
  await fill(`insert into window_tally select center, department, "window", channel, ${day('received_at')}, count(*), 0, count(*) from case_file where "window" is not null group by 1, 2, 3, 4, 5`)
  await fill('vacuum analyze')
}

interface Timed { readonly name: string; readonly ours: number; readonly theirs: number }

/** The pages people open, at the median of so many askings of each side. */
async function lookAround(few: Cases, many: Cases): Promise<Timed[]> {
  const page = { page: 1, size: 50, center: CENTER }
  const pages: [string, (cases: Cases) => Promise<Result<unknown>>][] = [
    ['the list of a center', ({ handlers: { queue }, call }) => queue.list({ ...page, show: 'all' }, call('cases.queue.list'))],
    ['what runs out first', ({ handlers: { queue }, call }) => queue.list({ ...page, show: 'all', state: 'accepted', sort: 'dueAt' }, call('cases.queue.list'))],
    ['what is past its promise', ({ handlers: { queue }, call }) => queue.list({ ...page, show: 'overdue', sort: 'dueAt' }, call('cases.queue.list'))],
    ['the statistics of a quarter', ({ handlers: { statistics }, call }) => statistics.center({ center: CENTER, by: 'item', ...SPAN }, call('cases.statistics.center'))],
    ['the windows of a quarter', ({ handlers: { statistics }, call }) => statistics.windows({ center: CENTER, ...SPAN }, call('cases.statistics.windows'))],
    ['the city of a quarter', ({ handlers: { statistics }, call }) => statistics.city(SPAN, call('cases.statistics.city'))],
  ]
  const timed: Timed[] = []
  for (const [name, ask] of pages) {
    const times = new Map([[few, [] as number[]], [many, [] as number[]]])
    for (let turn = 0; turn < ASKED; turn++) for (const [cases, took] of times) {
      const startedAt = performance.now()
      done(await ask(cases))
      took.push(performance.now() - startedAt)
    }
    timed.push({ name, ours: quantile(times.get(many)!, 0.5), theirs: quantile(times.get(few)!, 0.5) })
  }
  return timed
}

function jobOf({ jobs }: Cases, name: string): Promise<unknown> {
  return Promise.resolve(jobs.find((job) => job.name === name)!.run(AbortSignal.timeout(600_000)))
}

const LOOKED = `select count(*)::int as looked from command_outcome where procedure = 'cases.clock.run'`

/** So many real cases accepted, and the job at the end of their promise: milliseconds for each that ran out. */
async function runOut(cases: Cases, local: string): Promise<number> {
  const looked = async () => ((await cases.fill(LOOKED)).rows as { looked: number }[])[0]!.looked
  cases.setNow(local)
  await inTurns(DUE, (nth) => accept(cases, `P${1 + (nth % 7)}`))
  cases.setNow(Temporal.PlainDateTime.from(local).add({ days: 12 }).toString())
  const before = await looked()
  const startedAt = performance.now()
  await jobOf(cases, 'run-clocks')
  const took = performance.now() - startedAt
  const ranOut = (await looked()) - before
  if (ranOut < DUE) throw new Error(`only ${ranOut} of ${DUE} were looked at`)
  return took / ranOut
}

if (import.meta.main) console.log(JSON.stringify(await benchCases(), undefined, 2))
