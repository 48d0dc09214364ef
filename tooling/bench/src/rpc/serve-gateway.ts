import { startGateway } from '@hall/gateway'
import { lookupContract, lookupPermissions } from './lookup.ts'
import { ready, settings } from './side.ts'

const { natsUrl, issuer, audience, jwksUrl } = await settings()
const gateway = await startGateway({
  port: 0, host: '127.0.0.1', natsUrl, behindProxy: false, languages: ['zh'], logLevel: 'warn',
  identity: { issuer, audience, jwksUrl, provider: 'oidc', spaClientId: 'hall-admin' },
}, { contracts: { bench: lookupContract }, permissions: lookupPermissions })
ready({ url: gateway.url })
