import type { z } from 'zod'
import type { casesShapes, ItemContent, itemShapes } from '@hall/contract-cases'
import type { caseFile, finding, item, itemChange } from './db/schema.ts'

type CaseRowView = z.input<typeof casesShapes.caseRow>
type FindingView = z.input<typeof casesShapes.finding>
export type CaseRow = typeof caseFile.$inferSelect

/** The name as others than those who handle the case see it: the first character. */
export function maskedName(name: string): string {
  return name.length <= 1 ? name : `${[...name][0]}${'*'.repeat([...name].length - 1)}`
}

/** Middle digits hidden. */
export function maskedDigits(text: string | undefined): string | undefined {
  return text === undefined ? undefined : text.length <= 7 ? '*'.repeat(text.length) : `${text.slice(0, 3)}${'*'.repeat(text.length - 7)}${text.slice(-4)}`
}

export function rowView(row: CaseRow): CaseRowView {
  return {
    id: row.id, number: row.number, center: row.center, department: row.department, window: row.window, handler: row.person, item: row.item, itemName: row.itemName, itemVersion: row.itemVersion,
    kind: row.kind, channel: row.channel, state: row.state as CaseRowView['state'], urgent: row.urgent, applicant: maskedName(row.applicant?.name ?? ''),
    receivedAt: row.receivedAt.toString(), acceptedAt: row.acceptedAt?.toString() ?? null, finishedAt: row.finishedAt?.toString() ?? null, dueOn: row.dueOn?.toString() ?? null, dueAt: row.dueAt?.toString() ?? null,
    statutoryOn: row.statutoryOn?.toString() ?? null, stopped: row.stopped, outcome: row.outcome, findings: row.findings, acceptanceOpen: row.acceptanceOpen,
  }
}

export function findingView(row: typeof finding.$inferSelect): FindingView {
  return {
    id: row.id, case: row.case, number: row.number, center: row.center, department: row.department, person: row.person, kind: row.kind as FindingView['kind'], clause: row.clause, at: row.at.toString(),
    detail: row.detail, state: row.state, decidedBy: row.decidedBy, days: row.days, consequence: row.consequence, ground: row.ground,
  }
}

export function itemView(row: typeof item.$inferSelect, { content, missing, proposed }: { content: ItemContent | undefined; missing: string[]; proposed: boolean }): z.input<typeof itemShapes.itemRow> {
  return {
    id: row.id, center: row.center, department: row.department, code: row.code, name: row.name, kind: row.kind, state: row.state, version: row.version, effectiveFrom: row.effectiveFrom?.toString() ?? null,
    leftOn: row.leftOn?.toString() ?? null, promised: content?.promised ?? null, statutory: content?.statutory ?? null, windows: row.windows, missing, reviewedOn: row.reviewedOn?.toString() ?? null, proposedTwoPersons: proposed,
  }
}

export function changeView(row: typeof itemChange.$inferSelect): z.input<typeof itemShapes.itemChange> {
  const { id, center, department, item: of, kind, name, ground, groundText, steps, state, reason } = row
  return { id, center, department, item: of, kind, name, ground, groundText, state, reason, steps: [...steps], effectiveFrom: row.effectiveFrom?.toString() ?? null, appliedAt: row.appliedAt.toString() }
}
