import type { TaskFile } from '@hall/contract-personnel'
import { accept, type Decision, fold, refuse } from '@hall/decider'
import type { Checked } from '../mandate/mandate.ts'
import type { Rules } from '../rules.ts'

type Asked = Omit<TaskFile, 'status' | 'answer' | 'letter' | 'clause'>

/** Stream `task/<id>`. */
export type TaskEvent =
  | ({ readonly type: 'TaskAsked'; readonly letter: string; readonly clause: string | null } & Asked)
  | { readonly type: 'TaskAnswered'; readonly text: string; readonly by: string; readonly at: string }
  | { readonly type: 'TaskDeclined'; readonly text: string; readonly by: string; readonly at: string }
type Decided = Decision<TaskEvent, 'OUTSIDE_POWER' | 'NEED_MISSING' | 'TECHNICIAN_MISSING' | 'TASK_BINDING' | 'NOT_POSSIBLE_NOW'>

/** The power of the letter that each kind of task takes. */
export const POWER_OF: Readonly<Record<TaskFile['kind'], string>> = { coordination: 'coordinate', reminder: 'coordinate', technician: 'dispatch_technicians' }

export function foldTask(events: Iterable<TaskEvent>): TaskFile | undefined {
  return fold<TaskFile | undefined, TaskEvent>((file, event) => {
    if (event.type === 'TaskAsked') {
      const { type: _type, ...asked } = event
      return { ...asked, status: 'open', answer: null }
    }
    const { type, ...answer } = event
    return file && { ...file, status: type === 'TaskAnswered' ? 'answered' : 'declined', answer }
  }, undefined, events)
}

/** `checked`: what the letter says of this power and this case. */
export function ask(wanted: Asked, checked: Checked, { policy }: Rules): Decided {
  if (!checked.may) return refuse('OUTSIDE_POWER', { found: checked.because }, checked.clause ?? undefined)
  const rule = policy.mandatePowers?.find(({ id }) => id === POWER_OF[wanted.kind])?.rule
  if (rule?.value.onNeed && (wanted.need === null || !rule.value.onNeed.includes(wanted.need))) return refuse('NEED_MISSING', { issues: [...rule.value.onNeed] }, rule.clause)
  if (wanted.kind === 'technician' && wanted.technician === null) return refuse('TECHNICIAN_MISSING', {}, rule?.clause)
  return accept({ type: 'TaskAsked', ...wanted, letter: checked.letter!, clause: rule?.clause ?? checked.clause })
}

/** A section answers; where the regulation has it support the representative, it cannot decline. */
export function answer({ accepts, ...said }: { accepts: boolean; text: string; by: string; at: string }, { status }: TaskFile, { policy }: Rules): Decided {
  if (status !== 'open') return refuse('NOT_POSSIBLE_NOW', { status })
  if (!accepts && policy.support) return refuse('TASK_BINDING', {}, policy.support.clause)
  return accept({ type: accepts ? 'TaskAnswered' : 'TaskDeclined', ...said })
}

interface Step { readonly step: string; readonly at: string; readonly by: string | null }

/** How long a case was in each stage; the last one up to `now`, or nothing more once the case is over. */
export function timesOf(steps: readonly Step[], { now, finished }: { now: string; finished: boolean }) {
  return steps.map(({ step, at, by }, index) => {
    const next = steps[index + 1]?.at ?? null
    const to = next ?? (finished ? at : null)
    return { step, by, from: at, to, minutes: minutesBetween(at, to ?? now) }
  })
}

/** How long each section took, what is open up to `now`. */
export function sectionTimes(tasks: readonly TaskFile[], now: string) {
  return [...Map.groupBy(tasks, ({ section }) => section)].map(([section, of]) => ({
    section, tasks: of.length, open: of.filter(({ status }) => status === 'open').length, minutes: of.reduce((sum, { askedAt, answer: said }) => sum + minutesBetween(askedAt, said?.at ?? now), 0),
  }))
}

function minutesBetween(from: string, to: string): number {
  return Math.max(0, Math.floor(Temporal.PlainDateTime.from(from).until(Temporal.PlainDateTime.from(to)).total('minutes')))
}
