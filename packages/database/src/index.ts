export {
  openDatabase, sqlOn, TransactionAbortedError,
  type Database, type DatabaseConfig, type Sql, type Transaction,
} from './database.ts'
export { sqlBeyondReach } from './beyond-reach.ts'
export { startLeading, type Leading, type Lease } from './leading.ts'
export {
  DEADLOCK_DETECTED, EXCLUSION_VIOLATION, findSqlState, INSUFFICIENT_PRIVILEGE, isAway, isExclusionViolation, isRowRefused, isUniqueViolation, isWorthRetrying,
  SERIALIZATION_FAILURE, UNIQUE_VIOLATION,
} from './sql-state.ts'
export { bytes, type DaySpan, dateRange, instant, plainDate, plainDateTime, type TimeSpan, timeRange } from './columns.ts'
export { appendOnly, appendOnlyWithin, DEPOSIT, depositOnly, PUBLIC_READ, publicFacts, publicWithin, visibleWithin, type Place } from './visibility.ts'
export { migrate, type Migration } from './migrate.ts'
export { LEAST_RETAINED_DAYS } from './retained.ts'
export { findUnprotectedTables, type UnprotectedTable } from './unprotected-tables.ts'
export { assertSchemaMatches } from './schema-matches.ts'
export { listPage, type ListOptions } from './list-page.ts'
