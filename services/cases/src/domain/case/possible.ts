import type { CaseAction } from '@hall/contract-cases'
import type { Situation } from './situation.ts'
import type { CaseFile } from './case-file.ts'

type Grounds = Pick<Situation, 'policy' | 'content'>

/** Whether a step the state allows means anything for this case: nobody ends a stop that does not run, or signs what nobody filed. */
export function isPossible(action: CaseAction, file: CaseFile, { policy, content }: Grounds): boolean {
  const { limit, negative, acceptance } = policy
  const isJoint = file.opened?.kind === 'joint'
  switch (action) {
    case 'meet':
    case 'distribute':
    case 'opine':
    case 'disagree': return isJoint
    case 'coordinate': return file.disagreement === 'raised'
    case 'stop': return limit.excluded !== undefined && file.stops.every(({ to }) => to !== null)
    case 'endStop': return file.stops.some(({ to }) => to === null)
    case 'tellStop': return file.stops.some(({ noticeAt }) => noticeAt === null)
    case 'state': return limit.excluded !== undefined
    case 'extend': return limit.extension !== undefined && limit.extension.value.strategy !== 'only_told'
    case 'consent': return file.extensions.some(({ grantedAt, deniedAt }) => grantedAt === null && deniedAt === null)
    case 'tell': return limit.extension !== undefined
    case 'file': return negative.filing !== undefined && file.filing?.confirmed !== true
    case 'sign': return file.filing !== null && file.filing.confirmed === null
    case 'reviewOnline': return policy.online !== undefined && file.opened?.channel === 'online'
    case 'placeCopy': return file.filing?.copies.some(({ placedAt }) => placedAt === null) ?? false
    case 'closeNegation': return file.filing !== null && file.filing.copies.length > 0 && file.filing.closedAt === null
    case 'deliverWithdrawal': return file.withdrawal?.deliveredAt === null
    case 'plan':
    case 'stepDone': return content.procedures.length > 0
    case 'forward': return policy.forwarding !== undefined || file.opened?.kind === 'escalated' || content.governmentDays !== undefined
    case 'carry': return policy.carriers !== undefined
    case 'keepCopies': return acceptance.copiesKept !== undefined && !(file.copies.given && file.copies.kept)
    case 'enter': return file.networkReference === null && (acceptance.networkReference !== undefined || acceptance.enteredWithin !== undefined)
    case 'noShow': return file.appointment !== null
    case 'instruct': return file.referredAt !== null && file.instruction === null
    case 'giveMaterialsBack': return file.askedBack
    case 'spotCheck': return policy.corrected !== undefined && file.examiner !== null && (file.correction === null || file.correction.closed)
    case 'correct':
    case 'closeCorrection': return file.correction?.closed === false
    case 'serve': return policy.negative.proof !== undefined && file.servedAt === null
    case 'endVisit': return file.visitOpen
    case 'supply': return file.asked.length > 0
    default: return true
  }
}
