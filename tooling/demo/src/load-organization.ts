import type { OrganizationContract } from '@hall/contract-organization'
import type { Client } from '@hall/rpc'
import { grantsToGive } from './accounts.ts'
import { commandIdOf } from './command-id.ts'
import { FOUNDED, ROTATED } from './dates.ts'
import { eachOf, valueOf } from './outcome.ts'
import { rosterFile } from './roster-file.ts'
import type { DemoCenter, DemoCity, DemoPerson } from './shapes.ts'

/** The organization service, as one of the demo's people. */
export type Organization = Client<OrganizationContract>

const TIMEZONE = 'Asia/Shanghai'

/** Registers places, imports each center's rosters and gives rights, as the city's IT. A second load changes nothing. */
export async function loadOrganization(city: DemoCity, organization: Organization): Promise<void> {
  const { directory, grants } = organization
  await eachOf(city.departments, (one) => valueOf(directory.registerDepartment({ ...one, commandId: commandIdOf('department', one.id) })))
  await eachOf(city.centers, ({ id, name, region }) =>
    valueOf(directory.registerCenter({ id, name, region, timezone: TIMEZONE, commandId: commandIdOf('center', id) })))
  await Promise.all(city.centers.map((center) => loadCenter(center, organization)))
  await eachOf(grantsToGive(city), ({ person, grant }) =>
    valueOf(grants.give({ person, grant, from: FOUNDED, until: null, commandId: commandIdOf('grant', person, grant) })))
}

async function loadCenter(center: DemoCenter, organization: Organization): Promise<void> {
  const { directory } = organization
  await eachOf(center.sections, (one) => valueOf(directory.registerSection({ ...one, commandId: commandIdOf('section', one.id) })))
  await eachOf(center.windows, (one) => valueOf(directory.registerWindow({ ...one, commandId: commandIdOf('window', one.id) })))
  await eachOf(center.posts, ({ id, center: at, window, name }) => valueOf(directory.registerPost({ id, center: at, window, name, commandId: commandIdOf('post', id) })))
  await importRoster(organization, center, { people: center.founding, from: FOUNDED })
  await importRoster(organization, center, { people: center.rotated, from: ROTATED })
}

async function importRoster({ roster }: Organization, center: DemoCenter, { people, from }: { people: readonly DemoPerson[]; from: string }): Promise<void> {
  const file = await rosterFile(center, people)
  const { digest, errors } = await valueOf(roster.preview({ center: center.id, file, from }))
  const applied = await roster.apply({ center: center.id, file, from, digest, commandId: commandIdOf('roster', center.id, from) })
  // Applied by an earlier load: the roster has gone on since, so the preview, and with it the command, is another.
  if (!applied.ok && applied.problem.code === 'COMMAND_REUSED') return
  if (errors[0]) throw new Error(`roster of ${center.id}, row ${errors[0].row}: ${errors[0].text.en}`)
  await valueOf(Promise.resolve(applied))
}
