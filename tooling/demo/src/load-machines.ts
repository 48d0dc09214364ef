import type { Result } from '@hall/contract'
import texts from '../data/equipment.json' with { type: 'json' }
import { commandIdOf } from './command-id.ts'
import type { Hands } from './load-equipment.ts'
import { eachOf, valueOf } from './outcome.ts'
import type { DemoCenter, DemoPerson } from './shapes.ts'

const SHOWN = 4

/** Who sits at which computer today, software to be removed, an outsider, a fault with consequences: as far as the regulation of the center speaks of them. */
export async function loadMachines(center: DemoCenter, clerks: readonly DemoPerson[], hands: Hands): Promise<void> {
  await Promise.all([useComputers(center, clerks, hands), removeSoftware(center, hands), haveIncidents(center, clerks, hands)])
}

const computer = ({ prefix, windows }: DemoCenter, nth: number) => `${prefix}-${windows[nth]!.number}-1`
const account = ({ number }: DemoPerson) => `zw-${number.toLowerCase()}`

async function useComputers(center: DemoCenter, clerks: readonly DemoPerson[], { it }: Hands): Promise<void> {
  const { id, windows } = center
  await eachOf(windows.slice(0, SHOWN).map((_, nth) => nth), (nth) => valueOf(it.machines.power({ center: id, asset: computer(center, nth), on: true, commandId: commandIdOf('power', id, String(nth)) })))
  const login = (person: DemoPerson, nth: number) => valueOf(it.network.login({ center: id, account: account(person), asset: computer(center, nth), commandId: commandIdOf('login', id, person.number, String(nth)) }))
  const [first, second] = clerks
  if (first) await login(first, 0)
  // Somebody sat down where nobody of the window sits.
  if (second) await login(second, 1)
}

/** A rule the regulation of the center does not have is no mistake of the data. */
async function whereRegulated<T>(call: Promise<Result<T>>, silent: string): Promise<T | undefined> {
  const result = await call
  if (result.ok || result.problem.code !== silent) return valueOf(Promise.resolve(result))
  return undefined
}

async function removeSoftware(center: DemoCenter, { it }: Hands): Promise<void> {
  const { id } = center
  const inspect = (program: string, nature: 'game' | 'unrelated', nth: number) => valueOf(it.network.inspect({
    center: id, asset: computer(center, nth), software: [program], hardware: [], network: null, natures: [{ name: program, nature }], items: [], commandId: commandIdOf('inspection', id, program),
  }))
  const found = (await Promise.all([inspect(texts.strange[0]!, 'game', 2), inspect(texts.strange[1]!, 'unrelated', 3)])).flatMap(({ findings }) => findings)
  for (const [nth, { id: finding }] of found.entries()) {
    const order = await whereRegulated(it.machines.orderDeletion({ center: id, finding, commandId: commandIdOf('deletion', finding) }), 'DELETION_NOT_REGULATED')
    if (order && nth === 0) await valueOf(it.machines.confirmDeletion({ center: id, order: order.id, commandId: commandIdOf('deleted', finding) }))
  }
}

async function haveIncidents(center: DemoCenter, clerks: readonly DemoPerson[], { it, office, today }: Hands): Promise<void> {
  const { id } = center
  const yesterday = Temporal.PlainDate.from(today).subtract({ days: 1 })
  const at = `${yesterday}T10:20:00+08:00`
  const command = (step: string) => commandIdOf('incident', id, step)
  await valueOf(it.machines.enterOutsider({ center: id, asset: computer(center, 1), at, effect: 'harm', what: texts.outsider, commandId: command('outsider') }))
  const { id: repair } = await valueOf(office.repairs.report({ center: id, asset: computer(center, 4), fault: texts.outage, foundAt: at, commandId: command('fault') }))
  const [, , third] = clerks
  if (third) await valueOf(it.machines.closeFault({ center: id, repair, cause: 'against_rules', person: third.number, minutesDown: 40, loss: 120_000, blind: false, commandId: command('closed') }))
}
