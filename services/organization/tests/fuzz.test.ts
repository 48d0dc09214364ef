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
    except: ['ops.setClock'],
    vocabulary: {
      center: ['qingpu', 'taigu'], department: ['tax', 'police'], window: ['qingpu-a01', 'taigu-a01'], post: ['qingpu-a01-1'], section: ['qingpu-window'],
      person: ['QP0001', 'QP0004', 'TG0001'], people: [['QP0001', 'TG0001']], grant: ['director@center:qingpu', 'it@city', 'staff@self:QP0001'],
    },
  })
}, 60_000)
