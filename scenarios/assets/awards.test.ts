import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Assets, openAssets } from '../src/assets.ts'
import { id, ok, refusalOf } from '../src/register-center.ts'

let center: Assets
beforeAll(async () => { center = await openAssets('qingpu', '2026-02-03T09:00:00') })
afterAll(() => center?.[Symbol.asyncDispose]())

type Who = 'WANG' | 'LI' | 'SUN'
const Q = { center: 'qingpu' }
const it = () => center.as('KEEPER', 'it@center:~')
const director = () => center.as('DIRECTOR', 'director@center:~')
const nominate = (person: Who) => director().awards.nominate({ ...Q, person: center.number(person), award: '服务明星', year: 2026, commandId: id() })
const serious = (finding: string) => director().findings.markSerious({ ...Q, finding, commandId: id() })

test('QP-NET-25: three confirmed violations of a year and the third serious bar an award; none serious, or a serious second, do not', async () => {
  const account = (person: Who) => `locked-${person}`
  /** The account is locked, and used all the same. */
  async function violate(person: Who): Promise<string> {
    expect(await ok(it().network.login({ ...Q, account: account(person), asset: null, commandId: id() }))).toMatchObject({ allowed: false })
    const [found] = (await ok(it().findings.list({ ...Q, search: account(person) }))).rows
    expect(found).toMatchObject({ kind: 'locked_account', against: center.number(person), confirmed: false, serious: false })
    expect(await refusalOf(serious(found!.id))).toMatchObject({ code: 'FINDING_UNCONFIRMED', clause: 'QP-NET-25' })
    await ok(it().findings.confirm({ ...Q, finding: found!.id, commandId: id() }))
    return found!.id
  }
  for (const person of ['WANG', 'LI', 'SUN'] as const) {
    await ok(it().network.openAccount({ ...Q, account: account(person), system: '政务服务网', person: center.number(person), commandId: id() }))
    await ok(it().network.lockAccount({ ...Q, account: account(person), commandId: id() }))
  }
  const of: Record<Who, string[]> = { WANG: [], LI: [], SUN: [] }
  for (const day of ['2026-02-03', '2026-03-10', '2026-04-14']) {
    await center.setClock(`${day}T10:00:00`)
    for (const person of ['WANG', 'LI', 'SUN'] as const) if (person !== 'SUN' || of.SUN.length < 2) of[person].push(await violate(person))
  }
  await ok(serious(of.WANG[2]!))
  expect((await ok(it().findings.list({ ...Q, search: account('WANG') }))).rows.map((row) => row.serious)).toEqual([true, false, false])
  expect(await refusalOf(nominate('WANG'))).toMatchObject({ code: 'AWARD_BARRED', clause: 'QP-NET-25', details: { confirmed: 3, year: 2026 } })
  await ok(nominate('LI'))
  expect(await refusalOf(nominate('LI'))).toMatchObject({ code: 'ALREADY_NOMINATED' })
  await ok(serious(of.SUN[1]!))
  await ok(nominate('SUN'))
  expect((await ok(director().awards.list({ ...Q, year: 2026 }))).rows.map(({ person }) => person).sort()).toEqual([center.number('LI'), center.number('SUN')])
  expect(await refusalOf(center.as('HEAD1', 'window_lead@window:~/~-w1').awards.nominate({ ...Q, person: center.number('LI'), award: '标兵', year: 2026, commandId: id() }))).toMatchObject({ code: 'FORBIDDEN' })
})
