import { globSync } from 'node:fs'
import { join } from 'node:path'
import type { Procedure } from '@hall/contract'
import type { Service } from '@hall/service-kit'

const ROOT = join(import.meta.dirname, '../..')

/** Every service there is: a new one stands before the walls without being named here. */
export async function loadServices(): Promise<Service[]> {
  const files = globSync('services/*/src/service.ts', { cwd: ROOT }).toSorted()
  const modules = await Promise.all(files.map((file) => import(join(ROOT, file)) as Promise<{ service: Service }>))
  return modules.map(({ service }) => service)
}

export interface NamedProcedure {
  /** `service.group.name` */
  readonly path: string
  readonly procedure: Procedure
}

export function proceduresOf({ contract }: Service): NamedProcedure[] {
  return Object.entries(contract.procedures).flatMap(([group, members]) =>
    Object.entries(members).map(([name, procedure]) => ({ path: `${contract.service}.${group}.${name}`, procedure })))
}
