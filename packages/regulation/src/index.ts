export { AREAS, KINDS, clause, clauseFile, type Area, type Clause, type ClauseFile, type Kind } from './clause.ts'
export { cited, type Cited } from './cited.ts'
export { policyFile, type PolicyFile, type PolicyVersion } from './policy.ts'
export { inForce, type InForce } from './in-force.ts'
export { attendancePolicy, METHODS, type AttendancePolicy, type CheckPoint } from './attendance-policy.ts'
export {
  CLOSING_STEPS, COMPLAINT_CHANNELS, COMPLAINT_CLASSES, COMPLAINT_FINDINGS, COMPLAINT_OFFICES, complaintsPolicy, CONSEQUENCE_KINDS, type ComplaintsPolicy,
} from './complaints-policy.ts'
export { inSchemaOrder, policySchemas, type PolicyArea, type PolicyOf } from './areas.ts'
export { citedClauses, policyValues, type PolicyValue } from './policy-values.ts'
