export { adminUrl, createTestDatabase, natsUrl, type TestDatabase } from './stack.ts'
export { createTestIssuer, type TestIssuer } from './issuer.ts'
