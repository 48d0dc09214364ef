import { attendanceContract } from '@hall/contract-attendance'
import { organizationContract } from '@hall/contract-organization'
import { createClient } from '@hall/rpc'
import type { NatsConnection } from '@nats-io/nats-core'
import { type DemoAccount, demoAccounts } from './accounts.ts'
import { demoCity } from './city.ts'
import { type AttendanceLoad, loadAttendance } from './load-attendance.ts'
import { loadOrganization, type Organization } from './load-organization.ts'

/** Fills a city through its contracts. A second time it changes nothing but what terminals have to tell since. */
export async function loadDemoCity({ organization, ...attendance }: AttendanceLoad & { readonly organization: Organization }): Promise<void> {
  const city = demoCity()
  await loadOrganization(city, organization)
  await loadAttendance(city, attendance)
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
    await loadDemoCity({
      organization: createClient(nats, organizationContract, as(CITY_IT)),
      attendance: createClient(nats, attendanceContract, as(CITY_IT)),
      overview: createClient(nats, attendanceContract, as(CITY_AUTHORITY)),
      gatewayUrl,
      now: Temporal.Now.instant(),
    })
  },
}
