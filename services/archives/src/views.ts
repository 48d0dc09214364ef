import type { archivesShapes } from '@hall/contract-archives'
import type { AttachmentView } from '@hall/contract'
import type { z } from 'zod'
import type { access, appraisal, casePackage, climate, damage, hold, inspection, loan, transfer } from './db/schema.ts'
import type { ItemRow, VolumeRow } from './db/volume-store.ts'
import { missingOf } from './domain/properties.ts'

type Shapes = typeof archivesShapes
type Shape<T extends 'volume' | 'item' | 'access' | 'loan' | 'damage' | 'inspection' | 'climate' | 'casePackage' | 'hold' | 'appraisal' | 'transfer'> = z.input<Shapes[T]>
type Kind = z.infer<Shapes['component']>['kind']
const text = (value: { toString(): string } | null) => value?.toString() ?? null

export function volumeView(row: VolumeRow, held: boolean): Shape<'volume'> {
  return { ...row, filedOn: row.filedOn.toString(), expiresOn: text(row.expiresOn), held }
}

export function itemView(row: ItemRow, attachments: AttachmentView[], withText: boolean): Shape<'item'> {
  return { ...row, on: text(row.on), text: withText ? row.text : null, attachments: withText ? attachments : [] }
}

export function accessView(row: typeof access.$inferSelect): Shape<'access'> {
  return { ...row, requestedBy: row.person, requestedAt: row.requestedAt.toString(), decidedAt: text(row.decidedAt) }
}

export function loanView(row: typeof loan.$inferSelect, now: Temporal.Instant): Shape<'loan'> {
  const overdue = row.returnedAt === null && Temporal.Instant.compare(now, row.dueAt) > 0
  return { ...row, borrower: row.person, takenAt: row.takenAt.toString(), dueAt: row.dueAt.toString(), finishedAt: text(row.finishedAt), returnedAt: text(row.returnedAt), overdue }
}

export function damageView(row: typeof damage.$inferSelect, today: Temporal.PlainDate): Shape<'damage'> {
  const overdue = row.startBy !== null && row.startedOn === null && Temporal.PlainDate.compare(today, row.startBy) > 0
  return { ...row, foundOn: row.foundOn.toString(), startBy: text(row.startBy), startedOn: text(row.startedOn), doneOn: text(row.doneOn), overdue }
}

export function inspectionView(row: typeof inspection.$inferSelect): Shape<'inspection'> {
  return { ...row, on: row.on.toString() }
}

export function climateView(row: typeof climate.$inferSelect): Shape<'climate'> {
  return { ...row, at: row.at.toString() }
}

export function packageView(row: typeof casePackage.$inferSelect, kinds: readonly Kind[], held: boolean): Shape<'casePackage'> {
  return { ...row, openedAt: row.openedAt.toString(), finishedAt: text(row.finishedAt), components: kinds.length, missing: missingOf({ ...row, kinds }), held }
}

export function holdView(row: typeof hold.$inferSelect): Shape<'hold'> {
  return { ...row, subject: row.label, since: row.since.toString(), releasedAt: text(row.releasedAt) }
}

export function appraisalView(row: typeof appraisal.$inferSelect, answered: ReadonlySet<string>): Shape<'appraisal'> {
  return {
    ...row, state: row.executedOn ? 'executed' : 'open', reviewers: row.reviewers.map((person) => ({ person, answered: answered.has(person) })), volumes: row.volumes.length, openedAt: row.openedAt.toString(),
    executedOn: text(row.executedOn),
  }
}

export function transferView({ bag: _bag, ...row }: typeof transfer.$inferSelect): Shape<'transfer'> {
  return { ...row, volumes: row.numbers, packedAt: row.packedAt.toString(), receivedOn: text(row.receivedOn) }
}
