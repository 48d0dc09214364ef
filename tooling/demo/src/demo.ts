import { attendanceContract } from '@hall/contract-attendance'
import { organizationContract } from '@hall/contract-organization'
import { createClient } from '@hall/rpc'
import type { NatsConnection } from '@nats-io/nats-core'
import { type DemoAccount, demoAccounts } from './accounts.ts'
import { demoCity } from './city.ts'
import { type Attendance, loadAttendance } from './load-attendance.ts'
import { loadOrganization, type Organization } from './load-organization.ts'

export interface DemoCityTarget {
  /** The services, as somebody who is the city's IT. */
  readonly organization: Organization
  readonly attendance: Attendance
  /** Where terminals push to. */
  readonly gatewayUrl: string
  readonly now: Temporal.Instant
}

/** Fills a city through its contracts. A second time it changes nothing but what terminals have to tell since. */
export async function loadDemoCity({ organization, attendance, gatewayUrl, now }: DemoCityTarget): Promise<void> {
  const city = demoCity()
  await loadOrganization(city, organization)
  await loadAttendance(city, attendance, { gatewayUrl, now })
}

interface Surroundings {
  readonly nats: NatsConnection
  /** A token of some minutes for one of the accounts. */
  readonly tokenFor: (person: string) => Promise<string>
  readonly gatewayUrl: string
}

const CITY_IT = 'CITY02'

/** What `npm start` loads and who can log in. */
export const demo = {
  accounts: async (): Promise<readonly DemoAccount[]> => demoAccounts(),
  async load({ nats, tokenFor, gatewayUrl }: Surroundings): Promise<void> {
    const token = () => tokenFor(CITY_IT)
    await loadDemoCity({
      organization: createClient(nats, organizationContract, { token }),
      attendance: createClient(nats, attendanceContract, { token }),
      gatewayUrl,
      now: Temporal.Now.instant(),
    })
  },
}
