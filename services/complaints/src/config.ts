import { secretOf } from '@hall/service-kit'
import { z } from 'zod'
import type { ClamdAddress } from './scan/clamd.ts'

const settings = z.object({
  /** Leading zero bits of the task a browser solves before a submission: each one more doubles the work. */
  COMPLAINTS_TASK_BITS: z.coerce.number().int().min(0).max(28).default(15),
  /** How long a task is good for. */
  COMPLAINTS_TASK_MINUTES: z.coerce.number().int().min(1).max(240).default(30),
  /** Submissions of the public pages with their task solved, in this process, a minute; what comes beyond is asked to come later. */
  COMPLAINTS_PUBLIC_PER_MINUTE: z.coerce.number().int().min(1).max(100_000).default(120),
  /** Wrong codes for one complaint, and wrong links, told so an hour; the right one is always answered. */
  COMPLAINTS_MISSES_PER_HOUR: z.coerce.number().int().min(1).max(10_000).default(60),
  /** Where a ClamAV daemon looks at files, as `host:port`; without it every screen says that nothing looked. */
  COMPLAINTS_CLAMD: z.string().regex(/^[^\s:]+:\d{1,5}$/).optional(),
  COMPLAINTS_CLAMD_TIMEOUT_MS: z.coerce.number().int().min(100).max(60_000).default(10_000),
})

export interface FloodLimits { readonly taskBits: number; readonly taskMinutes: number; readonly submissionsPerMinute: number; readonly missesPerHour: number }

/** How the public pages are kept usable; values of the installation. */
export function floodLimits(environment: NodeJS.ProcessEnv = process.env): FloodLimits {
  const read = settings.parse(environment)
  return {
    taskBits: read.COMPLAINTS_TASK_BITS, taskMinutes: read.COMPLAINTS_TASK_MINUTES,
    submissionsPerMinute: read.COMPLAINTS_PUBLIC_PER_MINUTE, missesPerHour: read.COMPLAINTS_MISSES_PER_HOUR,
  }
}

/** Undefined where the installation has no scanner. */
export function scannerAddress(environment: NodeJS.ProcessEnv = process.env): ClamdAddress | undefined {
  const { COMPLAINTS_CLAMD: address, COMPLAINTS_CLAMD_TIMEOUT_MS: timeoutMs } = settings.parse(environment)
  if (!address) return undefined
  const [host, port] = address.split(':')
  return { host: host!, port: Number(port), timeoutMs }
}

/** The key by which cases announces receipts: whoever has number and check code is known by it (decision 0016). Throws ConfigurationError. */
export const receiptKey = (): string => secretOf('HALL_RECEIPT_KEY')
