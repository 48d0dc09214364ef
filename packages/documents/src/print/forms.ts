import attendanceVerdict from '../../forms/attendance-verdict.json' with { type: 'json' }
import complaintDecision from '../../forms/complaint-decision.json' with { type: 'json' }
import complaintRecord from '../../forms/complaint-record.json' with { type: 'json' }
import complaintReply from '../../forms/complaint-reply.json' with { type: 'json' }
import { formTemplate } from './form.ts'

/** A day of one person: punches, verdicts and the clauses they rest on. */
export const attendanceVerdictForm = formTemplate.parse(attendanceVerdict)

/** What was said by word of mouth, for the complainant to confirm. */
export const complaintRecordForm = formTemplate.parse(complaintRecord)
/** What was decided on a complaint, for the unit. */
export const complaintDecisionForm = formTemplate.parse(complaintDecision)
/** The answer to the complainant. */
export const complaintReplyForm = formTemplate.parse(complaintReply)
