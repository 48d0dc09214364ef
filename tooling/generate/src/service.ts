import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from './refusal.ts'
import { registrations } from './registrations.ts'
import { serviceFiles } from './templates.ts'

/** Path from the root -> new text: what a new service writes and where it is registered. Throws Refusal when it exists. */
export function planService(root: string, name: string): Map<string, string> {
  for (const folder of [`services/${name}`, `packages/contracts/${name}`]) {
    if (existsSync(join(root, folder))) throw new Refusal('serviceTaken', { folder })
  }
  const plan = serviceFiles(name)
  for (const { file, register } of registrations) {
    plan.set(file, register(plan.get(file) ?? readFileSync(join(root, file), 'utf8'), name))
  }
  return plan
}
