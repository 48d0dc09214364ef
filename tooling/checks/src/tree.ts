import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export const ROOT = join(import.meta.dirname, '../../..')

/** Files git knows or would add, as paths from the root. */
export function listFiles(...patterns: string[]): string[] {
  const out = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '--', ...patterns], { cwd: ROOT, encoding: 'utf8' })
  return out.split('\n').filter((file) => file !== '' && existsSync(join(ROOT, file)))
}

export function readText(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8')
}

/** What a TypeScript file imports, as written. Types count: a boundary is a boundary for them too. */
export function importsOf(file: string): string[] {
  const found = readText(file).matchAll(/(?:^|\n)\s*(?:import|export)\b[^'"\n;]*?(?:\n[^'"\n;]*?)*?from\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)\s*import\s+['"]([^'"]+)['"]/g)
  return [...found].map((match) => (match[1] ?? match[2] ?? match[3])!)
}
