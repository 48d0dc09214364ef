import { createHash } from 'node:crypto'
import type { SealsContract } from '@hall/contract-seals'
import type { Client } from '@hall/rpc'
import texts from '../data/seals.json' with { type: 'json' }
import { commandIdOf } from './command-id.ts'
import { eachOf, valueOf } from './outcome.ts'
import { knownSoon, knownValueOf } from './known-soon.ts'
import { imprintPicture, pagePicture } from './picture.ts'
import type { DemoCenter, DemoCity, DemoPerson, DemoWindow } from './shapes.ts'

type Seals = Client<SealsContract>
export type SealsAs = (person: string) => Seals

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const paper = (title: string, number: string | null) => ({ title, number, sha256: sha256(title + number) })

/** A seal of each window and one of the office, filed and kept; at the center with accounts for it, a day of uses. */
export async function loadSeals({ centers }: DemoCity, as: SealsAs, { office: officeOf, registrar, today }: { office: (center: string) => string; registrar: string; today: string }): Promise<void> {
  // What an earlier load made stays as it is, whatever day it is by now.
  if ((await valueOf(as(registrar).seals.list({ size: 1 }))).total > 0) return
  await Promise.all(centers.map(async (center) => {
    const [office] = center.sections
    const it = officeOf(center.id)
    const head = center.founding.find(({ section }) => section === office!.id)!
    // The copies of who is where arrive by events.
    await knownSoon(() => registerSeal(as(it), center, { window: center.windows[0]!, nth: 0 }))
    await eachOf(center.windows, async (window) => {
      const nth = center.windows.indexOf(window)
      await keepSeal(as, center, { it, window, nth, today, seal: await valueOf(registerSeal(as(it), center, { window, nth })) })
    })
    const { id: seal } = await valueOf(as(it).seals.register({
      center: center.id, number: `${center.prefix}-Z-01`, name: texts.centerSeal, kind: 'center', medium: 'physical', window: null, section: office!.id, responsible: head.number,
      items: [], validUntil: null, counter: null, commandId: commandIdOf('seal', center.id, 'office'),
    }))
    await activate(as(it), { center: center.id, seal, nth: 99, today })
  }))
  const taigu = centers.find(({ windows }) => windows.length > 0 && accountsFor(windows[0]!))
  if (!taigu) return
  const it = officeOf(taigu.id)
  await useSeals(as, taigu, { it, today })
  await signDocument(as, taigu, { it, today })
}

const accountsFor = (window: DemoWindow) => texts.usedAt === window.id
const lead = ({ rotated }: DemoCenter, window: DemoWindow): DemoPerson => rotated.find((person) => person.window === window.id && person.lead)!
const keeper = ({ rotated }: DemoCenter, window: DemoWindow): DemoPerson => rotated.filter((person) => person.window === window.id && !person.lead && person.until === null).at(accountsFor(window) ? 1 : 0)!

function registerSeal(seals: Seals, center: DemoCenter, { window, nth }: { window: DemoWindow; nth: number }) {
  return seals.seals.register({
    center: center.id, number: `${center.prefix}-2-${String(nth + 1).padStart(2, '0')}`, name: texts.windowSeal.replace('{window}', window.name.zh), kind: 'window',
    medium: 'physical', window: window.id, section: null, responsible: null, items: [], validUntil: null, counter: nth === 0 ? 1200 : null,
    commandId: commandIdOf('seal', window.id),
  })
}

async function activate(seals: Seals, { center, seal, nth, today }: { center: string; seal: string; nth: number; today: string }): Promise<void> {
  await valueOf(seals.filings.file({ center, seal, kind: 'activation', happenedOn: today, imprint: imprintPicture(nth), note: '', commandId: commandIdOf('activate', seal) }))
}

interface Keeping { readonly it: string; readonly window: DemoWindow; readonly nth: number; readonly today: string; readonly seal: { readonly id: string } }

async function keepSeal(as: SealsAs, center: DemoCenter, { it, window, nth, today, seal: { id: seal } }: Keeping): Promise<void> {
  const seals = as(it)
  const at = { center: center.id, seal }
  for (const item of [1, 2]) {
    await valueOf(seals.items.enter({ center: center.id, code: `${window.id}-${item}`, name: `${window.name.zh} ${item}`, window: window.id, enteredOn: '2024-01-02', commandId: commandIdOf('item', window.id, String(item)) }))
  }
  // A few things are left to do, as in any register.
  if (nth % 7 === 6) return
  await activate(seals, { center: center.id, seal, nth, today })
  await knownValueOf(() => seals.custody.name({ ...at, person: keeper(center, window).number, commandId: commandIdOf('custodian', seal) }))
  if (nth % 5 === 4) return
  await valueOf(seals.seals.fileRules({ ...at, rules: paper(texts.rules, `${center.prefix}〔2026〕${nth + 1}号`), parts: ['scope', 'effect', 'procedure'], commandId: commandIdOf('rules', seal) }))
  const items = nth % 4 === 3 ? [`${window.id}-1`] : [`${window.id}-1`, `${window.id}-2`]
  await knownValueOf(() => seals.mandates.file({
    center: center.id, department: window.department, person: lead(center, window).number, paper: paper(texts.mandate, null), items, seals: [], from: '2026-01-01', until: null,
    commandId: commandIdOf('mandate', window.id),
  }))
}

/** One morning at the window whose people have accounts. */
async function useSeals(as: SealsAs, center: DemoCenter, { it, today }: { it: string; today: string }): Promise<void> {
  const window = center.windows[0]!
  const { rows: [seal] } = await valueOf(as(it).seals.list({ center: center.id, window: window.id }))
  const at = { center: center.id, seal: seal!.id }
  let counter = 1200
  for (const [nth, { document, copies, until, stamped = copies }] of texts.uses.entries()) {
    const number = `${center.prefix}-${today.slice(0, 4)}-${String(nth + 101)}`
    const id = (step: string) => commandIdOf('use', center.id, String(nth), step)
    await valueOf(as(it).cases.accept({ center: center.id, case: number, item: `${window.id}-1`, window: window.id, departments: [window.department], acceptedOn: today, commandId: id('case') }))
    const use = (await valueOf(as(keeper(center, window).number).uses.request({ ...at, case: number, document, sha256: sha256(document + nth), copies, on: today, firstPage: pagePicture(nth), replaces: null, commandId: id('request') }))).id
    if (until === 'requested') continue
    await valueOf(as(lead(center, window).number).uses.decide({ center: center.id, use, approve: true, copies, note: '', commandId: id('decide') }))
    if (until === 'approved') continue
    counter += stamped
    await valueOf(as(keeper(center, window).number).uses.stamp({ center: center.id, use, copies: stamped, counterAfter: counter, commandId: id('stamp') }))
    if (until === 'stamped') continue
    await valueOf(as(keeper(center, window).number).uses.archive({ center: center.id, use, copies: stamped, commandId: id('archive') }))
  }
}

/** An electronic seal with a decision anybody may verify on the public page, and a seal no longer in force. */
async function signDocument(as: SealsAs, center: DemoCenter, { it, today }: { it: string; today: string }): Promise<void> {
  const window = center.windows[0]!
  const own = keeper(center, window).number
  const id = (step: string) => commandIdOf('electronic', center.id, step)
  const register = async (nth: number, medium: 'electronic' | 'physical') => {
    const name = (medium === 'electronic' ? texts.electronicSeal : texts.windowSeal).replace('{window}', window.name.zh)
    const made = await valueOf(as(it).seals.register({
      center: center.id, number: `${center.prefix}-E-${nth}`, name, kind: 'window', medium, window: window.id, section: null, responsible: null, items: [], validUntil: null, counter: null, commandId: id(`register${nth}`),
    }))
    await activate(as(it), { center: center.id, seal: made.id, nth: 100 + nth, today })
    return { center: center.id, seal: made.id }
  }
  const [electronic, worn] = [await register(1, 'electronic'), await register(2, 'physical')]
  await valueOf(as(it).filings.file({ ...worn, kind: 'cancellation', happenedOn: today, imprint: null, note: texts.worn, commandId: id('cancel') }))
  await knownValueOf(() => as(it).custody.name({ ...electronic, person: own, commandId: id('custodian') }))
  const number = `${center.prefix}-${today.slice(0, 4)}-120`
  await valueOf(as(it).cases.accept({ center: center.id, case: number, item: `${window.id}-1`, window: window.id, departments: [window.department], acceptedOn: today, commandId: id('case') }))
  const file = Buffer.from(texts.decision.replaceAll('{case}', number))
  const use = (await valueOf(as(own).uses.request({
    ...electronic, case: number, document: texts.decisionName, sha256: createHash('sha256').update(file).digest('hex'), copies: 1, on: today, firstPage: pagePicture(120), replaces: null, commandId: id('request'),
  }))).id
  await valueOf(as(lead(center, window).number).uses.decide({ center: center.id, use, approve: true, copies: 1, note: '', commandId: id('decide') }))
  await valueOf(as(own).uses.stamp({ center: center.id, use, copies: 1, counterAfter: null, commandId: id('stamp') }))
  await valueOf(as(own).signatures.sign({
    ...electronic, use, number: texts.decisionNumber.replace('{year}', today.slice(0, 4)), file: { name: `${texts.decisionName}.html`, contentBase64: file.toString('base64') }, commandId: id('sign'),
  }))
}
