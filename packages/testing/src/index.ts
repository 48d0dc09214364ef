export { adminUrl, createTestDatabase, natsUrl, type TestDatabase } from './stack.ts'
export { createTestIssuer, type TestIssuer } from './issuer.ts'
export { fuzzContract, type FuzzOptions } from './fuzz/fuzz-contract.ts'
export { arbitraryOf, type Vocabulary } from './fuzz/schema-arbitrary.ts'
