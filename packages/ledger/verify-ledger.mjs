// Verifies a ledger exported from Hall. Plain JavaScript, Node 18 or later, nothing to install:
//
//   node verify-ledger.mjs ledger.jsonl [--key <public key>] [--head <number>:<hash>]...
//
// Take the key and the heads from elsewhere than the file: the public page of the center, the city, a paper that hangs on the
// wall. Exit code 0: intact. 1: tampered with, each place named. 2: the file could not be read.
import { createHash, createPublicKey, verify } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

const FORMAT = 'hall-ledger-1'
const GENESIS = '0'.repeat(64)

/**
 * `known`: { key, heads: [{ number, hash }] } from elsewhere. Answers { intact, service, center, entries, heads, faults } with
 * faults { kind, number }: changed, deleted, inserted, reordered, cut, rewritten, bad_signature, unknown_key, not_a_ledger.
 */
export function verifyLedger(text, known = {}) {
  const lines = text.split('\n').filter((line) => line.trim() !== '').map(parse)
  const top = lines[0]
  if (top?.kind !== 'ledger' || top.format !== FORMAT) return { intact: false, entries: 0, heads: 0, faults: [{ kind: 'not_a_ledger', number: 0 }] }
  const faults = []
  if (known.key && known.key !== top.key.public) faults.push({ kind: 'unknown_key', number: 0 })
  const key = createPublicKey({ key: Buffer.from(known.key ?? top.key.public, 'base64'), type: 'spki', format: 'der' })
  const signed = (line, date) => verify(null, Buffer.from([FORMAT, top.service, top.center, date, line.number, line.hash].join('\n')), key, Buffer.from(line.signature ?? '', 'base64'))

  const entries = lines.filter((line) => line?.kind === 'entry')
  const hashes = walk(entries, faults)
  const last = entries.at(-1)?.number ?? 0
  const compare = ({ number, hash }) => {
    if (number > last) faults.push({ kind: 'cut', number: last + 1 })
    else if (number > 0 && hashes.get(number) !== hash) faults.push({ kind: 'rewritten', number })
  }
  const heads = lines.filter((line) => line?.kind === 'head')
  for (const head of heads) {
    if (!signed(head, head.date)) faults.push({ kind: 'bad_signature', number: head.number })
    compare(head)
  }
  const end = lines.at(-1)
  if (end?.kind !== 'end') faults.push({ kind: 'cut', number: last + 1 })
  else {
    if (!signed(end, `end ${end.at}`)) faults.push({ kind: 'bad_signature', number: end.number })
    compare(end)
    if (end.number < last) faults.push({ kind: 'inserted', number: end.number + 1 })
  }
  // One beginning, one end, nothing else between.
  lines.slice(1, -1).forEach((line, at) => { if (!['entry', 'head'].includes(line?.kind)) faults.push({ kind: 'inserted', number: at + 1 }) })
  for (const head of known.heads ?? []) compare(head)
  return { intact: faults.length === 0, service: top.service, center: top.center, entries: entries.length, heads: heads.length, faults }
}

/** Goes through the entries as they stand, and answers the hash that each number must have. */
function walk(entries, faults) {
  const hashes = new Map()
  let previous = { number: 0, hash: GENESIS }
  for (const { number, hash, entry } of entries) {
    if (number <= previous.number) faults.push({ kind: hashes.has(number) ? 'inserted' : 'reordered', number })
    else for (let missing = previous.number + 1; missing < number; missing++) if (!entries.some((one) => one.number === missing)) faults.push({ kind: 'deleted', number: missing })
    if (number === previous.number + 1) {
      const own = linkHash(previous.hash, number, entry)
      if (own !== hash) faults.push({ kind: 'changed', number })
      hashes.set(number, own)
    } else if (!hashes.has(number)) hashes.set(number, hash)
    previous = { number, hash }
  }
  return hashes
}

export function linkHash(previous, number, entry) {
  return createHash('sha256').update(`${previous}\n${number}\n${canonical(entry)}`).digest('hex')
}

/** JSON with sorted keys and no spaces: one text for one value. */
function canonical(value) {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  const members = Object.entries(value).filter(([, member]) => member !== undefined).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(',')}}`
}

function parse(line) {
  try { return JSON.parse(line) } catch { return undefined }
}

function readArguments(args) {
  const known = { heads: [] }
  let file
  for (let at = 0; at < args.length; at++) {
    if (args[at] === '--key') known.key = args[++at]
    else if (args[at] === '--head') {
      const [number, hash] = args[++at].split(':')
      known.heads.push({ number: Number(number), hash })
    } else file = args[at]
  }
  return { file, known }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { file, known } = readArguments(process.argv.slice(2))
  if (!file) {
    process.stderr.write('usage: node verify-ledger.mjs ledger.jsonl [--key <public key>] [--head <number>:<hash>]...\n')
    process.exit(2)
  }
  const found = verifyLedger(readFileSync(file, 'utf8'), known)
  const say = (line) => process.stdout.write(`${line}\n`)
  say(`${found.service ?? '?'} / ${found.center ?? '?'}: ${found.entries} entries, ${found.heads} signed heads`)
  for (const { kind, number } of found.faults) say(`  ${kind} at entry ${number}`)
  if (!known.key) say('  note: without --key the file is only compared with the key it carries itself')
  say(found.intact ? 'intact' : 'TAMPERED WITH')
  process.exitCode = found.intact ? 0 : 1
}
