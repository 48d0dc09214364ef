import type { AssetsContract } from '@hall/contract-assets'
import type { Client } from '@hall/rpc'
import texts from '../data/equipment.json' with { type: 'json' }
import { commandIdOf } from './command-id.ts'
import { knownValueOf } from './known-soon.ts'
import { loadMachines } from './load-machines.ts'
import { eachOf, valueOf } from './outcome.ts'
import type { DemoCenter, DemoPerson } from './shapes.ts'

type Assets = Client<AssetsContract>
export interface Hands { readonly office: Assets; readonly it: Assets; readonly today: string }

const SHOWN_WINDOWS = 5
const CLERKS = 4

/** Computers on the network, accounts and permits, what lies out for the public, what was sold and what was lost. */
export async function loadEquipment(center: DemoCenter, hands: Hands): Promise<void> {
  const clerks = center.rotated.filter((person) => person.window === center.windows[0]!.id && person.until === null).slice(0, CLERKS)
  await Promise.all([connectComputers(center, hands), giveAccounts(center, clerks, hands).then(() => loadMachines(center, clerks, hands)), keepSupplies(center, hands), loseThings(center, clerks, hands), moveThings(center, hands)])
}

export const computerOf = (center: DemoCenter, nth: number) => `${center.prefix}-${center.windows[nth]!.number}-1`

async function connectComputers(center: DemoCenter, { it, today }: Hands): Promise<void> {
  const { id, windows } = center
  await eachOf(windows.slice(0, SHOWN_WINDOWS), async (window) => {
    const nth = windows.indexOf(window)
    const asset = computerOf(center, nth)
    const command = (step: string) => commandIdOf('equipment', asset, step)
    await valueOf(it.network.address({ center: id, asset, network: { ip: `10.2.${nth + 1}.20`, mask: '255.255.255.0', gateway: `10.2.${nth + 1}.1`, exit: 'center' }, commandId: command('address') }))
    await valueOf(it.network.approve({ center: id, asset, kind: 'software', names: texts.software, commandId: command('approve') }))
    if (nth % 4 !== 3) await valueOf(it.network.connect({ center: id, code: asset, port: `${nth + 1}-12`, commandId: command('connect') }))
    if (nth % 3 !== 2) await valueOf(it.network.backUp({ center: id, asset, on: today, where: texts.backup, commandId: command('backup') }))
    if (nth === 1) await valueOf(it.network.inspect({ center: id, asset, software: [...texts.software, texts.game], hardware: [], network: { ip: `10.2.${nth + 1}.20`, exit: 'center' }, commandId: command('inspect') }))
  })
  await valueOf(it.network.connect({ center: id, code: texts.stranger, port: '3-07', commandId: commandIdOf('equipment', id, 'stranger') }))
  for (const [label, clean] of [['U-01', true], ['U-02', true], ['U-03', false]] as const) await valueOf(it.network.checkMedium({ center: id, label, clean, commandId: commandIdOf('equipment', id, label) }))
}

async function giveAccounts({ id: center, windows }: DemoCenter, clerks: readonly DemoPerson[], { it, office, today }: Hands): Promise<void> {
  await eachOf(clerks, async ({ number: person }) => {
    const nth = clerks.findIndex((one) => one.number === person)
    await knownValueOf(() => it.network.openAccount({ center, account: `zw-${person.toLowerCase()}`, system: texts.system, person, commandId: commandIdOf('account', person) }))
    if (nth > 0) await knownValueOf(() => office.network.agree({ center, person, on: today, commandId: commandIdOf('agreement', person) }))
    if (nth < 2) await knownValueOf(() => it.network.permit({ center, person, server: texts.servers[nth]!, rights: nth === 0 ? ['read'] : ['read', 'change'], until: `${Number(today.slice(0, 4)) + 1}-03-31`, commandId: commandIdOf('permit', person) }))
  })
  const [first] = clerks
  if (first) await knownValueOf(() => it.network.nameAssistant({ center, window: windows[0]!.id, person: first.number, from: today, replacing: false, commandId: commandIdOf('assistant', windows[0]!.id) }))
}

async function keepSupplies({ id: center, windows }: DemoCenter, { office, today }: Hands): Promise<void> {
  for (const [nth, { item, wanted, present }] of texts.supplies.entries()) {
    await valueOf(office.supplies.keep({ center, window: nth % 2 === 0 ? null : windows[0]!.id, item, wanted, present, commandId: commandIdOf('supply', center, item) }))
  }
  await valueOf(office.sales.plan({ center, window: null, subject: texts.scrap, at: `${today}T20:30:00+08:00`, commandId: commandIdOf('scrap', center) }))
}

/** A fault, and a count under way. */
async function moveThings({ id: center, prefix, windows }: DemoCenter, { office }: Hands): Promise<void> {
  const asset = (window: number, nth: number) => `${prefix}-${windows.at(window)!.number}-${nth}`
  const command = (step: string) => commandIdOf('moved', center, step)
  await valueOf(office.repairs.report({ center, asset: asset(2, 3), fault: texts.fault, foundAt: Temporal.Now.instant().subtract({ hours: 1 }).toString(), commandId: command('repair') }))
  const { id: stocktake } = await valueOf(office.stocktakes.open({ center, window: windows[1]!.id, section: null, commandId: command('stocktake') }))
  const scans = [1, 2, 3].map((nth) => ({ id: command(`scan ${nth}`), code: asset(1, nth), at: Temporal.Now.instant().toString(), spot: windows[1]!.number }))
  await valueOf(office.stocktakes.scan({ center, stocktake, scans, commandId: command('scans') }))
}

/** One loss just reported, one explained and found out, one decided. */
async function loseThings({ id: center, prefix, windows }: DemoCenter, clerks: readonly DemoPerson[], { office, today }: Hands): Promise<void> {
  const yesterday = Temporal.PlainDate.from(today).subtract({ days: 1 })
  for (const [nth, { kind, thing, until, amount, decision }] of texts.losses.entries()) {
    const asset = `${prefix}-${windows.at(-1)!.number}-${thing}`
    const command = (step: string) => commandIdOf('loss', center, String(nth), step)
    const { id: loss } = await valueOf(office.losses.report({ center, asset, kind: kind as 'theft', foundAt: `${yesterday}T15:10:00+08:00`, commandId: command('report') }))
    if (until === 'reported') continue
    await knownValueOf(() => office.losses.find({ center, loss, liableIs: 'person', liable: clerks[0]!.number, amount, commandId: command('find') }))
    if (until === 'found') continue
    await valueOf(office.losses.decide({ center, loss, decision, commandId: command('decide') }))
  }
}
