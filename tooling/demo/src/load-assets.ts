import type { AssetsContract } from '@hall/contract-assets'
import type { Client } from '@hall/rpc'
import texts from '../data/assets.json' with { type: 'json' }
import { accountOr } from './accounts.ts'
import { commandIdOf } from './command-id.ts'
import { knownSoon } from './known-soon.ts'
import { loadEquipment } from './load-equipment.ts'
import { eachOf, valueOf } from './outcome.ts'
import type { DemoCenter, DemoCity } from './shapes.ts'

type Assets = Client<AssetsContract>

export interface AssetsLoad { readonly office: (center: string) => string; readonly it: (center: string) => string; readonly registrar: string; readonly today: string }

/** The things of each window and office by import, a custodian each, some requests and a repair. */
export async function loadAssets({ centers }: DemoCity, as: (person: string) => Assets, { office, it, registrar, today }: AssetsLoad): Promise<void> {
  if ((await valueOf(as(registrar).assets.list({ size: 1 }))).total > 0) return
  await Promise.all(centers.map(async (center) => {
    const assets = as(office(center.id))
    const [first] = center.windows
    const clerk = center.rotated.find((person) => person.window === first!.id && !person.lead && person.until === null)!
    const custodian = accountOr(clerk.number, center.id, 'asset_custodian')
    await knownSoon(() => assets.custody.name({ center: center.id, window: first!.id, person: custodian, commandId: commandIdOf('asset custodian', first!.id) }))
    await valueOf(assets.assets.import({ center: center.id, file: listOf(center), write: true, commandId: commandIdOf('assets', center.id) }))
    await eachOf(center.windows.slice(1).filter((_, nth) => nth % 6 !== 5), (window) => {
      const person = center.rotated.find((one) => one.window === window.id && !one.lead && one.until === null)!
      return valueOf(assets.custody.name({ center: center.id, window: window.id, person: person.number, commandId: commandIdOf('asset custodian', window.id) }))
    })
    const number = (nth: number) => `${center.prefix}-${first!.number}-${nth}`
    for (const [nth, { kind, subject, reason }] of texts.requests.entries()) {
      const asked = await valueOf(assets.requests.submit({
        center: center.id, kind: kind as 'lend', assets: [number(nth + 1)], window: first!.id, section: null, subject, category: null, reason, from: null, until: null, commandId: commandIdOf('asset request', center.id, String(nth)),
      }))
      if (kind === 'lend') await lend(center.id, { asked: asked.id, asset: number(nth + 1), today }, { office: assets, leader: as(accountOr(registrar, center.id, 'director')) })
    }
    await loadEquipment(center, { office: assets, it: as(it(center.id)), today })
  }))
}

/** A loan somebody consented to, on its way to the door. Who consents the regulation says: the office, or a leader. */
async function lend(center: string, { asked, asset, today }: { asked: string; asset: string; today: string }, { office, leader }: { office: Assets; leader: Assets }): Promise<void> {
  const decide = (hand: Assets, step: string) => hand.requests.decide({ center, request: asked, approve: true, note: '', commandId: commandIdOf('asset consent', center, step) })
  const decided = await decide(office, 'office')
  if (!decided.ok) await valueOf(decide(leader, 'leader'))
  const { purpose, carrier } = texts.pass
  const drawn = await office.passes.draw({ center, assets: [asset], purpose, carrier, returnOn: Temporal.PlainDate.from(today).add({ days: 5 }).toString(), commandId: commandIdOf('asset pass', center) })
  // One regulation wants a consent of another kind for what leaves the house.
  if (!drawn.ok && drawn.problem.code !== 'APPROVAL_MISSING') throw new Error(drawn.problem.code)
}

function listOf({ prefix, windows }: DemoCenter) {
  const rows = windows.flatMap(({ number, name }) => texts.things.map(({ thing, class: of, value, on }, nth) => [`${prefix}-${number}-${nth + 1}`, thing, of, value, on, number, `${number} ${name.zh}`].join(',')))
  return { filename: 'assets.csv', contentBase64: Buffer.from([texts.header, ...rows].join('\n')).toString('base64') }
}
