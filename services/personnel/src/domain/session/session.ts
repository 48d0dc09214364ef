import type { SessionFile } from '@hall/contract-personnel'
import { accept, type Decision, fold, refuse } from '@hall/decider'
import type { MeetingsPolicy, TrainingPolicy } from '@hall/regulation'

type Attendee = SessionFile['attendees'][number]
type Planned = Omit<SessionFile, 'attendees' | 'status' | 'minutes' | 'decisions' | 'honors'>

/** Stream `session/<id>`. */
export type SessionEvent =
  | ({ readonly type: 'SessionPlanned'; readonly invited: readonly { person: string; name: string }[] } & Planned)
  | { readonly type: 'SessionLeaveAsked'; readonly person: string; readonly at: string; readonly reason: string; readonly substitute: string | null }
  | { readonly type: 'SessionLeaveDecided'; readonly person: string; readonly granted: boolean }
  | { readonly type: 'SessionSignedIn'; readonly person: string; readonly at: string; readonly minutesLate: number }
  | { readonly type: 'SessionSignedOut'; readonly person: string; readonly at: string; readonly minutesEarly: number }
  | { readonly type: 'SessionObserved'; readonly person: string; readonly point: string; readonly note: string | null }
  | { readonly type: 'SessionMarked'; readonly person: string; readonly present: boolean; readonly reason: string | null }
  | { readonly type: 'SessionMinuted'; readonly text: string; readonly by: string; readonly on: string; readonly decisions: SessionFile['decisions']; readonly honors: SessionFile['honors'] }
  | { readonly type: 'SessionClosed'; readonly on: string }
  | { readonly type: 'ParticipantsEntered'; readonly by: string; readonly people: readonly { person: string; name: string }[] }
  | { readonly type: 'TaskReported'; readonly person: string; readonly at: string; readonly late: boolean }
  | { readonly type: 'DecisionDone'; readonly decision: string; readonly on: string }
  | { readonly type: 'SessionMissed'; readonly session: string; readonly kind: 'training' | 'meeting'; readonly person: string; readonly center: string; readonly department: string | null; readonly on: string; readonly clause: string }

export type SessionCode = 'NOT_POSSIBLE_NOW' | 'NOT_INVITED' | 'LEAVE_TOO_LATE' | 'SUBSTITUTE_NEEDED' | 'ROLL_OPEN' | 'MINUTES_MISSING' | 'NOT_A_CONVENER' | 'ENDS_BEFORE_START' | 'LINE_UNKNOWN' | 'REASON_MISSING'
type Decided = Decision<SessionEvent, SessionCode>
export interface SessionRules { readonly training: TrainingPolicy; readonly meetings: MeetingsPolicy }

export function foldSession(events: Iterable<SessionEvent>): SessionFile | undefined {
  return fold<SessionFile | undefined, SessionEvent>((file, event) => {
    if (event.type === 'SessionPlanned') {
      const { type: _type, invited, ...planned } = event
      return { ...planned, status: 'planned', minutes: null, decisions: [], honors: [], attendees: invited.map(attendeeOf) }
    }
    return file && evolve(file, event)
  }, undefined, events)
}

const attendeeOf = ({ person, name }: { person: string; name: string }): Attendee =>
  ({ person, name, state: 'invited', signedInAt: null, minutesLate: 0, reason: null, leave: null, substituteCame: false, signedOutAt: null, minutesEarly: 0, remarks: [] })

function evolve(file: SessionFile, event: Exclude<SessionEvent, { type: 'SessionPlanned' }>): SessionFile {
  const change = (person: string, next: (one: Attendee) => Attendee) => ({ ...file, attendees: file.attendees.map((one) => (one.person === person ? next(one) : one)) })
  switch (event.type) {
    case 'SessionLeaveAsked': return change(event.person, (one) => ({ ...one, leave: { at: event.at, reason: event.reason, substitute: event.substitute, granted: null } }))
    case 'SessionLeaveDecided': return change(event.person, (one) => ({ ...one, leave: one.leave && { ...one.leave, granted: event.granted }, state: event.granted ? 'excused' : one.state }))
    case 'SessionSignedIn': {
      const came = file.attendees.some(({ person }) => person === event.person)
      if (came) return change(event.person, (one) => ({ ...one, signedInAt: event.at, minutesLate: event.minutesLate, state: event.minutesLate > 0 ? 'late' : 'present' }))
      return { ...file, attendees: file.attendees.map((one) => (one.leave?.substitute === event.person ? { ...one, substituteCame: true, signedInAt: event.at, minutesLate: event.minutesLate } : one)) }
    }
    case 'SessionSignedOut': return change(event.person, (one) => ({ ...one, signedOutAt: event.at, minutesEarly: event.minutesEarly }))
    case 'SessionObserved': return change(event.person, (one) => ({ ...one, remarks: [...one.remarks, { point: event.point, note: event.note }] }))
    case 'SessionMarked': return change(event.person, (one) => ({ ...one, state: event.present ? 'present' : one.state === 'excused' ? 'excused' : 'absent', reason: event.reason }))
    case 'SessionMinuted': return { ...file, minutes: { text: event.text, by: event.by, on: event.on }, decisions: [...event.decisions], honors: [...event.honors] }
    case 'SessionClosed': return { ...file, status: 'closed', attendees: file.attendees.map((one) => (one.state === 'invited' ? { ...one, state: 'absent' as const } : one)) }
    case 'ParticipantsEntered': return { ...file, attendees: [...file.attendees, ...event.people.filter(({ person }) => !file.attendees.some((one) => one.person === person)).map(attendeeOf)] }
    case 'TaskReported': return change(event.person, (one) => ({ ...one, signedInAt: event.at, state: event.late ? 'late' : 'present' }))
    case 'DecisionDone': return { ...file, decisions: file.decisions.map((one) => (one.id === event.decision ? { ...one, doneOn: event.on } : one)) }
    case 'SessionMissed': return file
  }
}

interface Planning {
  readonly invited: readonly { person: string; name: string }[]
  /** Roles of who convenes it, and of who is to chair. */
  readonly convener: readonly string[]
  readonly chairRoles: readonly string[]
}

/** Some meetings only leaders of the center convene; another chair than the regulation names takes a reason; what is talked about stands under its headings. */
export function plan(planned: Planned, { invited, convener, chairRoles }: Planning, { meetings }: SessionRules): Decided {
  if (planned.endsAt <= planned.startsAt) return refuse('ENDS_BEFORE_START')
  const kind = planned.kind === 'meeting' ? meetings.kinds?.find(({ id }) => id === planned.topic) : undefined
  const by = kind?.convenedBy
  if (by && !by.value.some((role) => convener.includes(role))) return refuse('NOT_A_CONVENER', { issues: [...by.value] }, by.clause)
  const attendance = kind?.attendance
  if (attendance && planned.chair !== null && planned.chairReason === null && !attendance.value.chair.some((role) => chairRoles.includes(role))) return refuse('REASON_MISSING', { issues: [...attendance.value.chair] }, attendance.clause)
  const headings = kind?.topics
  const outside = headings ? planned.agenda.filter(({ heading }) => !headings.value.some(({ zh, en }) => heading === zh || heading === en)) : []
  if (headings && outside.length > 0) return refuse('LINE_UNKNOWN', { issues: outside.map(({ heading }) => heading) }, headings.clause)
  return accept({ type: 'SessionPlanned', invited, ...planned })
}

const invitedOf = (file: SessionFile, person: string) => file.attendees.find((one) => one.person === person)

/** Beforehand, and with somebody who comes instead where the regulation wants it. */
export function askLeave(asked: { person: string; at: string; reason: string; substitute: string | null }, file: SessionFile, { training, meetings }: SessionRules): Decided {
  if (file.status !== 'planned') return refuse('NOT_POSSIBLE_NOW', { status: file.status })
  if (!invitedOf(file, asked.person)) return refuse('NOT_INVITED')
  const clause = (training.leave ?? meetings.leave)?.clause
  if (asked.at >= file.startsAt) return refuse('LEAVE_TOO_LATE', { until: file.startsAt }, clause)
  if (meetings.leave?.value.substitute && asked.substitute === null) return refuse('SUBSTITUTE_NEEDED', {}, meetings.leave.clause)
  return accept({ type: 'SessionLeaveAsked', ...asked })
}

export function decideLeave({ person, granted }: { person: string; granted: boolean }, file: SessionFile): Decided {
  return invitedOf(file, person)?.leave ? accept({ type: 'SessionLeaveDecided', person, granted }) : refuse('NOT_INVITED')
}

/** On time so many minutes before the start, where the regulation says so. */
export function signIn({ person, at }: { person: string; at: string }, file: SessionFile, { meetings }: SessionRules): Decided {
  if (!file.attendees.some((one) => one.person === person || one.leave?.substitute === person)) return refuse('NOT_INVITED')
  const limit = Temporal.PlainDateTime.from(file.startsAt).subtract({ minutes: meetings.arrive?.value.minutesBefore ?? 0 })
  return accept({ type: 'SessionSignedIn', person, at, minutesLate: Math.max(0, Math.ceil(limit.until(Temporal.PlainDateTime.from(at)).total('minutes'))) })
}

/** Earlier than the end is shown as left early. */
export function signOut({ person, at }: { person: string; at: string }, file: SessionFile): Decided {
  if (!invitedOf(file, person)?.signedInAt) return refuse('NOT_INVITED')
  return accept({ type: 'SessionSignedOut', person, at, minutesEarly: Math.max(0, Math.ceil(Temporal.PlainDateTime.from(at).until(Temporal.PlainDateTime.from(file.endsAt)).total('minutes'))) })
}

/** Only points of the discipline that the regulation names. */
export function observe(seen: { person: string; point: string; note: string | null }, file: SessionFile, { meetings }: SessionRules): Decided {
  if (!invitedOf(file, seen.person)) return refuse('NOT_INVITED')
  const points = [...(meetings.discipline?.value ?? []), ...(meetings.phones?.value ?? [])]
  return points.includes(seen.point) ? accept({ type: 'SessionObserved', ...seen }) : refuse('LINE_UNKNOWN', { issues: points }, (meetings.discipline ?? meetings.phones)?.clause)
}

export function mark(marked: { person: string; present: boolean; reason: string | null }, file: SessionFile): Decided {
  if (file.status !== 'planned') return refuse('NOT_POSSIBLE_NOW', { status: file.status })
  return invitedOf(file, marked.person) ? accept({ type: 'SessionMarked', ...marked }) : refuse('NOT_INVITED')
}

export function minute(minuted: Omit<Extract<SessionEvent, { type: 'SessionMinuted' }>, 'type'>, file: SessionFile): Decided {
  return file.status === 'planned' ? accept({ type: 'SessionMinuted', ...minuted }) : refuse('NOT_POSSIBLE_NOW', { status: file.status })
}

/** A roll call closes when everybody is marked; a meeting when its minutes are there. Whoever stayed away without leave is entered. */
export function close({ on, departments }: { on: string; departments: ReadonlyMap<string, string | null> }, file: SessionFile, { training, meetings }: SessionRules): Decided {
  if (file.status !== 'planned') return refuse('NOT_POSSIBLE_NOW', { status: file.status })
  const open = file.attendees.filter(({ state }) => state === 'invited')
  if (file.kind === 'training' && training.rollCall && open.length > 0) return refuse('ROLL_OPEN', { number: open.length, issues: open.slice(0, 20).map(({ name }) => name) }, training.rollCall.clause)
  const minutes = file.kind === 'meeting' ? meetings.kinds?.find(({ id }) => id === file.topic)?.minutes : undefined
  if (minutes && !file.minutes) return refuse('MINUTES_MISSING', {}, minutes.clause)
  const rule = file.kind === 'training' ? training.missed : undefined
  const missed = rule ? file.attendees.filter(({ state, substituteCame }) => state === 'absent' && !substituteCame) : []
  return accept({ type: 'SessionClosed', on }, ...missed.map(({ person }): SessionEvent => ({
    type: 'SessionMissed', session: file.id, kind: 'training', person, center: file.center, department: departments.get(person) ?? null, on: file.startsAt.slice(0, 10), clause: rule!.clause,
  })))
}

/** Only people of the window the lead answers for. */
export function enter({ by, people, ofWindow }: { by: string; people: readonly string[]; ofWindow: readonly { person: string; name: string }[] }, file: SessionFile): Decided {
  if (file.status !== 'planned' || file.kind !== 'activity') return refuse('NOT_POSSIBLE_NOW', { status: file.status })
  const named = people.map((person) => ofWindow.find((one) => one.person === person))
  const strangers = people.filter((_, at) => named[at] === undefined)
  if (strangers.length > 0) return refuse('NOT_INVITED', { issues: strangers })
  return accept({ type: 'ParticipantsEntered', by, people: named.filter((one) => one !== undefined).map(({ person, name }) => ({ person, name })) })
}

/** Done by the end of the span, or late. */
export function report({ person, at }: { person: string; at: string }, file: SessionFile): Decided {
  if (file.status !== 'planned' || file.kind !== 'task') return refuse('NOT_POSSIBLE_NOW', { status: file.status })
  if (invitedOf(file, person)?.state !== 'invited') return refuse('NOT_POSSIBLE_NOW', { status: invitedOf(file, person)?.state ?? 'none' })
  return accept({ type: 'TaskReported', person, at, late: at > file.endsAt })
}

export function settle({ decision, on }: { decision: string; on: string }, file: SessionFile): Decided {
  return file.decisions.some(({ id }) => id === decision) ? accept({ type: 'DecisionDone', decision, on }) : refuse('LINE_UNKNOWN')
}
