export { demoAccounts, type DemoAccount } from './accounts.ts'
export { demoCity } from './city.ts'
export { loadOrganization, type Organization } from './load-organization.ts'
export type { DemoCenter, DemoCity, DemoPerson, DemoTerminal } from './shapes.ts'
