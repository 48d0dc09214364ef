import { organizationContract } from '@hall/contract-organization'
import { fuzzContract } from '@hall/testing'
import { afterAll, beforeAll, test } from 'vitest'
import { type OrganizationCity, startOrganization } from './city.ts'

let city: OrganizationCity
beforeAll(async () => { city = await startOrganization() })
afterAll(() => city[Symbol.asyncDispose]())

test('arbitrary input never gives an internal error', async () => {
  const everything = city.as('CITY1', 'it@city', 'coordination@center:qingpu', 'coordination@center:taigu')
  await fuzzContract({
    contract: organizationContract,
    call: (path, input) => everything.call(path as never, input as never),
    runs: 40,
  })
}, 60_000)
