export { adminUrl, createTestDatabase, natsUrl, type TestDatabase } from './stack.ts'
export { createTestIssuer, type TestIssuer } from './issuer.ts'
export { until } from './until.ts'
