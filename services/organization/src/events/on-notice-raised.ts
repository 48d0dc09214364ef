import { noticeRaised } from '@hall/contract'
import type { Transaction } from '@hall/database'
import type { PublicEvent } from '@hall/journal'
import type { ConsumerSpec } from '@hall/service-kit'
import { notice } from '../db/schema.ts'

/** Services that tell people things; each new one joins this list and `consumes` of service.json. */
const SOURCES = [
  'assets',
  'attendance',
  'cases',
  'complaints',
  'personnel',
  'regulation',
  'seals',
]

/** One consumer for each source puts what it raised into the inboxes. */
export function noticeConsumers(): ConsumerSpec[] {
  return SOURCES.map((from) => ({ name: `notices-of-${from}`, from, types: ['notice-raised'], handle: onNoticeRaised }))
}

async function onNoticeRaised(tx: Transaction, event: PublicEvent): Promise<void> {
  const { recipients, title, body, clauses, link } = noticeRaised.parse(event.data)
  const rows = [...new Set(recipients)].map((person) => ({
    id: event.id, person, titleZh: title.zh, titleEn: title.en, bodyZh: body.zh, bodyEn: body.en, clauses, link,
    raisedAt: Temporal.Instant.from(event.occurredAt),
  }))
  if (rows.length > 0) await tx.insert(notice).values(rows).onConflictDoNothing()
}
