import { join } from 'node:path'

export const ROOT = join(import.meta.dirname, '../../..')

/** A service of the city: its name is its folder, its database and its subject. */
export interface HostedService {
  readonly name: string
  /** Holds src/service.ts (`export const service`) and src/main.ts. */
  readonly folder: string
  /** Beside what every service gets. */
  readonly environment?: Readonly<Record<string, string>>
  /** Variables whose values this installation makes once; a name two services have is one secret they share. */
  readonly secrets?: readonly string[]
}

const SECRETS: Readonly<Record<string, readonly string[]>> = { cases: ['HALL_RECEIPT_KEY'], complaints: ['HALL_RECEIPT_KEY'] }

const inServices = (name: string): HostedService => ({ name, folder: join(ROOT, 'services', name), ...(SECRETS[name] && { secrets: SECRETS[name] }) })

/** Every service `npm start` brings up, in the order they start; a new one is added here. */
export const SERVICES: readonly HostedService[] = [
  'organization',
  'regulation',
  'attendance',
  'cases',
  'complaints',
  'personnel',
  'seals',
  'assets',
  'archives',
  'supervision',
].map(inServices)

export const GATEWAY = join(ROOT, 'apps/gateway')
