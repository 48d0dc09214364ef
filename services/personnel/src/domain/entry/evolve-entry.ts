import type { EntryFile } from '@hall/contract-personnel'
import { fold } from '@hall/decider'
import type { EntryEvent } from './entry-event.ts'

/** The file after an event; undefined before the first. */
export function evolveEntry(file: EntryFile | undefined, event: EntryEvent): EntryFile | undefined {
  if (event.type === 'EntryProposed') {
    const { type: _type, on: _on, ...proposed } = event
    return {
      ...proposed, status: 'proposed', reply: null, exception: null, opinion: null, registration: null, probation: null, induction: [], certificate: null, sentBackOn: null,
    }
  }
  return file && evolve(file, event)
}

function evolve(file: EntryFile, event: Exclude<EntryEvent, { type: 'EntryProposed' }>): EntryFile {
  const probation = file.probation!
  switch (event.type) {
    case 'OpinionGiven':
      return { ...file, status: event.opinion.agreed ? 'agreed' : 'disagreed', opinion: event.opinion, reply: event.reply, exception: event.exception }
    case 'EntryRegistered': {
      const { number, on, photos } = event
      return { ...file, status: file.status === 'agreed' ? 'registered' : file.status, registration: { number, on, photos } }
    }
    case 'ProbationStarted':
      return { ...file, status: 'on_probation', probation: { from: event.from, due: event.due, observedOn: null, trainedOn: null, assessments: [], extensions: 0 } }
    case 'ObservationClosed': return { ...file, probation: { ...probation, observedOn: event.on } }
    case 'NewcomerTrained': return { ...file, probation: { ...probation, trainedOn: event.on } }
    case 'NewcomerAssessed': {
      const { on, passed, late, reason } = event
      return { ...file, probation: { ...probation, assessments: [...probation.assessments, { on, passed, late, reason }] } }
    }
    case 'ProbationExtended': return { ...file, probation: { ...probation, due: event.due, extensions: probation.extensions + 1 } }
    case 'NewcomerInducted': return { ...file, induction: [...file.induction, { on: event.on, contents: [...event.contents] }] }
    case 'EntryAdmitted':
      return { ...file, status: 'admitted', start: event.from, certificate: event.certificate === null ? null : { number: event.certificate, from: event.from } }
    case 'NewcomerSentBack': return { ...file, status: 'sent_back', sentBackOn: event.on }
    case 'EntryWithdrawn': return { ...file, status: 'withdrawn' }
    case 'PostingOrdered':
    case 'PostingEnded': return file
  }
}

export function foldEntry(events: Iterable<EntryEvent>): EntryFile | undefined {
  return fold<EntryFile | undefined, EntryEvent>(evolveEntry, undefined, events)
}
