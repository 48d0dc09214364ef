export { AREAS, KINDS, clause, clauseFile, type Area, type Clause, type ClauseFile, type Kind } from './clause.ts'
export { cited, type Cited } from './cited.ts'
export { policyFile, type PolicyFile, type PolicyVersion } from './policy.ts'
export { inForce, type InForce } from './in-force.ts'
export { attendancePolicy, METHODS, type AttendancePolicy, type CheckPoint } from './attendance-policy.ts'
export { inSchemaOrder, policySchemas, type PolicyArea, type PolicyOf } from './areas.ts'
export { citedClauses, policyValues, type PolicyValue } from './policy-values.ts'
export {
  clockConventions, clockLimit, clockRule,
  type ClockConventions, type ClockLimit, type ClockRule, type PlainClockRule, type Rung,
} from './clock-rule.ts'
export { baseline, nationalBaseline, type Baseline } from './baseline.ts'
