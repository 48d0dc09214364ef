import { EVERYTHING, type Grant, parseGrant, reachOf } from '@hall/access'
import type { Result } from '@hall/contract'
import { attendanceContract } from '@hall/contract-attendance'
import { adminUrl } from '@hall/testing'
import type { TestService } from '@hall/testing/city'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readable } from './answers.ts'
import { inTurns } from './in-turns.ts'
import { makeRowsThere } from './made-rows.ts'
import { PUBLIC as PUBLIC_TABLES, TOLD_IN_PART } from './open-tables.ts'
import { CALLERS, HERE, PLACES_THERE, SECRETS, THERE } from './places.ts'
import { questionsOf, type Words } from './questions.ts'
import { loadServices, type NamedProcedure, proceduresOf } from './services.ts'
import { openTwoCenters, rosterOf, type TwoCenters } from './two-centers.ts'

/** Public by decision 0005: which places there are, and the rules. Nothing in them is about a person. */
const PUBLIC = /^(organization\.(directory|portal)\.|complaints\.portal\.centers|regulation\.|attendance\.(days\.compare|hall\.hours)$)/
/** A staff number is on one roster at a time: whoever enters one is told that it is on another, not on which nor whose it is. */
const SAYS_TAKEN = 'organization.roster.preview'
/** They carry the moment, a number made by chance, or the key a service makes itself when it first signs. */
const EACH_TIME_ANEW = /\.(ledger\.(export|heads)|portal\.challenge|guides\.export)$/
/** Wants one of two fields, which the form of a contract cannot say. */
const ONE_OF_TWO = 'seals.signatures.verify'
/** Everything that can be had of one center: who asks for what was made there, table by table. */
const EVERYTHING_HERE = { 'all of them': CALLERS['all of them']! }
/** Has no grant. */
const NOBODY = 'nobody in particular'
const UNKNOWN_ID = '0190a5a0-0000-7000-8000-00000000dead'

/** The other center's ids, by the name of the field; the own center beside it, so that ids of one are tried in the other. */
const words = (ids: readonly string[]): Words => ({
  center: [THERE.id, HERE.id], centers: [[THERE.id], [HERE.id, THERE.id]],
  person: THERE.people, people: [THERE.people], department: [THERE.department], window: [THERE.window], section: [THERE.section], post: [THERE.post],
  serial: [THERE.serial], search: [THERE.word, THERE.people[0], 'shen', 's', THERE.numbers[0]], grant: [`staff@self:${THERE.people[0]}`, `director@center:${THERE.id}`],
  file: [rosterOf(THERE)], area: ['attendance'], ids: [ids], case: ids, entry: ids, timezone: ['Asia/Shanghai'], until: [null, '2031-04-01'], sort: [], commandId: [],
  source: [{ authority: { zh: 'x', en: 'x' }, number: null, issued: null, url: null }],
})
/** `id` is what it is the id of. */
function wordsFor(path: string, ids: readonly string[]): Words {
  if (path === 'regulation.regulations.clause') return words(ids)
  return path.startsWith('organization.directory.register') ? { ...words(ids), id: [THERE.window, THERE.post, THERE.id] } : { ...words(ids), id: ids }
}

interface Asked { readonly caller: string; readonly path: string; readonly question: object; readonly answer: Result<unknown>; readonly text: string }

const procedures = (await loadServices()).flatMap(proceduresOf)
const queries = procedures.filter(({ procedure }) => procedure.kind === 'query')
const commands = procedures.filter(({ procedure }) => procedure.kind === 'command')

let centers: TwoCenters
/** Ids of the rows made in each service's tables. */
let made: ReadonlyMap<string, readonly string[]>
beforeAll(async () => {
  centers = await openTwoCenters()
  await centers.fill(HERE)
})
afterAll(() => centers[Symbol.asyncDispose]())

/**
 * Who of them asks what of a procedure: one of each reach asks everything; the next with the same reach, for whom only a look at
 * the role could make a difference, the shortest and the longest. Whoever is refused at the door is refusals.test.ts's.
 */
function askersOf(path: string, callers: Readonly<Record<string, readonly string[]>>) {
  const seen = new Set<string>()
  const admitted = Object.entries(callers).flatMap(([caller, grants]) => {
    const reach = reachOf({ id: HERE.people[0], name: '', grants: grants.map((grant) => parseGrant(grant) as Grant) }, path)
    if (!reach) return []
    const key = JSON.stringify(reach)
    const all = !seen.has(key)
    seen.add(key)
    return [{ caller, grants, all }]
  })
  return admitted.length > 0 ? admitted : [{ caller: NOBODY, grants: [], all: true }]
}

/** Every procedure with every question, or with those that name one of the ids, as everybody here. */
async function askAll(about: readonly NamedProcedure[], ids: readonly string[], { callers = CALLERS, aboutIds = false, shortest = false } = {}): Promise<Asked[]> {
  const asked = about.flatMap(({ path, procedure }) => {
    const questions = questionsOf(procedure, wordsFor(path, ids))
    const wrong = questions.find((question) => !procedure.input.safeParse(withCommandId(procedure, question)).success)
    if (wrong) throw new Error(`${path} does not take ${JSON.stringify(wrong)}`)
    const few = [...new Set([questions[0]!, questions.reduce((longest, one) => (Object.keys(one).length > Object.keys(longest).length ? one : longest))])]
    const names = (question: object) => !aboutIds || ids.some((id) => JSON.stringify(question).includes(id))
    const required = Object.keys(questions[0]!).length
    const asks = (all: boolean) => (shortest ? questions.filter((question) => Object.keys(question).length === required) : all ? questions : few)
    return askersOf(path, callers).flatMap(({ caller, grants, all }) => asks(all).filter(names).map((question) => ({ path, procedure, question, caller, grants })))
  })
  return inTurns(asked, async ({ path, procedure, question, caller, grants }) => {
    const [service, group, name] = path.split('.')
    const client = centers.city.client(centers.contracts.find((contract) => contract.service === service)!, HERE.people[0], grants)
    const answer = await client.call(`${group}.${name}` as never, withCommandId(procedure, question))
    return { caller, path, question, answer, text: await readable(answer) }
  })
}

const askCity = async ({ shortest = false } = {}) => askAll(queries, await centers.idsThere(), { callers: { city: ['city_authority@city', 'it@city'] }, shortest })
const tellingIn = (asked: readonly Asked[]) => [...new Set(asked.filter((one) => SECRETS.test(withoutQuestion(one))).map(({ path }) => path))].toSorted()

/** Whatever a service could keep of the other center is there, whether or not an example above leads to it. */
async function makeRows(): Promise<ReadonlyMap<string, readonly string[]>> {
  const of = async ({ name, database }: TestService) => [name, await makeRowsThere(database.name, (table) => `${name}.${table}` in PUBLIC_TABLES || `${name}.${table}` in TOLD_IN_PART)] as const
  return new Map(await Promise.all(centers.services.map(of)))
}

/** What the clock alone changes of such rows is changed before commands are given; a row made of nothing but its columns may be beyond a job. */
async function runJobs(): Promise<void> {
  for (const { contract, jobs } of await loadServices()) {
    const { context } = centers.services.find(({ name }) => name === contract.service)!
    for (const job of jobs?.(context) ?? []) await job.run(AbortSignal.timeout(60_000)).catch(() => undefined)
  }
}

/** Each service is asked about the ids of its own rows. */
async function askMade(about: readonly NamedProcedure[]): Promise<Asked[]> {
  const asked: Asked[] = []
  for (const [service, ids] of made) {
    const own = about.filter(({ path }) => path.startsWith(`${service}.`))
    if (ids.length > 0) asked.push(...await askAll(own, ids, { aboutIds: true, callers: EVERYTHING_HERE, shortest: true }))
  }
  return asked
}

const withCommandId = ({ kind }: NamedProcedure['procedure'], question: object) => ({ ...question, ...(kind === 'command' && { commandId: crypto.randomUUID() }) })

const show = ({ caller, path, question, text }: Asked) => `${caller}: ${path} ${JSON.stringify(question).slice(0, 100)} -> ${text.slice(0, 300)}`
const codeOf = ({ answer }: Asked) => (answer.ok ? 'ok' : answer.problem.code)
/** What was put in comes back in some answers; that tells nothing. */
const withoutQuestion = ({ question, text }: Asked) => wordsIn(question).reduce((rest, word) => rest.replaceAll(word, ''), text)

function wordsIn(question: unknown): string[] {
  if (typeof question === 'string') return [question]
  if (typeof question !== 'object' || question === null) return []
  return Object.entries(question).flatMap(([key, part]) =>
    (key === 'contentBase64' && typeof part === 'string' ? Buffer.from(part, 'base64').toString().split(/[,\n]/).filter((cell) => cell.length > 1) : wordsIn(part)))
}

describe('whoever is here and nowhere else', () => {
  let before: Asked[]
  /** Procedures that told the city a secret, before and after rows were made. */
  let told: string[]
  let toldOfMade: string[]
  let after: Asked[]
  let unknown: Asked[]
  let withIds: Asked[]
  beforeAll(async () => {
    before = await askAll(queries, [UNKNOWN_ID])
    await centers.fill(THERE)
    told = tellingIn(await askCity())
    made = await makeRows()
    toldOfMade = tellingIn(await askCity({ shortest: true }))
    after = await askAll(queries, [UNKNOWN_ID])
    unknown = await askAll(queries, [UNKNOWN_ID], { callers: EVERYTHING_HERE, shortest: true, aboutIds: true })
    withIds = [...await askAll(queries, await centers.idsThere(), { aboutIds: true }), ...await askMade(queries)]
  }, 900_000)

  test('asks questions that are answered', () => {
    expect(new Set(before.map(({ path }) => path)).size).toBe(queries.length)
    expect(before.filter(({ answer }) => answer.ok).length).toBeGreaterThan(before.length / 10)
    expect(before.filter((asked) => asked.path !== ONE_OF_TWO && ['BAD_INPUT', 'INTERNAL', 'TIMEOUT', 'UNAVAILABLE'].includes(codeOf(asked))).map(show)).toEqual([])
  })
  test('gets the same answers whether the other center has people, punches, absences and drafts or none', () => {
    expect(after.filter(({ path, text }, nth) => path !== SAYS_TAKEN && !EACH_TIME_ANEW.test(path) && text !== before[nth]!.text).map(show)).toEqual([])
  })
  test('would know a secret if it saw one: the city gets it from every procedure that tells of people', () => {
    expect(told).toEqual([
      'archives.people.names', 'assets.people.names', 'attendance.absences.list', 'attendance.balances.get', 'attendance.balances.list', 'attendance.covers.grid', 'attendance.days.export', 'attendance.days.get', 'attendance.days.list', 'attendance.devices.list',
      'attendance.devices.unread', 'attendance.hall.now', 'attendance.months.export', 'attendance.months.people', 'attendance.outages.list', 'cases.tickets.today', 'organization.directory.posts', 'organization.grants.list',
      'organization.grants.ofPeople', 'organization.people.export', 'organization.people.get', 'organization.people.list', 'organization.people.seating',
      'personnel.covers.answers', 'personnel.covers.responsible', 'personnel.covers.roster', 'personnel.mandates.of', 'personnel.staff.department', 'personnel.staff.gaps', 'personnel.staff.person',
      'personnel.staff.post', 'personnel.staff.roster', 'personnel.staff.volume', 'regulation.policies.list', 'seals.people.names', 'supervision.people.names',
    ])
    // A row made of nothing but its columns is shown wherever the service does not look into it.
    expect(toldOfMade).toEqual(expect.arrayContaining([
      'archives.packages.list', 'archives.keepers.list', 'assets.supplies.list', 'assets.custody.list', 'attendance.rests.list', 'cases.items.branches', 'cases.registers.mappings',
      'complaints.ratings.devices', 'personnel.capabilities.qualifications', 'seals.inspections.list',
    ]))
  })
  test('finds no name, number, telephone, terminal or reason of the other center in any answer', () => {
    expect([...after, ...withIds].filter((asked) => SECRETS.test(withoutQuestion(asked))).map(show)).toEqual([])
  })
  test('finds no place of the other center but in what is public', () => {
    expect([...after, ...withIds].filter((asked) => !PUBLIC.test(asked.path) && PLACES_THERE.test(withoutQuestion(asked))).map(show)).toEqual([])
  })
  test('cannot tell an id of the other center from one that does not exist', () => {
    const codes = new Map([...after, ...unknown].map((asked) => [`${asked.caller} ${asked.path} ${keyOf(asked.question)}`, codeOf(asked)]))
    expect(withIds.filter((asked) => codes.get(`${asked.caller} ${asked.path} ${keyOf(asked.question)}`) !== codeOf(asked)).map(show)).toEqual([])
  })

  describe('giving every command', () => {
    let given: Asked[]
    let kept: string[]
    beforeAll(async () => {
      await runJobs()
      kept = await rowsThere()
      given = [...await askAll(commands, [UNKNOWN_ID]), ...await askAll(commands, await centers.idsThere(), { aboutIds: true }), ...await askMade(commands)]
    }, 900_000)

    test('never meets an internal error', () => {
      expect(given.filter((asked) => ['BAD_INPUT', 'INTERNAL', 'TIMEOUT', 'UNAVAILABLE'].includes(codeOf(asked))).map(show)).toEqual([])
    })
    test('changes no row of the other center', async () => {
      expect(kept.length).toBeGreaterThan(20)
      expect(await rowsThere()).toEqual(expect.arrayContaining(kept))
    })
    test('learns nothing of it from answers and refusals', () => {
      expect(given.filter((asked) => SECRETS.test(withoutQuestion(asked))).map(show)).toEqual([])
    })
    test('gets no outcome of a command given there, whoever learns its id', async () => {
      const client = centers.city.client(attendanceContract, HERE.people[0], CALLERS['coordination'])
      const attendance = centers.services.find(({ name }) => name === 'attendance')!
      const commands = await attendance.context.db.read(EVERYTHING, (tx) =>
        tx.sql<{ command_id: string }>('select command_id from command_outcome where actor = $1', [THERE.keeper]))
      expect(commands.length).toBeGreaterThan(2)
      for (const { command_id: commandId } of commands) {
        const again = await client.outages.declare({ center: HERE.id, serial: null, from: '2031-03-11T12:00:00', to: '2031-03-11T12:30:00', reason: 'x', commandId })
        expect(again).toEqual({ ok: false, problem: { code: 'COMMAND_REUSED' } })
      }
    })
  })
})

/** A question with ids taken out. */
const keyOf = (question: object) => JSON.stringify(question, (key, value: unknown) => (['id', 'ids', 'case', 'entry'].includes(key) ? undefined : value))

/** Every row that speaks of the other center or its people, in every database, as a database administrator sees it. */
async function rowsThere(): Promise<string[]> {
  const all: string[] = []
  for (const { database, name } of centers.services) {
    const client = new pg.Client(Object.assign(new URL(adminUrl()), { pathname: `/${database.name}` }).href)
    await client.connect()
    try {
      const { rows: tables } = await client.query<{ table: string }>(`select relname as table from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`)
      for (const { table } of tables) {
        const { rows } = await client.query<{ row: string }>(`select t::text as row from "${table}" t where t::text ~ $1`, [`${SECRETS.source}|${PLACES_THERE.source}`])
        all.push(...rows.map(({ row }) => `${name}.${table} ${row}`))
      }
    } finally {
      await client.end()
    }
  }
  return all
}
