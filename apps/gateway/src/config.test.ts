import { expect, test } from 'vitest'
import { readConfig } from './config.ts'
import { publicSettings } from './public-settings.ts'

const ENV = { NATS_URL: 'nats://127.0.0.1:4222', IDENTITY_ISSUER: 'http://localhost:8080/identity', IDENTITY_JWKS_URL: 'http://127.0.0.1:9000/identity/jwks' }

test('what is missing or wrong is said in one line', () => {
  expect(() => readConfig({ PORT: 'many', IDENTITY_ISSUER: 'no address' })).toThrow(/configuration: PORT: .*NATS_URL: .*IDENTITY_ISSUER: .*IDENTITY_JWKS_URL/)
})

test('terminals need both an address for tokens and a secret', () => {
  expect(() => readConfig({ ...ENV, IDENTITY_TOKEN_URL: 'http://127.0.0.1:9000/identity/token' })).toThrow('go together')
  expect(readConfig(ENV).devices).toBeUndefined()
  expect(readConfig({ ...ENV, IDENTITY_TOKEN_URL: 'http://127.0.0.1:9000/identity/token', IDENTITY_CLIENT_SECRET: 's' }).devices).toEqual({
    tokenUrl: 'http://127.0.0.1:9000/identity/token', clientId: 'hall-gateway', clientSecret: 's',
  })
})

test('the SPA is switched to Keycloak by configuration alone', () => {
  const settings = (env: Record<string, string>) => publicSettings(readConfig({ ...ENV, ...env }))
  expect(settings({ IDENTITY_PROVIDER: 'oidc', IDENTITY_UPSTREAM: 'http://127.0.0.1:9000' })).toEqual({
    issuer: 'http://localhost:8080/identity', oidcProvider: true, url: '/identity', clientId: 'hall-admin', languages: ['zh', 'en'],
  })
  expect(settings({ IDENTITY_ISSUER: 'https://id.example/auth/realms/hall', LANGUAGES: 'en' })).toEqual({
    issuer: 'https://id.example/auth/realms/hall', oidcProvider: false, url: 'https://id.example/auth', realm: 'hall', clientId: 'hall-admin', languages: ['en'],
  })
  expect(settings({ IDENTITY_ISSUER: 'https://hall.example/identity/realms/hall', IDENTITY_UPSTREAM: 'http://keycloak:8080' })).toMatchObject({ url: '/identity', realm: 'hall' })
  expect(() => settings({})).toThrow('names no realm')
})
