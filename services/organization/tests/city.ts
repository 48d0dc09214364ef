import { randomUUID } from 'node:crypto'
import { organizationContract } from '@hall/contract-organization'
import { toBytes, writeWorkbook } from '@hall/documents'
import type { Client } from '@hall/rpc'
import { createTestCity, type TestCity, type TestService } from '@hall/testing/city'
import { service } from '../src/service.ts'

export type Organization = Client<typeof organizationContract>

/** Two centers, two departments, three windows with a post each, at work since 2024-03-02. */
export interface OrganizationCity extends AsyncDisposable {
  readonly city: TestCity
  readonly running: TestService
  /** Calls as a person with these grants. */
  as(person: string | undefined, ...grants: string[]): Organization
}

export const id = () => randomUUID()
export const name = (zh: string, en = zh) => ({ zh, en })

/** The value of a call that must succeed. */
export async function ok<T>(call: Promise<{ ok: true; value: T } | { ok: false; problem: { code: string; details?: unknown } }>): Promise<T> {
  const result = await call
  if (!result.ok) throw new Error(`${result.problem.code} ${JSON.stringify(result.problem.details ?? {})}`)
  return result.value
}
/** The code of a call that must not. */
export async function codeOf(call: Promise<{ ok: boolean; problem?: { code: string } }>): Promise<string> {
  const result = await call
  return result.ok ? 'ok' : result.problem!.code
}

export async function startOrganization(options: { filled?: boolean } = {}): Promise<OrganizationCity> {
  const city = await createTestCity()
  const running = await city.start(service)
  const as = (person: string | undefined, ...grants: string[]) => city.client(organizationContract, person, grants)
  if (options.filled !== false) await fill(as('CITY1', 'it@city', 'coordination@center:qingpu', 'coordination@center:taigu'))
  return { city, running, as, [Symbol.asyncDispose]: () => city[Symbol.asyncDispose]() }
}

const HEADER = ['工号', '姓名', '派驻部门', '窗口', '科室', 'A岗', 'B岗', '窗口负责人', '考勤号', '手机']

/** An .xlsx file, base64. */
export async function sheet(rows: readonly (readonly string[])[], header: readonly string[] = HEADER): Promise<{ filename: string; contentBase64: string }> {
  const columns = header.map((title) => ({ header: title, kind: 'text' as const }))
  const bytes = await toBytes(writeWorkbook([{ name: '花名册', columns, rows }]))
  return { filename: '花名册.xlsx', contentBase64: Buffer.from(bytes).toString('base64') }
}

export const QINGPU = [
  ['QP0001', '王伟', '税务局', 'A01', '', '受理岗', '', '是', '101', '13800000001'],
  ['QP0002', '李娜', '税务局', 'A01', '', '', 'A01 受理岗', '否', '102', ''],
  ['QP0003', '单小雨', '公安局', 'A02', '', 'A02 受理岗', '', '是', '103', '13800000003'],
  ['QP0004', '陈静', '', '', '窗口管理科', '', '', '否', '104', ''],
] as const
export const TAIGU = [
  ['TG0001', '王强', '税务局', 'A01', '', '受理岗', '', '是', '101', '13900000001'],
] as const

/** Previews and applies a roster. */
export async function importRoster(client: Organization, center: string, { file, from = '2024-03-02' }: { file: { filename: string; contentBase64: string }; from?: string }) {
  const { digest, errors } = await ok(client.roster.preview({ center, file, from }))
  if (errors.length > 0) throw new Error(errors.map(({ row, text }) => `${row}: ${text.zh}`).join('\n'))
  return ok(client.roster.apply({ center, file, from, digest, commandId: id() }))
}

async function fill(client: Organization): Promise<void> {
  const { directory } = client
  for (const [center, zh] of [['qingpu', '青浦区行政服务中心'], ['taigu', '太谷县政务中心']] as const)
    await ok(directory.registerCenter({ commandId: id(), id: center, name: name(zh), region: '上海市', timezone: 'Asia/Shanghai' }))
  await ok(directory.registerDepartment({ commandId: id(), id: 'tax', name: name('税务局', 'Tax') }))
  await ok(directory.registerDepartment({ commandId: id(), id: 'police', name: name('公安局', 'Police') }))
  await ok(directory.registerSection({ commandId: id(), id: 'qingpu-window', center: 'qingpu', name: name('窗口管理科'), role: 'coordination' }))
  for (const [center, number, department] of [['qingpu', 'A01', 'tax'], ['qingpu', 'A02', 'police'], ['taigu', 'A01', 'tax']] as const) {
    const window = `${center}-${number.toLowerCase()}`
    await ok(directory.registerWindow({ commandId: id(), id: window, center, department, number, name: name(`${number}窗口`) }))
    await ok(directory.registerPost({ commandId: id(), id: `${window}-1`, center, window, name: name('受理岗') }))
  }
  await importRoster(client, 'qingpu', { file: await sheet(QINGPU) })
  await importRoster(client, 'taigu', { file: await sheet(TAIGU) })
}
