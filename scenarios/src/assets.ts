import { type AssetsContract, assetsContract } from '@hall/contract-assets'
import { service } from '@hall/assets-service/service'
import type { Client } from '@hall/rpc'
import { id, ok, openRegister, type RegisterCenter } from './register-center.ts'

export type Assets = RegisterCenter<AssetsContract>
export type AssetsClient = Client<AssetsContract>

export const openAssets = (center: string, now: string): Promise<Assets> => openRegister(assetsContract, service, { center, area: 'assets', now })

/** An instant at the center, as requests carry it. */
export const at = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime('Asia/Shanghai').toInstant().toString()

let serial = 0
export const nextNumber = (prefix: string) => `${prefix}-${String(++serial).padStart(4, '0')}`

export type Given = Partial<Parameters<AssetsClient['assets']['register']>[0]>

/** Registers something as the office: a printer of the first window unless said otherwise. Answers its number. */
export async function registerAsset(center: Assets, over: Given = {}): Promise<string> {
  const number = nextNumber('ZC')
  const office = center.as('OFFICE', 'general_office@section:~/~-office')
  await ok(office.assets.register({
    center: center.id, number, name: '打印机', class: 'A020106', category: 'equipment', owner: 'center', ownerUnit: null, window: center.window('w1'), section: null, spot: '1号柜台', value: 120_000,
    acquiredOn: '2024-01-15', usefulMonths: 60, commandId: id(), ...over,
  }))
  return number
}

/** Submits, has it decided, and answers the request. */
export function request(client: AssetsClient, center: Assets, over: Partial<Parameters<AssetsClient['requests']['submit']>[0]> & { kind: 'lend' | 'scrap' | 'purchase' | 'software' | 'egov' | 'business_lan' | 'device_change' | 'removal' | 'change_function' | 'add_window' | 'dismantle' | 'transfer' }) {
  return client.requests.submit({ center: center.id, assets: [], window: center.window('w1'), section: null, subject: '申请', category: null, reason: '工作需要', from: null, until: null, commandId: id(), ...over })
}
export const decide = (client: AssetsClient, center: Assets, requestId: string) => client.requests.decide({ center: center.id, request: requestId, approve: true, note: '', commandId: id() })
export const carryOut = (client: AssetsClient, center: Assets, over: Partial<Parameters<AssetsClient['requests']['carryOut']>[0]> & { request: string }) =>
  client.requests.carryOut({ center: center.id, asset: null, on: '2026-03-04', supervisor: null, detail: '', commandId: id(), ...over })
