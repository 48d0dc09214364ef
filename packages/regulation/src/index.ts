export { AREAS, KINDS, clause, clauseFile, type Area, type Clause, type ClauseFile, type Kind } from './clause.ts'
export { cited, type Cited } from './cited.ts'
export { policyFile, type PolicyFile, type PolicyVersion } from './policy.ts'
export { inForce, type InForce } from './in-force.ts'
export { attendancePolicy, METHODS, type AttendancePolicy, type CheckPoint } from './attendance-policy.ts'
export { archivesPolicy, type ArchivesPolicy } from './archives-policy.ts'
export { assetsPolicy, type AssetsPolicy } from './assets-policy.ts'
export {
  CLOSING_STEPS, COMPLAINT_CHANNELS, COMPLAINT_CLASSES, COMPLAINT_FINDINGS, COMPLAINT_OFFICES, complaintsPolicy, CONSEQUENCE_KINDS, type ComplaintsPolicy,
} from './complaints-policy.ts'
export { APPRAISAL_INPUTS, evaluationPolicy, type EvaluationPolicy } from './evaluation-policy.ts'
export { sealsPolicy, type SealsPolicy } from './seals-policy.ts'
export { casesPolicy, CHANGE_STEPS, ITEM_FIELDS, NEGATION_COPIES, NEGATION_FIELDS, NEGATION_REASONS, NOTICE_PARTS, PAPERS, PROCEDURE_KINDS, SPECIAL_PROCEDURES, type CasesPolicy } from './cases-policy.ts'
export { inSchemaOrder, policySchemas, type PolicyArea, type PolicyOf } from './areas.ts'
export { citedClauses, policyValues, type PolicyValue } from './policy-values.ts'
export { MONTH_FIGURES, ROUND_KINDS, type MonthFigure, type MonthPolicy, type RoundKind } from './settlement-policy.ts'
export {
  DECIDING_ROLES, LEAVE_DOCUMENTS, LEAVE_KINDS, STAND_IN_CHECKS,
  type AwayPolicy, type CoverPolicy, type DecidingRole, type Entitlement, type LateFiling, type LeaveChain, type LeaveDocument, type LeaveKind, type LeavePolicy,
  type NoonService, type OvertimePolicy, type RestPolicy,
} from './leave-policy.ts'
export {
  clockConventions, clockLimit, clockRule,
  type ClockConventions, type ClockLimit, type ClockRule, type PlainClockRule, type Rung,
} from './clock-rule.ts'
export { EMPLOYMENT, personnelPolicy, RANKS, type PersonnelPolicy } from './personnel-policy.ts'
export { FACT_KINDS, type Evidence } from './personnel-return-policy.ts'
export { trainingPolicy, type TrainingPolicy } from './training-policy.ts'
export { meetingsPolicy, type MeetingsPolicy, type Rhythm } from './meetings-policy.ts'
export { type PolicyLimit } from './limit.ts'
export { baseline, nationalBaseline, type Baseline } from './baseline.ts'
export { inSeason, momentOn, seasonOn, sessionsOn, type Season, type WorkSession } from './timetable.ts'
