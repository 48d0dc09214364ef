import { EVERYTHING, systemActor } from '@hall/access'
import { type CalendarYear, provisionalYear, publishedYears } from '@hall/calendar'
import type { Transaction } from '@hall/database'
import { append, type EventMeta, loadStream } from '@hall/journal'
import type { ClauseFile, PolicyFile } from '@hall/regulation'
import type { Job, ServiceContext } from '@hall/service-kit'
import { findCalendar, publishCalendar } from '../db/calendar-store.ts'
import { clauseIds, findDigest, replaceRegulation } from '../db/clause-store.ts'
import { changePolicy, nextVersion } from '../db/policy-store.ts'
import { adoptedFile } from '../db/schema.ts'
import { adoptVersion } from '../domain/policy-version.ts'
import { type DataFile, findRegulationFiles } from '../files/regulation-files.ts'

/** The clauses of a center were read in from a file. */
export interface RegulationRead { readonly type: 'RegulationRead'; readonly center: string; readonly digest: string; readonly clauses: number }

const HOUR_MS = 3_600_000

/**
 * Takes over what Hall comes with: clauses, policies as published versions, calendars. What was taken over before is
 * known by its digest and passed over; a file that changed becomes a further version, since versions never change.
 */
export function adoptFiles(service: ServiceContext, folder: string): Job {
  const { id: actor } = systemActor(service.name)

  /** Each in a transaction of its own, one replica at a time. */
  const alone = (work: (tx: Transaction, meta: EventMeta) => Promise<void>) =>
    service.db.transaction(EVERYTHING, async (tx) => {
      await tx.sql(`select pg_advisory_xact_lock(hashtextextended('adopt-files', 0))`)
      await work(tx, { commandId: service.newId(), actor, now: service.clock.now() })
    })

  return {
    name: 'adopt-files',
    everyMs: HOUR_MS,
    async run(stopping) {
      const { clauses, policies } = await findRegulationFiles(folder)
      const work = [
        ...clauses.map((file) => (tx: Transaction, meta: EventMeta) => readRegulation(tx, file, meta)),
        ...policies.map((file) => (tx: Transaction, meta: EventMeta) => adoptPolicy(tx, file, meta)),
        ...comingYears().map((year) => (tx: Transaction, meta: EventMeta) => adoptYear(tx, year, meta)),
      ]
      for (const one of work) {
        if (stopping.aborted) return
        await alone(one)
      }
    },
  }
}

async function readRegulation(tx: Transaction, file: DataFile<ClauseFile>, meta: EventMeta): Promise<void> {
  const center = file.path.split('/')[0]!
  if ((await findDigest(tx, center)) === file.digest) return
  const content = file.read()
  const stream = `regulation/${center}`
  const event: RegulationRead = { type: 'RegulationRead', center, digest: file.digest, clauses: content.clauses.length }
  const { length: expectedVersion } = await loadStream(tx, stream)
  mustHold(await append(tx, { stream, expectedVersion, events: [event], meta: { ...meta, center } }), file.path)
  await replaceRegulation(tx, content, file.digest)
}

async function adoptPolicy(tx: Transaction, { path, digest, read }: DataFile<PolicyFile>, meta: EventMeta): Promise<void> {
  const fresh = await tx.insert(adoptedFile).values({ path, digest, adoptedAt: meta.now }).onConflictDoNothing().returning({ path: adoptedFile.path })
  if (fresh.length === 0) return
  const { center, area, effectiveFrom, policy } = read()
  const rulebook = { clauses: await clauseIds(tx, center) }
  const key = { center, area, version: await nextVersion(tx, { center, area }) }
  mustHold(await changePolicy(tx, {
    key, meta, decide: (state) => adoptVersion(state, { ...key, effectiveFrom, policy, by: meta.actor }, rulebook),
  }), path)
}

/** The years that are out, and the next one as far as the law alone fixes it. */
function comingYears(): CalendarYear[] {
  const last = Math.max(...publishedYears.map(({ year }) => year))
  return [...publishedYears, provisionalYear(last + 1)]
}

/** Leaves alone what an administrator loaded, except where that was provisional and the year is out now. */
async function adoptYear(tx: Transaction, document: CalendarYear, meta: EventMeta): Promise<void> {
  const latest = await findCalendar(tx, document.year)
  if (latest && !(latest.document.status === 'provisional' && document.status === 'published')) return
  mustHold(await publishCalendar(tx, { ...document, version: (latest?.version ?? 0) + 1 }, meta), `calendar ${document.year}`)
}

/** What comes with Hall is checked before it ships: a refusal here is a bug. */
function mustHold(result: { ok: true } | { ok: false; problem: { code: string; details?: object } }, what: string): void {
  if (!result.ok) throw new Error(`${what}: ${result.problem.code} ${JSON.stringify(result.problem.details ?? {})}`)
}
