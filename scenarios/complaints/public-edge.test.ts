import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { Gateway } from '@hall/gateway'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { callThrough, openGateway } from '../walls/open-gateway.ts'
import { type Bureau, openBureau, valueOf } from './bureau.ts'

/** Few in `npm test`; `HALL_EDGE_ABUSE=100000 npx vitest run --project scenarios scenarios/complaints/public-edge.test.ts` for the whole. */
const SUBMISSIONS = Number(process.env['HALL_EDGE_ABUSE'] ?? 1000)
const AT_ONCE = 16
/** One in so many solves its task and is in shape: hostile text that is taken, as text. */
const TAKEN_EVERY = 25
/** How much dearer than an honest submission a refusal may be, half of the time; how fast the machine is matters to neither. */
const DEARER = 1
const SUMMARY = 200
const TRIES = 10
/** Lists the desk asks for in peace, to compare with. */
const IN_PEACE = 50

const HOSTILE = [
  `'; drop table complaint; --`, `<script>alert(1)</script>`, `{{7*7}}\${7*7}#{7*7}`, `../../../etc/passwd`, '%00%0a%0d', '=cmd|calc!A0', '\u202Egnp.exe', '𝕳\u0301'.repeat(50), 'a'.repeat(4000),
  `" onmouseover="x`, '\\x00\\u0000', '🏛'.repeat(500), `$(reboot)`, `{"$ne":null}`, `1e309`, '％２７', 'text\n\n<!--', '%s%s%s%n',
]
const pick = <T>(list: readonly T[], nth: number): T => list[nth % list.length]!

const resources = new AsyncDisposableStack()
let bureau: Bureau
let gateway: Gateway
beforeAll(async () => {
  process.env['COMPLAINTS_PUBLIC_PER_MINUTE'] = '100000'
  process.env['COMPLAINTS_TASK_BITS'] = '4'
  bureau = resources.use(await openBureau('qingpu', '2026-03-10T09:00'))
  gateway = resources.use(await openGateway(bureau.city))
}, 300_000)
afterAll(async () => {
  delete process.env['COMPLAINTS_PUBLIC_PER_MINUTE']
  delete process.env['COMPLAINTS_TASK_BITS']
  await resources.disposeAsync()
})

const PUBLIC = ['lodge', 'say', 'attach', 'rate', 'rateAtDevice', 'follow', 'rating', 'device', 'setup'] as const

/** A request as somebody hostile makes it: broken JSON, the wrong shape, the wrong method, too much of everything. */
function malformed(nth: number): [path: string, request: RequestInit] {
  const path = `/trpc/complaints.portal.${pick(PUBLIC, nth)}`
  const text = pick(HOSTILE, nth * 5)
  const json = (body: unknown): RequestInit => ({ method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })
  const raw = (body: string | Uint8Array<ArrayBuffer>, type = 'application/json'): RequestInit => ({ method: 'POST', body, headers: { 'content-type': type } })
  switch (nth % 12) {
    case 0: return [path, raw('{"center":"qingpu",')]
    case 1: return [path, raw(randomBytes(300))]
    case 2: return [path, raw('['.repeat(20_000))]
    case 3: return [path, json({ center: text, ground: text, content: text, number: text, code: text, token: text, key: text, work: text, commandId: text })]
    case 4: return [path, json({ center: { $ne: null }, ground: ['attitude'], content: { toString: 'x' }, commandId: randomUUID(), constructor: { prototype: { admin: true } } })]
    case 5: return [`${path}?batch=1`, json(Object.fromEntries(Array.from({ length: 60 }, (_, at) => [at, { token: text }])))]
    case 6: return [path, raw(`{"content":"${'x'.repeat(300_000)}"}`)]
    case 7: return [path, raw(text, 'text/plain')]
    case 8: return [`${path}?input=${encodeURIComponent(text.slice(0, 500))}`, {}]
    case 9: return [path, { ...json({ number: 'QP2026-00001', code: 'ABCDEFGHJK' }), method: 'PUT' }]
    case 10: return [`/trpc/complaints.${pick(['desk.list', 'desk.identity', 'intake.register', 'ops.setClock', 'portal.%2e%2e', '__proto__'], nth)}`, json({ center: 'qingpu' })]
    default: return [path, json({ number: 'QP2026-00001', code: 'ABCDEFGHJK', what: 'add', text, stars: 1e9, tags: [text], token: randomBytes(16).toString('base64url'), file: { filename: text, contentBase64: text }, work: { challenge: text, solution: '0' }, commandId: randomUUID() })]
  }
}

async function solved(): Promise<{ challenge: string; solution: string }> {
  const { challenge, bits } = valueOf(await callThrough(gateway, 'complaints.portal.challenge', { input: {} })) as { challenge: string; bits: number }
  for (let nth = 0; ; nth++) {
    const [first = 0] = createHash('sha256').update(`${challenge}:${nth.toString(36)}`).digest()
    if (first >> (8 - bits) === 0) return { challenge, solution: nth.toString(36) }
  }
}

/** Hostile in its words alone: taken like any other. */
async function taken(nth: number): Promise<string> {
  const input = {
    center: 'qingpu', ground: 'attitude', content: pick(HOSTILE, nth), window: null, person: null, caseNumber: null, factsOn: null,
    complainant: { name: null, nameRefused: true, contact: null, contactRefused: true }, work: await solved(), commandId: randomUUID(),
  }
  // What a busy machine left unanswered is sent again as the page does it: the same command, done once.
  for (let nthTry = 1; ; nthTry++) {
    const result = await callThrough(gateway, 'complaints.portal.lodge', { input })
    if (result.ok) return 'taken'
    if (!['TIMEOUT', 'UNAVAILABLE'].includes(result.problem.code) || nthTry === TRIES) return result.problem.code
  }
}

test(`${SUBMISSIONS} hostile requests over HTTP: nothing is stored but text, none is slow, none an internal error, the desk works meanwhile`, { timeout: 3_600_000 }, async () => {
  const answers = new Map<string, number>()
  const refusedMs: number[] = []
  const takenMs: number[] = []
  const deskMs: number[] = []
  let unanswered = 0
  // A day at the desk is longer than a token: each list is asked with a new one, as a browser that renews it.
  const listed = (page = 1, size = 20) => bureau.as('QP-coordination', 'coordination@section:qingpu/qingpu-coordination').desk.list({ center: 'qingpu', from: '2026-03-01', to: '2026-03-31', page, size })
  const deskOnce = async (times: number[]) => {
    const startedAt = performance.now()
    const answer = await listed()
    if (!answer.ok) unanswered++
    times.push(performance.now() - startedAt)
    return answer.ok ? undefined : answer.problem.code
  }
  const peaceMs: number[] = []
  for (let nth = 0; nth < IN_PEACE; nth++) expect(await deskOnce(peaceMs)).toBeUndefined()
  const count = (answer: string) => void answers.set(answer, (answers.get(answer) ?? 0) + 1)
  let next = 0
  const sender = async () => {
    for (let nth = next++; nth < SUBMISSIONS; nth = next++) {
      const startedAt = performance.now()
      if (nth % TAKEN_EVERY === 0) count(await taken(nth / TAKEN_EVERY))
      else {
        const [path, request] = malformed(nth)
        const response = await fetch(`${gateway.url}${path}`, request)
        await response.arrayBuffer()
        count(String(response.status))
      }
      ;(nth % TAKEN_EVERY === 0 ? takenMs : refusedMs).push(performance.now() - startedAt)
    }
  }
  let done = false
  const desk = async () => {
    while (!done) {
      const code = await deskOnce(deskMs)
      if (code) expect(code).toBe('TIMEOUT')
    }
  }
  const working = desk()
  const startedAt = performance.now()
  await Promise.all(Array.from({ length: AT_ONCE }, sender))
  const seconds = (performance.now() - startedAt) / 1000
  done = true
  await working
  const at = (list: number[], share: number) => list.toSorted((a, b) => a - b)[Math.floor(list.length * share)]!
  process.stdout.write(`${SUBMISSIONS} requests in ${seconds.toFixed(0)} s: refused p50 ${at(refusedMs, 0.5).toFixed(1)} ms, p99 ${at(refusedMs, 0.99).toFixed(1)} ms; taken p50 ${at(takenMs, 0.5).toFixed(1)} ms, p99 ${at(takenMs, 0.99).toFixed(1)} ms; the desk beside them ${deskMs.length} lists, ${unanswered} unanswered, p50 ${at(deskMs, 0.5).toFixed(1)} ms (${(at(deskMs, 0.5) / at(peaceMs, 0.5)).toFixed(1)} times as long as before), p99 ${at(deskMs, 0.99).toFixed(1)} ms (${(at(deskMs, 0.99) / at(peaceMs, 0.99)).toFixed(1)} times); ${[...answers].map(([answer, n]) => `${answer}: ${n}`).join(', ')}\n`)
  expect([...answers.keys()].filter((answer) => answer.startsWith('5'))).toEqual([])
  expect(at(refusedMs, 0.5)).toBeLessThan(DEARER * at(takenMs, 0.5))
  expect(deskMs.length).toBeGreaterThan(0)
  expect(unanswered).toBe(0)

  // What was taken is there, word for word, and nothing else.
  const expected = new Set(HOSTILE.map((text) => text.trim().slice(0, SUMMARY)))
  const attempts = Math.ceil(SUBMISSIONS / TAKEN_EVERY)
  let seen = 0
  for (let page = 1; seen < attempts; page++) {
    const { rows, total } = valueOf(await listed(page, 200))
    expect(total).toBe(answers.get('taken'))
    expect(rows.filter(({ summary }) => !expected.has(summary))).toEqual([])
    if (rows.length === 0) break
    seen += rows.length
  }
  expect(seen).toBe(answers.get('taken'))
  const other = [...answers.keys()].filter((answer) => !/^\d+$/.test(answer) && answer !== 'taken' && answer !== 'BAD_INPUT')
  expect(other).toEqual([])
})
