import { attendanceContract } from '@hall/contract-attendance'
import { complaintsContract } from '@hall/contract-complaints'
import { organizationContract } from '@hall/contract-organization'
import { personnelContract } from '@hall/contract-personnel'
import { createClient } from '@hall/rpc'
import type { NatsConnection } from '@nats-io/nats-core'
import { type DemoAccount, demoAccounts } from './accounts.ts'
import { demoCity } from './city.ts'
import { type AttendanceLoad, loadAttendance } from './load-attendance.ts'
import { loadCases } from './load-cases.ts'
import { type ComplaintsLoad, loadComplaints } from './load-complaints.ts'
import { loadOrganization, type Organization } from './load-organization.ts'
import { loadSettling } from './load-settling.ts'
import { loadPersonnel } from './load-personnel.ts'
import { loadRegisters } from './load-registers.ts'

/** Fills a city through its contracts. A second time it changes nothing but what terminals have to tell since. */
export async function loadDemoCity({ organization, complaints, ...attendance }: AttendanceLoad & { readonly organization: Organization; readonly complaints?: Omit<ComplaintsLoad, 'now'> }): Promise<void> {
  const city = demoCity()
  await loadOrganization(city, organization)
  await loadAttendance(city, attendance)
  if (complaints) await loadComplaints(city, { ...complaints, now: attendance.now })
}

interface Surroundings {
  readonly nats: NatsConnection
  /** A token of some minutes for one of the accounts. */
  readonly tokenFor: (person: string) => Promise<string>
  readonly gatewayUrl: string
}

/** Numbers in data/accounts.json. */
const CITY_AUTHORITY = 'CITY01'
const CITY_IT = 'CITY02'

/** What `npm start` loads and who can log in. */
export const demo = {
  accounts: async (): Promise<readonly DemoAccount[]> => demoAccounts(),
  async load({ nats, tokenFor, gatewayUrl }: Surroundings): Promise<void> {
    const as = (person: string) => ({ token: () => tokenFor(person) })
    const known = new Set(demoAccounts().map(({ person }) => person))
    await loadDemoCity({
      organization: createClient(nats, organizationContract, as(CITY_IT)),
      attendance: createClient(nats, attendanceContract, as(CITY_IT)),
      overview: createClient(nats, attendanceContract, as(CITY_AUTHORITY)),
      complaints: { as: (person) => (known.has(person) ? createClient(nats, complaintsContract, as(person)) : undefined), desks: desksOf(demoAccounts()) },
      gatewayUrl,
      now: Temporal.Now.instant(),
    })
    const directorOf = (center: string) => demoAccounts().find(({ grants }) => grants.includes(`director@center:${center}`))!.person
    await loadPersonnel(demoCity(), { director: (center) => createClient(nats, personnelContract, as(directorOf(center))), now: Temporal.Now.instant() })
    await loadCases(demoCity(), { nats, tokenFor, now: Temporal.Now.instant() })
    await loadRegisters(demoCity(), { nats, tokenFor, today: Temporal.Now.plainDateISO('Asia/Shanghai').toString() })
    await loadSettling(demoCity(), { as: (person) => createClient(nats, attendanceContract, as(person)), gatewayUrl, now: Temporal.Now.instant() })
  },
}

/** Of each center somebody who handles its complaints: by the office its regulation names. */
function desksOf(accounts: readonly DemoAccount[]): Record<string, string> {
  const offices = { qingpu: 'coordination', taigu: 'supervision', wenshang: 'complaint_desk', enping: 'coordination', district: 'coordination' } as const
  return Object.fromEntries(Object.entries(offices).flatMap(([center, role]) => {
    const found = accounts.find(({ grants }) => grants.some((grant) => grant.startsWith(`${role}@section:${center}/`)))
    return found ? [[center, found.person]] : []
  }))
}
