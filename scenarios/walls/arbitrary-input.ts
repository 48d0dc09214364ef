import { fuzzContract } from '@hall/testing'
import { afterAll, beforeAll, test } from 'vitest'
import { HERE, THERE } from './places.ts'
import { loadServices } from './services.ts'
import { openTwoCenters, rosterOf, type TwoCenters } from './two-centers.ts'

const contracts = (await loadServices()).map(({ contract }) => contract)

/** One test a service: whatever comes in, from a caller with these grants, is answered as its contract says. */
export function answersEverything(grants: readonly string[]): void {
  let centers: TwoCenters
  let ids: string[]
  beforeAll(async () => {
    centers = await openTwoCenters()
    await centers.fill(HERE)
    await centers.fill(THERE)
    ids = await centers.idsThere()
  }, 180_000)
  afterAll(() => centers[Symbol.asyncDispose]())

  test.for(contracts.map((contract) => ({ service: contract.service, contract })))('never gives an internal error at $service', { timeout: 400_000 }, async ({ contract }) => {
    const client = centers.city.client(contract, HERE.people[0], grants)
    await fuzzContract({
      contract,
      call: (path, input) => client.call(path as never, input),
      runs: 30,
      // Time that jumps would make every other answer another.
      except: ['ops.setClock'],
      vocabulary: {
        center: [HERE.id, THERE.id], centers: [[HERE.id, THERE.id]], department: [HERE.department, THERE.department], window: [HERE.window, THERE.window],
        section: [HERE.section], post: [HERE.post], person: [...HERE.people, ...THERE.people], people: [HERE.people], serial: [HERE.serial, 'STRANGER'], id: ids, ids: [ids],
        grant: [`director@center:${HERE.id}`, 'it@city'], file: [rosterOf(HERE)], area: ['attendance'], timezone: ['Asia/Shanghai', 'Mars/Olympus'],
        table: ['ATTLOG', 'OPERLOG', 'ATTPHOTO'], body: ['7011\t2031-03-11 09:00:00\t0\t1\t0\t0', 'OPLOG 4\t0\t2031-03-11 07:00:00'], sort: ['-date', 'name', 'nothing'],
        from: ['2031-03-11', '2031-03-11T08:30:00'], to: ['2031-03-11', '2031-03-11T17:30:00'], date: ['2031-03-11'], on: ['2031-03-11'],
      },
    })
  })
}
