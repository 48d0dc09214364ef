export { ledgerHandlers } from './handlers.ts'
export { type LedgerHeadSigned, signHeads } from './sign-heads.ts'
export { GENESIS_HASH, linkOf, type LedgerEntry, type LedgerLink } from './chain.ts'
