import type { SheetFile } from '@hall/contract-personnel'
import { accept, type Decision, fold, refuse } from '@hall/decider'
import type { Rules } from '../rules.ts'

type Duty = SheetFile['duties'][number]
type Drafted = Omit<SheetFile, 'status' | 'publishedOn' | 'withoutWork'>

/** Stream `sheet/<id>`. */
export type SheetEvent =
  | ({ readonly type: 'SheetDrafted'; readonly on: string } & Drafted)
  | { readonly type: 'SheetPublished'; readonly on: string }
  | { readonly type: 'SheetWithdrawn'; readonly on: string }
  | { readonly type: 'DutyAssigned'; readonly duty: string; readonly person: string; readonly backup: boolean; readonly from: string; readonly until: string | null }
  | { readonly type: 'DutyWithdrawn'; readonly duty: string; readonly on: string }
export type SheetCode = 'NOT_POSSIBLE_NOW' | 'SHEET_INCOMPLETE' | 'DUTY_HELD' | 'LINE_UNKNOWN' | 'ENDS_BEFORE_START'
type Decided = Decision<SheetEvent, SheetCode>

export function foldSheet(events: Iterable<SheetEvent>): SheetFile | undefined {
  return fold<SheetFile | undefined, SheetEvent>((file, event) => {
    if (event.type === 'SheetDrafted') {
      const { type: _type, on: _on, ...drafted } = event
      return { ...drafted, status: 'draft', publishedOn: null, withoutWork: drafted.duties.length === 0 }
    }
    if (!file) return file
    switch (event.type) {
      case 'SheetPublished': return { ...file, status: 'published', publishedOn: event.on }
      case 'SheetWithdrawn': return { ...file, status: 'withdrawn' }
      case 'DutyAssigned': {
        const { duty, person, backup, from, until } = event
        const given = (one: Duty): Duty => ({ ...one, holders: [...one.holders, { person, backup, from, until }] })
        return { ...file, duties: file.duties.map((one) => (one.id === duty ? given(one) : one)) }
      }
      case 'DutyWithdrawn': {
        const duties = file.duties.filter(({ id }) => id !== event.duty)
        return { ...file, duties, withoutWork: duties.length === 0 }
      }
    }
  }, undefined, events)
}

export const draft = (drafted: Drafted & { on: string }): Decided => accept({ type: 'SheetDrafted', ...drafted })

const PARTS = { procedure: 'procedure', standard: 'standard', time_limit: 'timeLimit' } as const

/** What of the regulation a sheet lacks, the first clause first; nothing when it is complete. */
export function lacking({ elements, duties, authorities }: Pick<SheetFile, 'elements' | 'duties' | 'authorities'>, { policy }: Pick<Rules, 'policy'>): { clause: string; issues: string[] } | undefined {
  const parts = policy.sheetTaskParts
  const checks = [
    policy.sheetTasks && { clause: policy.sheetTasks.clause, issues: duties.length < policy.sheetTasks.value.atLeast ? ['no_work'] : [] },
    parts && { clause: parts.clause, issues: duties.flatMap((one) => parts.value.filter((part) => part in PARTS && one[PARTS[part as keyof typeof PARTS]] === null).map((part) => `${one.what}: ${part}`)) },
    policy.sheetAuthorities && { clause: policy.sheetAuthorities.clause, issues: authorities.filter(({ responsibility }) => responsibility === null).map(({ what }) => what) },
    policy.dutyHolders && { clause: policy.dutyHolders.clause, issues: duties.filter(({ indicator }) => indicator === null).map(({ what }) => `${what}: indicator`) },
    policy.sheet && { clause: policy.sheet.clause, issues: policy.sheet.value.elements.filter((element) => !elements[element]) },
  ]
  return checks.find((check) => check !== undefined && check.issues.length > 0)
}

export function publish(on: string, file: SheetFile, rules: Rules): Decided {
  if (file.status !== 'draft') return refuse('NOT_POSSIBLE_NOW', { status: file.status })
  const found = lacking(file, rules)
  return found ? refuse('SHEET_INCOMPLETE', { issues: found.issues.slice(0, 20) }, found.clause) : accept({ type: 'SheetPublished', on })
}

const LAST = '9999-12-31'
const overlap = (a: { from: string; until: string | null }, b: { from: string; until: string | null }) => a.from <= (b.until ?? LAST) && b.from <= (a.until ?? LAST)

/** Of two people for one duty at one time, one must be marked as backup. */
export function assign(wanted: { duty: string; person: string; backup: boolean; from: string; until: string | null }, file: SheetFile, { policy }: Rules): Decided {
  const duty = file.duties.find(({ id }) => id === wanted.duty)
  if (!duty || file.status === 'withdrawn') return refuse('LINE_UNKNOWN')
  if (wanted.until !== null && wanted.until < wanted.from) return refuse('ENDS_BEFORE_START')
  const held = wanted.backup ? undefined : duty.holders.find((one) => !one.backup && overlap(one, wanted))
  if (policy.dutyHolders && held) return refuse('DUTY_HELD', { held_by: held.person }, policy.dutyHolders.clause)
  return accept({ type: 'DutyAssigned', ...wanted })
}

export function withdrawDuty({ duty, on }: { duty: string; on: string }, file: SheetFile): Decided {
  return file.duties.some(({ id }) => id === duty) ? accept({ type: 'DutyWithdrawn', duty, on }) : refuse('LINE_UNKNOWN')
}

/** Who answers for each duty on a day; nobody where it is unassigned. */
export function dutiesOn(on: string, file: SheetFile) {
  return file.duties.map(({ id, what, indicator, holders }) => {
    const now = holders.filter(({ from, until }) => from <= on && (until === null || on <= until))
    return { duty: id, what, indicator, person: now.find(({ backup }) => !backup)?.person ?? null, backups: now.filter(({ backup }) => backup).map(({ person }) => person) }
  })
}
