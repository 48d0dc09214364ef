export { coverage, type Coverage } from './coverage.ts'
export { readClauses, readResults, writeCoverage } from './files.ts'
