import { join } from 'node:path'
import type { HostedService } from './services.ts'

export type Environment = Readonly<Record<string, string>>

/** Where the parts of the city run: all in this process, or each in one of its own. */
export interface Hosting {
  /** As a job of its own; the running service never knows the owner of its schema. */
  migrate(service: HostedService, environment: Environment): Promise<void>
  startService(service: HostedService, environment: Environment): Promise<Hosted>
  startGateway(folder: string, environment: Environment): Promise<Hosted>
}

export interface Hosted extends AsyncDisposable {
  /** Where it has a process of its own: as `Part.kill`. */
  kill?(): Promise<void>
}

export interface HostingOptions {
  readonly logs: string
  readonly logLevel: string
  /** A part ended by itself and is started again. */
  readonly onRestart: (name: string, log: string) => void
}

export const logFile = (logs: string, name: string) => join(logs, `${name}.log`)
