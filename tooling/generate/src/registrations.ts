import { Refusal } from './refusal.ts'
import { servicePermissions } from './templates.ts'

interface Registration {
  readonly file: string
  /** The text with the service in it. */
  readonly register: (text: string, name: string) => string
}

const DEPENDENCY = /^ {4}"@hall\/contract-[a-z]+": "workspace:\*",$/
const CONTRACT_IMPORT = /^import \{ [a-z]+Contract \} from '@hall\/contract-[a-z]+'$/
const GATEWAY_ENTRY = /^ {2}[a-z]+: [a-z]+Contract,$/

/** Everything outside the two new packages that has to know of a service. */
export const registrations: readonly Registration[] = [
  { file: 'packages/access/src/permissions.json', register: (text, name) => withPermissions(text, servicePermissions(name)) },
  among('tooling/checks/package.json', DEPENDENCY, dependency),
  among('apps/gateway/package.json', DEPENDENCY, dependency),
  among('apps/gateway/src/contracts.ts', CONTRACT_IMPORT, contractImport),
  among('apps/gateway/src/contracts.ts', GATEWAY_ENTRY, (name) => `  ${name}: ${name}Contract,`),
  among('tooling/checks/src/contract-schemas.ts', CONTRACT_IMPORT, contractImport),
  atEnd('tooling/checks/src/contract-schemas.ts', /(contracts: readonly Contract\[\] = \[[^\]]*)\]/, (name) => `${name}Contract`),
  atEnd('tooling/city/src/services.ts', /(\[[^\]]*)\]\.map\(inServices\)/, (name) => `'${name}'`),
  { file: 'apps/admin/src/texts/zh/access.json', register: (text, name) => withWords(text, name, '登记项') },
  { file: 'apps/admin/src/texts/en/access.json', register: (text, name) => withWords(text, name, 'Entries') },
]

/** Names of the service and of its example on the page of rights; its own name until a person gives it a better one. */
function withWords(text: string, name: string, entries: string): string {
  const file = 'apps/admin/src/texts/*/access.json'
  const service = /("service": \{[^}]*?)\s*\}/
  const group = /"group": \{\n/
  if (!service.test(text) || !group.test(text)) throw new Refusal('unexpectedForm', { file, wanted: String(service) })
  const named = text.replace(service, (_, words: string) => `${words}, ${JSON.stringify(name)}: ${JSON.stringify(name)} }`)
  const known = (JSON.parse(named) as { group: Record<string, unknown> }).group
  return 'entries' in known ? named : named.replace(group, (line) => `${line}    "entries": ${JSON.stringify(entries)},\n`)
}

/** The table stays one row a line, in order. */
export function withPermissions(text: string, rows: Readonly<Record<string, unknown>>): string {
  const all = { ...rows, ...(JSON.parse(text) as Record<string, unknown>) }
  const lines = Object.keys(all).sort().map((key) => `  ${JSON.stringify(key)}: ${JSON.stringify(all[key])}`)
  return `{\n${lines.join(',\n')}\n}\n`
}

/** A line among its like, in alphabetical order. */
function among(file: string, like: RegExp, lineOf: (name: string) => string): Registration {
  return {
    file,
    register(text, name) {
      const lines = text.split('\n')
      const line = lineOf(name)
      const known = lines.flatMap((one, at) => (like.test(one) ? [at] : []))
      const last = known.at(-1)
      if (last === undefined) throw new Refusal('unexpectedForm', { file, wanted: String(like) })
      const before = known.find((at) => lines[at]! > line) ?? last + 1
      return lines.toSpliced(before, 0, line).join('\n')
    },
  }
}

/** The last of a list; `list` captures all of it but the closing bracket. */
function atEnd(file: string, list: RegExp, itemOf: (name: string) => string): Registration {
  return {
    file,
    register(text, name) {
      if (!list.test(text)) throw new Refusal('unexpectedForm', { file, wanted: String(list) })
      // One item a line, or all in one.
      const added = (items: string) => (/,\n$/.test(items) ? `${items}  ${itemOf(name)},\n` : `${items}, ${itemOf(name)}`)
      return text.replace(list, (whole, items: string) => whole.replace(items, () => added(items)))
    },
  }
}

function dependency(name: string): string {
  return `    "@hall/contract-${name}": "workspace:*",`
}

function contractImport(name: string): string {
  return `import { ${name}Contract } from '@hall/contract-${name}'`
}
