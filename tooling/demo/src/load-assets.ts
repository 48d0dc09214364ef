import type { AssetsContract } from '@hall/contract-assets'
import type { Client } from '@hall/rpc'
import texts from '../data/assets.json' with { type: 'json' }
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
    const custodian = center.rotated.find((person) => person.window === first!.id && !person.lead && person.until === null)!
    await knownSoon(() => assets.custody.name({ center: center.id, window: first!.id, person: custodian.number, commandId: commandIdOf('asset custodian', first!.id) }))
    await valueOf(assets.assets.import({ center: center.id, file: listOf(center), write: true, commandId: commandIdOf('assets', center.id) }))
    await eachOf(center.windows.slice(1).filter((_, nth) => nth % 6 !== 5), (window) => {
      const person = center.rotated.find((one) => one.window === window.id && !one.lead && one.until === null)!
      return valueOf(assets.custody.name({ center: center.id, window: window.id, person: person.number, commandId: commandIdOf('asset custodian', window.id) }))
    })
    const number = (nth: number) => `${center.prefix}-${first!.number}-${nth}`
    for (const [nth, { kind, subject, reason }] of texts.requests.entries()) {
      await valueOf(assets.requests.submit({
        center: center.id, kind: kind as 'lend', assets: [number(nth + 1)], window: first!.id, section: null, subject, category: null, reason, from: null, until: null, commandId: commandIdOf('asset request', center.id, String(nth)),
      }))
    }
    await loadEquipment(center, { office: assets, it: as(it(center.id)), today })
  }))
}

function listOf({ prefix, windows }: DemoCenter) {
  const rows = windows.flatMap(({ number, name }) => texts.things.map(({ thing, class: of, value, on }, nth) => [`${prefix}-${number}-${nth + 1}`, thing, of, value, on, number, `${number} ${name.zh}`].join(',')))
  return { filename: 'assets.csv', contentBase64: Buffer.from([texts.header, ...rows].join('\n')).toString('base64') }
}
