import { attendanceContract } from '@hall/contract-attendance'
import { casesContract } from '@hall/contract-cases'
import { complaintsContract } from '@hall/contract-complaints'
import { organizationContract } from '@hall/contract-organization'
import { personnelContract } from '@hall/contract-personnel'
import { supervisionContract } from '@hall/contract-supervision'
import type { NatsConnection } from '@nats-io/nats-core'
import { type DemoAccount, demoAccounts } from './accounts.ts'
import { demoCity } from './city.ts'
import { loadAttendance } from './load-attendance.ts'
import { loadCases } from './load-cases.ts'
import { loadComplaints } from './load-complaints.ts'
import { loadLeave } from './load-leave.ts'
import { loadOrganization } from './load-organization.ts'
import { loadPersonnel } from './load-personnel.ts'
import { loadPersonnelWork } from './load-personnel-work.ts'
import { loadRegisters } from './load-registers.ts'
import { loadSettling } from './load-settling.ts'
import { loadSupervision } from './load-supervision.ts'
import { createPatientClient } from './patient-client.ts'

interface Surroundings {
  readonly nats: NatsConnection
  /** A token of some minutes for one of the accounts. */
  readonly tokenFor: (person: string) => Promise<string>
  readonly gatewayUrl: string
}

interface DemoPart {
  readonly name: string
  /** Through the contracts alone. A second time it changes nothing but what terminals have to tell since. */
  load(surroundings: Surroundings): Promise<void>
}

/** Numbers in data/accounts.json. */
const CITY_AUTHORITY = 'CITY01'
const CITY_IT = 'CITY02'

const city = demoCity()

/** In this order: each part leans on those before it. */
const parts: readonly DemoPart[] = [
  {
    name: 'organization',
    async load(on) {
      await loadOrganization(city, createPatientClient(on.nats, organizationContract, as(on, CITY_IT)))
      // Who is on no roster is known by name from the first login on.
      await Promise.all(demoAccounts().filter(({ standing }) => standing).map(({ person }) => createPatientClient(on.nats, organizationContract, as(on, person)).me.get({})))
    },
  },
  {
    name: 'attendance',
    load: (on) => loadAttendance(city, {
      attendance: createPatientClient(on.nats, attendanceContract, as(on, CITY_IT)), overview: createPatientClient(on.nats, attendanceContract, as(on, CITY_AUTHORITY)), gatewayUrl: on.gatewayUrl, now: now(),
    }),
  },
  { name: 'personnel', load: (on) => loadPersonnel(city, { director: (center) => createPatientClient(on.nats, personnelContract, as(on, directorOf(center))), office: createPatientClient(on.nats, personnelContract, as(on, personOf('general_office@city'))), now: now() }) },
  { name: 'cases', load: (on) => loadCases(city, { ...on, now: now() }) },
  {
    name: 'work at the windows',
    load: (on) => loadPersonnelWork(city, {
      director: (center) => createPatientClient(on.nats, personnelContract, as(on, directorOf(center))), office: createPatientClient(on.nats, personnelContract, as(on, personOf('general_office@city'))),
      as: (person) => (isKnown(person) ? { personnel: createPatientClient(on.nats, personnelContract, as(on, person)), cases: createPatientClient(on.nats, casesContract, as(on, person)) } : undefined),
    }),
  },
  {
    name: 'complaints',
    load: (on) => loadComplaints(city, { as: (person) => (isKnown(person) ? createPatientClient(on.nats, complaintsContract, as(on, person)) : undefined), desks: desksOf(demoAccounts()), it: CITY_IT, cases: (center) => caseNumbers(on, center), now: now() }),
  },
  { name: 'registers', load: (on) => loadRegisters(city, { ...on, today: Temporal.Now.plainDateISO('Asia/Shanghai').toString() }) },
  { name: 'leave', load: (on) => loadLeave(city, { as: (person) => createPatientClient(on.nats, attendanceContract, as(on, person)), gatewayUrl: on.gatewayUrl, now: now() }) },
  { name: 'months', load: (on) => loadSettling(city, { as: (person) => createPatientClient(on.nats, attendanceContract, as(on, person)), gatewayUrl: on.gatewayUrl, now: now() }) },
  { name: 'appraisal', load: (on) => loadSupervision(city, { as: (person) => createPatientClient(on.nats, supervisionContract, as(on, person)), now: now() }) },
]

/** What `npm start` loads and who can log in. */
export const demo = { accounts: async (): Promise<readonly DemoAccount[]> => demoAccounts(), parts }

const now = () => Temporal.Now.instant()

function as({ tokenFor }: Surroundings, person: string) {
  return { token: () => tokenFor(person) }
}

function isKnown(person: string): boolean {
  return demoAccounts().some((account) => account.person === person)
}

function directorOf(center: string): string {
  return personOf(`director@center:${center}`)
}

function personOf(grant: string): string {
  return demoAccounts().find(({ grants }) => grants.includes(grant))!.person
}

/** As the coordination of a center sees them; none where nobody there can log in. */
async function caseNumbers(on: Surroundings, center: string): Promise<string[]> {
  const section = demoAccounts().find(({ grants }) => grants.some((grant) => grant.startsWith(`coordination@section:${center}/`)))
  const listed = section && (await createPatientClient(on.nats, casesContract, as(on, section.person)).queue.list({ center, show: 'open', size: 20 }))
  return listed?.ok ? listed.value.rows.map(({ number }) => number) : []
}

/** Of each center somebody who handles its complaints: by the office its regulation names. */
function desksOf(accounts: readonly DemoAccount[]): Record<string, string> {
  const offices = { qingpu: 'coordination', taigu: 'supervision', wenshang: 'complaint_desk', enping: 'coordination', district: 'coordination' } as const
  return Object.fromEntries(Object.entries(offices).flatMap(([center, role]) => {
    const found = accounts.find(({ grants }) => grants.some((grant) => grant.startsWith(`${role}@section:${center}/`)))
    return found ? [[center, found.person]] : []
  }))
}
