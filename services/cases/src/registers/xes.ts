import type { RegisterTable } from './read-register.ts'

/** IEEE 1849: traces of events, each with typed attributes. */
const TRACE = /<trace\b[^>]*>([\s\S]*?)<\/trace>/g
const EVENT = /<event\b[^>]*>([\s\S]*?)<\/event>/g
const ATTRIBUTE = /<(?:string|date|int|float|boolean|id)\s+key="([^"]*)"\s+value="([^"]*)"/g
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: '\'' }

/** A row an event, the attributes of its trace beside its own; undefined for what is no log. Declarations of entities are not read. */
export function readXes(text: string): RegisterTable | undefined {
  if (!/<log\b/.test(text) || /<!ENTITY/i.test(text)) return undefined
  const records: Record<string, string>[] = []
  for (const [, trace] of text.matchAll(TRACE)) {
    const own = attributes(trace!.replaceAll(EVENT, ''), 'case:')
    const events = [...trace!.matchAll(EVENT)]
    for (const [, event] of events) records.push({ ...own, ...attributes(event!, '') })
    if (events.length === 0) records.push(own)
  }
  const headers = [...new Set(records.flatMap((record) => Object.keys(record)))]
  return { format: 'xes', headers, rows: records.map((record, index) => ({ row: index + 1, cells: headers.map((header) => record[header] ?? '') })) }
}

function attributes(text: string, prefix: string): Record<string, string> {
  return Object.fromEntries([...text.matchAll(ATTRIBUTE)].map(([, key, value]) => [prefix + key!, decoded(value!)]))
}

function decoded(text: string): string {
  return text.replace(/&(#x?[0-9a-f]+|\w+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name] ?? whole
    const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10)
    return code > 0 && code <= 0x10FFFF ? String.fromCodePoint(code) : whole
  })
}
