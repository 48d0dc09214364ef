export { edgeRouter, type EdgeCall, type EdgeOptions } from './router.ts'
export { formatError, problemOf, toTRPCError } from './problem.ts'
export type { Contracts, EdgeContext, EdgeErrorShape, EdgeRouter } from './types.ts'
