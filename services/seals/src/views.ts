import type { sealsShapes } from '@hall/contract-seals'
import type { SealsPolicy } from '@hall/regulation'
import type { z } from 'zod'
import type { filing, handover, imprint, inspection, mandate, outing, violation } from './db/schema.ts'
import type { SealRow, UseRow } from './db/seal-store.ts'
import { lacksOf } from './domain/seal.ts'

type Shapes = typeof sealsShapes
type Shape<T extends 'seal' | 'use' | 'filing' | 'handover' | 'imprint' | 'mandate' | 'outing' | 'violation' | 'inspection'> = z.input<Shapes[T]>
const text = (value: { toString(): string } | null) => value?.toString() ?? null

export function sealView(row: SealRow, policy: SealsPolicy | undefined): Shape<'seal'> {
  return {
    ...row, validUntil: text(row.validUntil), usableFrom: text(row.usableFrom), endedOn: text(row.endedOn), custodianSince: text(row.custodianSince),
    custodyUntil: text(row.custodyUntil), lacks: lacksOf(row, policy),
  }
}

export function imprintView(row: typeof imprint.$inferSelect): Shape<'imprint'> {
  return { version: row.version, sha256: row.sha256, mediaType: row.mediaType, filedAt: row.filedAt.toString(), filedBy: row.filedBy }
}

export function filingView(row: typeof filing.$inferSelect): Shape<'filing'> {
  return { ...row, happenedOn: row.happenedOn.toString(), filedOn: row.filedOn.toString(), dueOn: text(row.dueOn) }
}

export function handoverView(row: typeof handover.$inferSelect, names: ReadonlyMap<string, string>): Shape<'handover'> {
  return { ...row, sealName: names.get(row.seal) ?? '', returnOn: text(row.returnOn), openedAt: row.openedAt.toString(), acceptedAt: text(row.acceptedAt) }
}

export function mandateView(row: typeof mandate.$inferSelect): Shape<'mandate'> {
  return { ...row, from: row.from.toString(), until: text(row.until) }
}

export function useView(row: UseRow, names: ReadonlyMap<string, string>): Shape<'use'> {
  return {
    ...row, sealName: names.get(row.seal) ?? '', on: row.on.toString(), requestedAt: row.requestedAt.toString(), decidedAt: text(row.decidedAt), stampedAt: text(row.stampedAt),
  }
}

export function outingView(row: typeof outing.$inferSelect, { names, now }: { names: ReadonlyMap<string, string>; now: Temporal.Instant }): Shape<'outing'> {
  return {
    ...row, sealName: names.get(row.seal) ?? '', leftAt: row.leftAt.toString(), dueAt: row.dueAt.toString(), returnedAt: text(row.returnedAt),
    overdue: Temporal.Instant.compare(row.returnedAt ?? now, row.dueAt) > 0,
  }
}

export function violationView(row: typeof violation.$inferSelect): Shape<'violation'> {
  return { ...row, at: row.at.toString() }
}

export function inspectionView(row: typeof inspection.$inferSelect): Shape<'inspection'> {
  return { ...row, openedAt: row.openedAt.toString(), closedAt: text(row.closedAt) }
}
