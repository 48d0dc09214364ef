import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { expect, test } from 'vitest'
import { createVerifier } from './index.ts'

const { privateKey, publicKey } = await generateKeyPair('ES256')
const verify = createVerifier({ issuer: 'http://city', audience: 'hall-api', keys: { keys: [{ ...(await exportJWK(publicKey)), kid: 'k', alg: 'ES256' }] } })
const tokenOf = (claims: Record<string, unknown>) => new SignJWT(claims)
  .setProtectedHeader({ alg: 'ES256', kid: 'k' }).setSubject('s').setIssuer('http://city').setAudience('hall-api').setExpirationTime('5m').sign(privateKey)

test('a token gives a person or a client, whose unknown grants are none', async () => {
  expect(await verify(await tokenOf({ hall_person: 'QP0001', name: 'Wang', hall_grants: ['it@city', 'king@city'] })))
    .toMatchObject({ ok: true, value: { id: 'QP0001', name: 'Wang', grants: [{ role: 'it', scope: { kind: 'city' } }] } })
  expect(await verify(await tokenOf({ azp: 'hall-gateway' }))).toMatchObject({ ok: true, value: { id: 'client:hall-gateway', grants: [] } })
})

test('nobody becomes the system by a token', async () => {
  expect(await verify(await tokenOf({ hall_person: 'system:attendance' }))).toMatchObject({ ok: false, problem: { code: 'UNAUTHENTICATED' } })
  expect(await verify(await tokenOf({ azp: 'system:attendance' }))).toMatchObject({ ok: true, value: { id: 'client:system:attendance' } })
})
