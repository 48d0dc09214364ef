import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { NewProcedure } from './arguments.ts'
import { Refusal } from './refusal.ts'

/** Path from the root -> new text: the contract with a stub. Throws Refusal when it cannot take it. */
export function planProcedure(root: string, procedure: NewProcedure): Map<string, string> {
  const file = proceduresFile(procedure.service)
  if (!existsSync(join(root, file))) throw new Refusal('serviceUnknown', { service: procedure.service, file })
  return new Map([[file, withProcedure(readFileSync(join(root, file), 'utf8'), procedure)]])
}

export function proceduresFile(service: string): string {
  return `packages/contracts/${service}/src/procedures.ts`
}

/** The stub last in its group; a new group goes last in the contract. */
export function withProcedure(text: string, { service, group, name, kind }: NewProcedure): string {
  const file = proceduresFile(service)
  const lines = withImport(text, kind).split('\n')
  const open = groupLine(lines, group)
  if (open === -1) {
    const end = lines.findLastIndex((line) => /^\} as const$/.test(line))
    if (end === -1) throw new Refusal('unexpectedForm', { file, wanted: '} as const' })
    return lines.toSpliced(end, 0, `  ${group}: {`, ...stub(name, kind).map((line) => `    ${line}`), '  },').join('\n')
  }
  const indent = /^ */.exec(lines[open]!)![0]
  const close = lines.findIndex((line, at) => at > open && new RegExp(`^${indent}\\}`).test(line))
  if (close === -1) throw new Refusal('unexpectedForm', { file, wanted: `${indent}}` })
  if (lines.slice(open, close).some((line) => line.startsWith(`${indent}  ${name}: `))) throw new Refusal('procedureTaken', { file, group, name })
  return lines.toSpliced(close, 0, ...stub(name, kind).map((line) => `${indent}  ${line}`)).join('\n')
}

/** Where the group opens: in place, or as a constant of its own. -1 for a group that is not there. */
function groupLine(lines: readonly string[], group: string): number {
  const [constant] = lines.flatMap((line) => new RegExp(`^ {2}${group}: (\\w+),$`).exec(line)?.[1] ?? [])
  return lines.indexOf(constant ? `const ${constant} = {` : `  ${group}: {`)
}

function stub(name: string, kind: NewProcedure['kind']): string[] {
  const shape = 'z.object({ center: z.string().max(60) })'
  return [`${name}: ${kind}({`, `  input: ${shape},`, `  output: ${shape},`, '  errors: [],', '}),']
}

function withImport(text: string, kind: NewProcedure['kind']): string {
  return text.replace(/^import \{ ([^}]*) \} from '@hall\/contract'$/m, (line, names: string) => {
    const known = names.split(', ')
    return known.includes(kind) ? line : `import { ${[...known, kind].sort().join(', ')} } from '@hall/contract'`
  })
}
