import attendanceVerdict from '../../forms/attendance-verdict.json' with { type: 'json' }
import { formTemplate } from './form.ts'

/** A day of one person: punches, verdicts and the clauses they rest on. */
export const attendanceVerdictForm = formTemplate.parse(attendanceVerdict)
