import type { CasesPolicy } from '@hall/regulation'
import type { CaseEvent } from '../domain/case/case-event.ts'

/** The clauses a step of a case rests on, beside those of what it found wrong. */
export function citedBy(events: readonly CaseEvent[], policy: CasesPolicy): string[] {
  return [...new Set(events.flatMap((event) => [clauseOf(event, policy), 'clause' in event ? event.clause : undefined]).filter((clause): clause is string => typeof clause === 'string'))]
}

function clauseOf({ type }: CaseEvent, policy: CasesPolicy): string | undefined {
  switch (type) {
    case 'CaseRegistered': return policy.contacts.first.clause
    case 'MaterialsChecked':
    case 'VisitEnded': return policy.review.clause
    case 'NoticeIssued':
    case 'SecondNoticeBlocked': return policy.notice.second.clause
    case 'MaterialsSupplied':
    case 'CaseAccepted': return policy.acceptance.startsFrom.clause
    case 'AcceptanceRefused':
    case 'CaseReturned': return policy.negative.says.clause
    case 'CaseExamined':
    case 'CaseDecided':
    case 'CaseSentBack': return policy.examination?.clause
    case 'ClockStopped':
    case 'StopTold':
    case 'StopEnded': return policy.limit.excluded?.clause
    case 'ExtensionRequested':
    case 'ExtensionGranted':
    case 'ExtensionDenied':
    case 'ApplicantTold': return policy.limit.extension?.clause
    case 'NegationFiled':
    case 'NegationSigned': return policy.negative.filing?.clause
    case 'NegationCopiesMade':
    case 'NegationCopyPlaced':
    case 'NegationClosed': return policy.negative.copyHolders?.clause
    case 'RefusalWithdrawn':
    case 'WithdrawalDelivered': return policy.negative.overturned?.clause
    case 'NetworkEntered': return policy.acceptance.networkReference?.clause
    case 'MaterialsCarried': return policy.carriers?.clause
    case 'MeetingHeld':
    case 'PartsDistributed':
    case 'OpinionGiven': return policy.joint?.clause
    case 'LimitWarned': return policy.limit.warn.clause
    case 'CaseConcluded':
    case 'LimitExpired': return policy.limit.promised.clause
    case 'CaseDeemedApproved': return policy.limit.deemedApproval?.clause
    case 'ResultTold': return policy.result.toldWithin?.clause
    default: return undefined
  }
}
