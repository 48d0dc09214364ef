import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeOf, type ComplaintsCity, id, lodging, ok, startComplaints } from './city.ts'

/** A few seconds in `npm test`; `COMPLAINTS_ABUSE=100000 npx vitest run --project integration services/complaints/tests/abuse.test.ts` for the whole. */
const SUBMISSIONS = Number(process.env['COMPLAINTS_ABUSE'] ?? 3000)
const AT_ONCE = 16
/** Of the desk beside it, at the 99th percentile. */
const DESK_WITHIN_MS = 3000

let it: ComplaintsCity
beforeAll(async () => {
  process.env['COMPLAINTS_PUBLIC_PER_MINUTE'] = '100000'
  process.env['COMPLAINTS_TASK_BITS'] = '4'
  it = await startComplaints()
})
afterAll(async () => {
  delete process.env['COMPLAINTS_PUBLIC_PER_MINUTE']
  delete process.env['COMPLAINTS_TASK_BITS']
  await it?.[Symbol.asyncDispose]()
})

const HOSTILE = [
  `'; drop table complaint; --`, `<script>alert(1)</script>`, `{{7*7}}\${7*7}#{7*7}`, `../../../etc/passwd`, '%00%0a%0d', '=cmd|calc!A0', '\u202Egnp.exe', '𝕳\u0301'.repeat(50), 'a'.repeat(4000),
  `" onmouseover="x`, '\\x00\\u0000', '🏛'.repeat(500), `\n\n\r\n`, `$(reboot)`, `{"$ne":null}`, `1e309`, '％２７', '\uFEFFtext',
]
const MALFORMED: readonly unknown[] = [undefined, null, 0, -1, 1e308, '', [], {}, { length: -1 }, 'x'.repeat(100_000), '\u0000', '\uD800', new Date(0).toISOString(), [[[[[[]]]]]], { __proto__: { admin: true } }]

const pick = <T,>(list: readonly T[], nth: number): T => list[nth % list.length]!

/** One submission: hostile where it fits the shape, out of shape otherwise, to any of the public procedures. */
function submission(nth: number): { path: string; input: object } {
  const text = pick(HOSTILE, nth)
  const bad = pick(MALFORMED, nth * 7)
  const work = { challenge: pick([text, randomBytes(40).toString('base64url'), '', String(bad)], nth), solution: pick(['0', 'zz', text, ''], nth) }
  const token = pick([randomBytes(16).toString('base64url'), text, bad], nth)
  const commandId = randomUUID()
  switch (nth % 7) {
    case 0: return { path: 'portal.lodge', input: { center: pick(['qingpu', text, bad], nth), ground: pick(['attitude', text, bad], nth), content: text, window: null, person: null, caseNumber: null, factsOn: null, complainant: { name: text, nameRefused: false, contact: text, contactRefused: false }, work, commandId } }
    case 1: return { path: 'portal.rate', input: { token, stars: pick([1, 6, 0, -1, 2.5, bad], nth), tags: pick([[], [text], bad], nth), comment: text, commandId } }
    case 2: return { path: 'portal.follow', input: { number: pick(['QP2026-00001', text, bad], nth), code: pick(['ABCDEFGHJK', text, bad], nth) } }
    case 3: return { path: 'portal.say', input: { number: 'QP2026-00001', code: 'ABCDEFGHJK', what: pick(['add', text, bad], nth), text, work, commandId } }
    case 4: return { path: 'portal.rateAtDevice', input: { key: token, token, stars: 1, tags: [], comment: text, commandId } }
    case 5: return { path: 'portal.attach', input: { number: 'QP2026-00001', code: 'ABCDEFGHJK', file: { filename: text, contentBase64: pick(['AAAA', text, bad], nth) }, work, commandId } }
    default: return { path: 'portal.setup', input: { center: bad } }
  }
}

test(`${SUBMISSIONS} malformed and hostile submissions: nothing stored but text, none slow, the desk works`, async () => {
  const desk = it.desk('qingpu')
  const { id: of } = await ok(desk.intake.register(lodging('qingpu')))
  const before = await it.rows<{ n: number }>('select (select count(*) from complaint) + (select count(*) from rating) + (select count(*) from attachment) as n')
  const codes = new Map<string, number>()
  const tookMs: number[] = []
  const deskMs: number[] = []
  let next = 0
  const sender = async () => {
    for (let nth = next++; nth < SUBMISSIONS; nth = next++) {
      const { path, input } = submission(nth)
      const startedAt = performance.now()
      const code = await codeOf(it.nobody.call(path as never, input as never) as never)
      tookMs.push(performance.now() - startedAt)
      codes.set(code, (codes.get(code) ?? 0) + 1)
    }
  }
  let done = false
  const clerk = async () => {
    while (!done) {
      const startedAt = performance.now()
      await ok(desk.desk.get({ id: of }))
      deskMs.push(performance.now() - startedAt)
    }
  }
  const working = clerk()
  await Promise.all(Array.from({ length: AT_ONCE }, sender))
  done = true
  await working
  expect(tookMs).toHaveLength(SUBMISSIONS)
  expect(codes.get('INTERNAL') ?? 0).toBe(0)
  expect(codes.get('TIMEOUT') ?? 0).toBe(0)
  const after = await it.rows<{ n: number }>('select (select count(*) from complaint) + (select count(*) from rating) + (select count(*) from attachment) as n')
  expect(after).toEqual(before)
  const at = (list: number[], share: number) => list.sort((a, b) => a - b)[Math.floor(list.length * share)]!
  const line = `${SUBMISSIONS} submissions: p50 ${at(tookMs, 0.5).toFixed(1)} ms, p99 ${at(tookMs, 0.99).toFixed(1)} ms; the desk beside it ${deskMs.length} reads, p99 ${at(deskMs, 0.99).toFixed(1)} ms; ${[...codes].map(([code, n]) => `${code} ${n}`).join(', ')}`
  process.stdout.write(`${line}\n`)
  expect(at(deskMs, 0.99)).toBeLessThan(DESK_WITHIN_MS)
}, 1_200_000)

test('hostile text that is in shape is kept as the text it is, and its task is good once', async () => {
  for (const text of HOSTILE.filter((one) => one.trim().length > 0)) {
    const lodged = { center: 'qingpu', ground: 'attitude', content: text, window: null, person: null, caseNumber: null, factsOn: null, complainant: { name: null, nameRefused: true, contact: null, contactRefused: true }, work: await it.work(), commandId: id() }
    const taken = await it.nobody.portal.lodge(lodged)
    if (!taken.ok) { expect(taken.problem.code).toBe('BAD_INPUT'); continue }
    expect(await codeOf(it.nobody.portal.lodge({ ...lodged, commandId: id() }))).toBe('TASK_UNSOLVED')
    const [row] = await it.rows<{ content: string }>('select content from complaint where id = $1', [taken.value.id])
    expect(row!.content).toBe(text.trim())
  }
})

test('a link used twice, guessed or out of date does nothing', async () => {
  const { token } = await ok(it.lead('qingpu', 'b').ratings.invite({ center: 'qingpu', window: 'qingpu-b', person: null, item: null, caseNumber: null, completedAt: '2026-03-09T00:00:00Z', contact: null, commandId: id() }))
  const rate = (of: string) => codeOf(it.nobody.portal.rate({ token: of, stars: 5, tags: [], comment: null, commandId: id() }))
  const answers = await Promise.all([rate(token), rate(token), rate(token)])
  expect(answers.sort()).toEqual(['LINK_NOT_VALID', 'LINK_NOT_VALID', 'ok'])
  expect(await rate(randomBytes(16).toString('base64url'))).toMatch(/LINK_NOT_VALID|TOO_MANY_REQUESTS/)
  const late = await ok(it.lead('qingpu', 'b').ratings.invite({ center: 'qingpu', window: 'qingpu-b', person: null, item: null, caseNumber: null, completedAt: '2026-03-09T00:00:00Z', contact: null, commandId: id() }))
  it.at('2026-04-10T09:00')
  expect(await rate(late.token)).toMatch(/LINK_NOT_VALID|TOO_MANY_REQUESTS/)
})

test('many links rated from one browser count for nothing', async () => {
  const terminal = randomBytes(16).toString('base64url')
  for (let nth = 0; nth < 5; nth++) {
    const { token } = await ok(it.lead('taigu', 'b').ratings.invite({ center: 'taigu', window: 'taigu-b', person: null, item: null, caseNumber: null, completedAt: '2026-03-09T00:00:00Z', contact: null, commandId: id() }))
    await ok(it.nobody.portal.rate({ token, stars: 5, tags: [], comment: null, terminal, commandId: id() }))
  }
  const { rows } = await ok(it.desk('taigu').ratings.statistics({ center: 'taigu', by: 'window', from: '2026-01-01', to: '2026-12-31' }))
  expect(rows.find(({ key }) => key === 'taigu-b')).toMatchObject({ counted: 0, burst: 5 })
})

test('a burst at one tablet, ratings before completion and imputed ones are kept, and count for nothing', async () => {
  const desk = it.desk('taigu')
  const { key } = await ok(desk.ratings.enrolDevice({ center: 'taigu', window: 'taigu-a', name: '平板', commandId: id() }))
  const invite = (completedAt: string | null) => ok(it.lead('taigu', 'a').ratings.invite({ center: 'taigu', window: 'taigu-a', person: null, item: null, caseNumber: null, completedAt, contact: null, commandId: id() }))
  for (let nth = 0; nth < 5; nth++) {
    const { token } = await invite('2026-03-09T00:00:00Z')
    await ok(it.nobody.portal.rateAtDevice({ key, token, stars: 5, tags: [], comment: null, commandId: id() }))
  }
  const early = await invite(null)
  await ok(it.nobody.portal.rate({ token: early.token, stars: 5, tags: [], comment: null, commandId: id() }))
  await ok(desk.ratings.impute({ center: 'taigu', window: 'taigu-a', item: null, caseNumber: 'I-1', stars: 4, commandId: id() }))
  const { total } = await ok(desk.ratings.statistics({ center: 'taigu', by: 'window', from: '2026-01-01', to: '2026-12-31' }))
  expect(total).toMatchObject({ counted: 0, burst: 10, beforeCompletion: 1, imputed: 1, satisfied: null })
})
