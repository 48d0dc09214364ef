import type { Complaint } from '../report.ts'

/** The kinds of commands given under load: what each writes is in checks/commands.ts. */
export type CommandKind = 'grants.give' | 'roster.apply' | 'absences.register' | 'policies.draft' | 'policies.review' | 'policies.publish'

/** A command whose outcome the client knows. */
export interface Acknowledged {
  readonly kind: CommandKind
  readonly commandId: string
  /** Names what it was to write; no two commands of a kind share it. */
  readonly key: string
  readonly value: unknown
}

/** What the outside knows it was promised. */
export interface Ledger {
  readonly commands: Acknowledged[]
  /** `serial/pin/time` of every line a terminal was told OK for. */
  readonly punches: string[]
  /** Sendings repeated, by kind of command and for `punches`. */
  readonly retries: Map<string, number>
  /** Answers that were no outcome, by code. */
  readonly answers: Map<string, number>
  readonly complaints: Complaint[]
}

export function createLedger(): Ledger {
  return { commands: [], punches: [], retries: new Map(), answers: new Map(), complaints: [] }
}

export function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1)
}
