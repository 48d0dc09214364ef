import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const TEMPLATES = join(import.meta.dirname, '../templates')
/** Keeps the type checker, the linter and pnpm from taking a template for code. */
const ENDING = '.template'

/** The files of a new service as they will stand, paths from the root of the repository. */
export function serviceFiles(name: string): Map<string, string> {
  const folder = join(TEMPLATES, 'service')
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith(ENDING)).sort()
  return new Map(paths.map((path) => {
    const target = path.replaceAll('\\', '/').slice(0, -ENDING.length)
    return [fill(target, name), fill(readFileSync(join(folder, path), 'utf8'), name)]
  }))
}

/** Rows for the table of permissions. */
export function servicePermissions(name: string): Record<string, unknown> {
  return JSON.parse(fill(readFileSync(join(TEMPLATES, `service-permissions.json${ENDING}`), 'utf8'), name)) as Record<string, unknown>
}

function fill(text: string, name: string): string {
  return text.replaceAll('__name__', name).replaceAll('__Name__', name[0]!.toUpperCase() + name.slice(1))
}
