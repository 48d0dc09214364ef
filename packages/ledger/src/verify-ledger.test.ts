import { generateKeyPairSync } from 'node:crypto'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FORMAT, GENESIS_HASH, headText, type LedgerLink, linkOf } from './chain.ts'
import { signText } from './keys.ts'

interface Found { intact: boolean; faults: { kind: string; number: number }[] }
interface Known { key?: string; heads?: { number: number; hash: string }[] }
const { verifyLedger } = await import(new URL('../verify-ledger.mjs', import.meta.url).href) as { verifyLedger: (text: string, known?: Known) => Found }

const keys = generateKeyPairSync('ed25519')
const publicKey = keys.publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
const key = { publicKey, privateKey: keys.privateKey }
const place = { service: 'seals', center: 'taigu' }

type Line = Record<string, unknown>
function chain(count: number, from: { number: number; hash: string } = { number: 0, hash: GENESIS_HASH }): LedgerLink[] {
  const links: LedgerLink[] = []
  for (let at = 1; at <= count; at++) {
    links.push(linkOf(links.at(-1) ?? from, { id: `e${at}`, stream: `seal/${at % 3}`, version: at, type: 'UseStamped', data: { copies: at, case: `A-${at}` }, actor: 'TG0001', at: '2026-03-03T01:00:00Z', policy: null }))
  }
  return links
}

/** Ten entries, a head after the fourth and the eighth. */
function ledgerLines(links = chain(10)): Line[] {
  const head = ({ number, hash }: LedgerLink, date: string) => ({ kind: 'head', date, number, hash, signature: signText(key, headText({ ...place, date, number, hash })) })
  const last = links.at(-1)!
  const at = '2026-03-05T00:00:00Z'
  return [
    { kind: 'ledger', format: FORMAT, ...place, key: { algorithm: 'Ed25519', public: publicKey } },
    ...links.flatMap((link) => [{ kind: 'entry', ...link }, ...(link.number === 4 ? [head(link, '2026-03-03')] : link.number === 8 ? [head(link, '2026-03-04')] : [])]),
    { kind: 'end', at, number: last.number, hash: last.hash, signature: signText(key, headText({ ...place, date: `end ${at}`, number: last.number, hash: last.hash })) },
  ]
}
const text = (lines: readonly Line[]) => lines.map((line) => JSON.stringify(line)).join('\n')
const isEntry = (number: number) => (line: Line) => line['kind'] === 'entry' && line['number'] === number
const kindsOf = (lines: readonly Line[], known?: Known) => verifyLedger(text(lines), known).faults.map(({ kind, number }) => `${kind} ${number}`)

test('what nobody touched is intact', () => {
  expect(verifyLedger(text(ledgerLines()), { key: publicKey, heads: [{ number: 8, hash: chain(10)[7]!.hash }] })).toMatchObject({ intact: true, entries: 10, heads: 2, faults: [] })
})

describe('each kind of tampering is found and placed', () => {
  test('changed', () => {
    const lines = ledgerLines().map((line) => (isEntry(5)(line) ? { ...line, entry: { ...(line['entry'] as object), actor: 'TG0002' } } : line))
    expect(kindsOf(lines)).toContain('changed 5')
  })
  test('deleted', () => {
    expect(kindsOf(ledgerLines().filter((line) => !isEntry(6)(line)))).toContain('deleted 6')
  })
  test('inserted', () => {
    const lines = ledgerLines()
    const at = lines.findIndex(isEntry(3))
    expect(kindsOf(lines.toSpliced(at + 1, 0, lines[at]!))).toContain('inserted 3')
  })
  test('reordered', () => {
    const lines = ledgerLines()
    const [fifth, sixth] = [lines.findIndex(isEntry(5)), lines.findIndex(isEntry(6))]
    expect(kindsOf(lines.with(fifth, lines[sixth]!).with(sixth, lines[fifth]!))).toContain('reordered 5')
  })
  test('cut off at the end', () => {
    expect(kindsOf(ledgerLines().slice(0, -3))).toContain('cut 9')
  })
  test('cut off together with its end, when a head is known from elsewhere', () => {
    const whole = chain(10)
    const cut = ledgerLines(whole.slice(0, 7))
    expect(kindsOf(cut)).toEqual([])
    expect(kindsOf(cut, { heads: [{ number: 8, hash: whole[7]!.hash }] })).toContain('cut 8')
  })
  test('rewritten with every hash made anew: the heads of before do not fit', () => {
    const renumbered = chain(9)
    const heads = ledgerLines().filter(({ kind }) => kind === 'head')
    const forged = ledgerLines(renumbered.map((link, at) => linkOf(renumbered[at - 1] ?? { number: 0, hash: GENESIS_HASH }, { ...link.entry, actor: 'TG0009' }))).filter(({ kind }) => kind !== 'head')
    expect(kindsOf([...forged.slice(0, -1), ...heads, forged.at(-1)!])).toEqual(expect.arrayContaining(['rewritten 4', 'rewritten 8']))
  })
  test('signed by somebody else', () => {
    const other = generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
    expect(kindsOf(ledgerLines(), { key: other })).toContain('unknown_key 0')
  })
})

test('no single change of a line passes', () => {
  const lines = ledgerLines()
  fc.assert(fc.property(fc.integer({ min: 1, max: lines.length - 1 }), fc.constantFrom('drop', 'twice', 'edit', 'swap'), (at, how) => {
    const next = lines[at === lines.length - 1 ? at - 1 : at + 1]!
    const tampered = how === 'drop' ? lines.toSpliced(at, 1) : how === 'twice' ? lines.toSpliced(at, 0, lines[at]!)
      : how === 'edit' ? lines.with(at, { ...lines[at]!, hash: 'f'.repeat(64) })
        : lines.with(at, next).with(lines.indexOf(next), lines[at]!)
    // A signed head may be left out or said twice: it only adds proof to what the chain says.
    if (lines[at]!['kind'] === 'head' && how !== 'edit') return
    if (how === 'swap' && next['kind'] === 'head') return
    expect(verifyLedger(text(tampered)).intact).toBe(false)
  }), { numRuns: 200 })
})

test('the script runs by itself', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'hall-ledger-')), 'ledger.jsonl')
  writeFileSync(file, text(ledgerLines()))
  const said = execFileSync(process.execPath, [new URL('../verify-ledger.mjs', import.meta.url).pathname, file, '--key', publicKey], { encoding: 'utf8' })
  expect(said).toContain('intact')
})
