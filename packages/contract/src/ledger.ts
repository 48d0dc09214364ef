import { z } from 'zod'
import { query } from './procedure.ts'
import { isoDate } from './values.ts'

const center = z.string().max(60)
const hash = z.string().regex(/^[0-9a-f]{64}$/)
const key = z.object({ algorithm: z.literal('Ed25519'), public: z.string() })

/** A day's end of the chain of one center, signed: kept elsewhere, it shows whatever was changed before it. */
export const ledgerHead = z.object({ date: isoDate, number: z.int(), hash, signature: z.string() })

/** What a service whose records must stand in an audit answers, as `ledger`; its contract carries the group. */
export const ledger = {
  /**
   * The ledger of a center as lines of JSON, part by part; the lines of all parts together are the file that the published
   * script verifies.
   */
  export: query({
    input: z.object({ center, after: z.int().min(0).max(2_000_000_000).default(0) }),
    output: z.object({ lines: z.array(z.string()), /** The next `after`; null after the last part. */ next: z.int().nullable() }),
  }),
  /** Published to everybody: what an export is held against. */
  heads: query({
    public: true,
    input: z.object({ center, size: z.int().min(1).max(400).default(60) }),
    output: z.object({ service: z.string(), key: key.nullable(), rows: z.array(ledgerHead) }),
  }),
  /** The script itself, plain JavaScript without dependencies. */
  script: query({ public: true, input: z.object({}), output: z.object({ filename: z.string(), text: z.string() }) }),
}
