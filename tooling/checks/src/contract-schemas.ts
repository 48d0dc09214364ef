import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Contract } from '@hall/contract'
import { archivesContract } from '@hall/contract-archives'
import { assetsContract } from '@hall/contract-assets'
import { attendanceContract } from '@hall/contract-attendance'
import { casesContract } from '@hall/contract-cases'
import { complaintsContract } from '@hall/contract-complaints'
import { organizationContract } from '@hall/contract-organization'
import { personnelContract } from '@hall/contract-personnel'
import { regulationContract } from '@hall/contract-regulation'
import { sealsContract } from '@hall/contract-seals'
import { supervisionContract } from '@hall/contract-supervision'
import { z } from 'zod'
import { ROOT } from './tree.ts'

export const contracts: readonly Contract[] = [
  archivesContract,
  assetsContract,
  attendanceContract,
  casesContract,
  complaintsContract,
  organizationContract,
  personnelContract,
  regulationContract,
  sealsContract,
  supervisionContract,
]

/** The contract as JSON Schema: what a reviewer sees change when somebody changes the contract. */
export function schemaText(contract: Contract): string {
  const shape = (type: z.ZodType, io: 'input' | 'output') => z.toJSONSchema(type, { io, unrepresentable: 'any' })
  const procedures = Object.entries(contract.procedures).flatMap(([group, members]) =>
    Object.entries(members).map(([name, { kind, input, output, errors }]) =>
      [`${group}.${name}`, { kind, errors, input: shape(input, 'input'), output: shape(output, 'output') }] as const))
  const events = Object.entries(contract.events).map(([type, { v, data }]) => [type, { v, data: shape(data, 'output') }] as const)
  return `${JSON.stringify({ service: contract.service, procedures: Object.fromEntries(procedures), events: Object.fromEntries(events) }, null, 1)}\n`
}

export const schemaFile = (contract: Contract) => `packages/contracts/${contract.service}/schema.json`

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const contract of contracts) writeFileSync(join(ROOT, schemaFile(contract)), schemaText(contract))
}
