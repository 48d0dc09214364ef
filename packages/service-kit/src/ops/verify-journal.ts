import { findPublishedHead, type JournalProblem, verifyJournal } from '@hall/journal'
import type { NatsConnection } from '@nats-io/nats-core'
import type { ServiceContext } from '../service.ts'
import type { OpsHandlers } from './handlers.ts'

/** The first ones tell where to look; a reply carries 1 MB. */
const MOST_FAULTS = 1000

/** Checks the chain from its first link, and against the last link the event stream has seen: a rewritten database cannot rewrite that. */
export function verifyJournalHandler({ name, db }: ServiceContext, nats: NatsConnection): OpsHandlers['verifyJournal'] {
  return async () => {
    const witnessed = await findPublishedHead(nats, name)
    const { links, problems } = await verifyJournal(db, witnessed ? [witnessed] : [])
    return { ok: true, value: { intact: problems.length === 0, entries: links, faults: problems.slice(0, MOST_FAULTS).map(faultView) } }
  }
}

function faultView({ kind, position, seq, stream }: JournalProblem) {
  return { kind, position: position ?? null, sequence: seq ?? null, stream: stream ?? null }
}
