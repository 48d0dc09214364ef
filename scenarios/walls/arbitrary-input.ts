import { type Grant, parseGrant, reachOf } from '@hall/access'
import { fuzzContract } from '@hall/testing'
import { afterAll, beforeAll, test } from 'vitest'
import { callThrough, openGateway } from './open-gateway.ts'
import { HERE, SECRETS, THERE } from './places.ts'
import { loadServices } from './services.ts'
import { openTwoCenters, rosterOf, type TwoCenters } from './two-centers.ts'

const contracts = (await loadServices()).map(({ contract }) => contract)

/**
 * One test a service: whatever comes in through the gateway, from a caller with these grants, is answered as its contract says and tells
 * nothing of another center. `beyond` are the grants for what these do not open: who has them may know of every center.
 */
export function answersEverything(here: readonly string[], beyond: readonly string[] = here): void {
  const resources = new AsyncDisposableStack()
  let centers: TwoCenters
  let ids: string[]
  let gatewayUrl: string
  let tokens: { readonly here: string; readonly beyond: string }
  beforeAll(async () => {
    centers = resources.use(await openTwoCenters())
    await centers.fill(HERE)
    await centers.fill(THERE)
    ids = await centers.idsThere()
    gatewayUrl = resources.use(await openGateway(centers.city)).url
    const tokenOf = (grants: readonly string[]) => centers.city.issuer.token(HERE.people[0], grantsOf(grants), { expiresInSeconds: 3600 })
    tokens = { here: await tokenOf(here), beyond: await tokenOf(beyond) }
  }, 180_000)
  afterAll(() => resources.disposeAsync())

  test.for(contracts.map((contract) => ({ service: contract.service, contract })))('never gives an internal error at $service', { timeout: 400_000 }, async ({ service, contract }) => {
    await fuzzContract({
      contract,
      async call(name, input) {
        const path = `${service}.${name}`
        const opens = reachOf({ id: HERE.people[0], name: '', grants: grantsOf(here) }, path) !== undefined
        const answer = await callThrough({ url: gatewayUrl }, path, { input, token: opens ? tokens.here : tokens.beyond })
        if (opens && answer.ok && SECRETS.test(JSON.stringify(answer)) && !SECRETS.test(JSON.stringify(input))) throw new Error(`${path} tells of another center`)
        return answer
      },
      runs: 30,
      // Time that jumps would make every other answer another.
      except: ['ops.setClock'],
      vocabulary: {
        center: [HERE.id, THERE.id], centers: [[HERE.id, THERE.id]], department: [HERE.department, THERE.department], window: [HERE.window, THERE.window],
        section: [HERE.section], post: [HERE.post], person: [...HERE.people, ...THERE.people], people: [HERE.people], serial: [HERE.serial, 'STRANGER'], id: ids, ids: [ids],
        grant: [`director@center:${HERE.id}`, 'it@city'], file: [rosterOf(HERE)], area: ['attendance'], timezone: ['Asia/Shanghai', 'Mars/Olympus'],
        table: ['ATTLOG', 'OPERLOG', 'ATTPHOTO'], body: ['7011\t2031-03-11 09:00:00\t0\t1\t0\t0', 'OPLOG 4\t0\t2031-03-11 07:00:00'], sort: ['-date', 'name', 'nothing'],
        from: ['2031-03-11', '2031-03-11T08:30:00'], to: ['2031-03-11', '2031-03-11T17:30:00'], date: ['2031-03-11'], on: ['2031-03-11'], search: ['s', THERE.numbers[0]], size: [500], page: [1],
      },
    })
  })
}

const grantsOf = (texts: readonly string[]): Grant[] => texts.map((text) => parseGrant(text)!)
