import type { LeavingFile } from '@hall/contract-personnel'
import { fold } from '@hall/decider'
import type { LeavingEvent } from './leaving-event.ts'

/** The file after an event; undefined before the first. */
export function evolveLeaving(file: LeavingFile | undefined, event: LeavingEvent): LeavingFile | undefined {
  if (event.type === 'LeavingRequested') {
    const { type: _type, on: _on, ...requested } = event
    return { ...requested, status: 'requested', reply: null, opinion: null, exception: null, shadowed: [], accountsClosedOn: null, handover: [], release: null }
  }
  return file && evolve(file, event)
}

function evolve(file: LeavingFile, event: Exclude<LeavingEvent, { type: 'LeavingRequested' }>): LeavingFile {
  switch (event.type) {
    case 'LeavingOpined':
      return { ...file, status: event.opinion.agreed ? 'agreed' : 'refused', opinion: event.opinion, reply: event.reply, exception: event.exception }
    case 'DayShadowed': return { ...file, shadowed: [...file.shadowed, event.on].sort() }
    case 'HandoverLineAdded': return { ...file, handover: [...file.handover, { id: event.line, kind: event.kind, what: event.what, signed: [] }] }
    case 'HandoverLineSigned':
      return { ...file, handover: file.handover.map((line) => (line.id === event.line ? { ...line, signed: [...line.signed, event.as] } : line)) }
    case 'AccountsClosed': return { ...file, accountsClosedOn: event.on }
    case 'StaffReleased': {
      const { on, forced, approver, reason, lines } = event
      return { ...file, status: 'released', release: { on, forced, approver, reason, openLines: [...lines] } }
    }
    case 'LeavingWithdrawn': return { ...file, status: 'withdrawn' }
    case 'PostingOrdered':
    case 'PostingEnded': return file
  }
}

export function foldLeaving(events: Iterable<LeavingEvent>): LeavingFile | undefined {
  return fold<LeavingFile | undefined, LeavingEvent>(evolveLeaving, undefined, events)
}
