import { randomUUID } from 'node:crypto'
import { formatGrant, permissions, type Role, ROLES, SCOPE_KINDS, type ScopeKind } from '@hall/access'
import { casesContract } from '@hall/contract-cases'
import type { Result } from '@hall/contract'
import { createTestCity, type TestCity } from '@hall/testing/city'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { service } from '../src/service.ts'

let city: TestCity
const file = randomUUID()
beforeAll(async () => {
  city = await createTestCity()
  const { context } = await city.start(service)
  await context.db.transaction({ all: true, centers: [], departments: [], windows: [], persons: [] }, (tx) => tx.sql(`insert into case_file
    (id, number, center, department, "window", person, item_version, item_name, kind, channel, state, urgent, departments, check_code, received_at, stopped, provisional, noticed, late, findings, version)
    values ($1, 'TG-SECRET', 'taigu', 'tax', 'taigu-w1', 'TG0001', 1, '太谷的事项', 'promised', 'visit', 'accepted', false, '{}', '123456', now(), false, false, false, false, 0, 1)`, [file]))
})
afterAll(() => city[Symbol.asyncDispose]())

const codeOf = (result: Result<unknown>) => (result.ok ? 'ok' : result.problem.code)
const procedures = Object.entries(casesContract.procedures).flatMap(([group, members]) => Object.entries(members).map(([name, procedure]) => ({ path: `${group}.${name}`, procedure })))
const guarded = procedures.filter(({ procedure, path }) => !('public' in procedure && procedure.public) && !path.startsWith('ops.'))
const grantAt = (role: Role, kind: ScopeKind) => formatGrant({ role, scope: {
  city: { kind: 'city' as const }, center: { kind: 'center' as const, center: 'qingpu' }, section: { kind: 'section' as const, center: 'qingpu', section: 'qingpu-office' },
  department: { kind: 'department' as const, department: 'police' }, window: { kind: 'window' as const, center: 'qingpu', window: 'qingpu-w1' }, self: { kind: 'self' as const, person: 'QP0003' },
}[kind] })
/** About the case at Taigu, whatever a procedure asks: an input that does not fit is refused before it is looked at. */
const input = { case: file, center: 'taigu', window: 'taigu-w1', department: 'tax', number: 'TG-SECRET', page: 1, size: 50, from: '2026-01-01', to: '2026-12-31', week: '2026-03-02', reason: 'x', commandId: randomUUID() }

test('without a token only what hangs on the wall is answered', async () => {
  const nobody = city.client(casesContract)
  for (const { path } of guarded) expect([path, codeOf(await nobody.call(path as never, input as never))]).toEqual([path, 'UNAUTHENTICATED'])
  expect(codeOf(await nobody.guides.list({ center: 'taigu' }))).toBe('ok')
  expect(codeOf(await nobody.queue.follow({ number: 'TG-SECRET', code: '000000' }))).toBe('FOLLOW_UNKNOWN')
})

describe.each(guarded.map(({ path }) => path))('%s', (path) => {
  const { roles, everyone } = permissions[`cases.${path}`]!
  test('a role without the right is refused, whatever its scope', async () => {
    const without = ROLES.filter((role) => !roles[role]).map((role) => grantAt(role, 'city'))
    const code = codeOf(await city.client(casesContract, 'NOBODY', without).call(path as never, input as never))
    if (!everyone) expect(code).toBe('FORBIDDEN')
  })
  test('a role of another center, department or window learns nothing of Taigu and changes nothing there', async () => {
    for (const [role, narrowest] of Object.entries(roles) as [Role, ScopeKind][]) {
      for (const kind of SCOPE_KINDS.slice(1, SCOPE_KINDS.indexOf(narrowest) + 1)) {
        const result = await city.client(casesContract, 'QP0003', [grantAt(role, kind)]).call(path as never, { ...input, commandId: randomUUID() } as never)
        if (result.ok) expect(JSON.stringify(result.value), `${role}@${kind}`).not.toMatch(/TG-SECRET|太谷的事项|TG0001/)
        else expect(result.problem.code, `${role}@${kind}`).not.toBe('INTERNAL')
      }
    }
  })
})

test('the same case is seen by its handler, its window, its department and its center', async () => {
  const sees = async (person: string, grant: string) => codeOf(await city.client(casesContract, person, [grant]).queue.get({ case: file }))
  expect(await Promise.all([
    sees('TG0001', 'staff@self:TG0001'), sees('TG0002', 'window_lead@window:taigu/taigu-w1'), sees('X', 'department_admin@department:tax'), sees('X', 'director@center:taigu'), sees('X', 'city_authority@city'),
    sees('TG0002', 'staff@self:TG0002'), sees('X', 'director@center:qingpu'),
  ])).toEqual(['ok', 'ok', 'ok', 'ok', 'ok', 'CASE_UNKNOWN', 'CASE_UNKNOWN'])
})
