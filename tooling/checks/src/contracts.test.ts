import { permissions } from '@hall/access'
import { ATTACHMENT_CODES, PLATFORM_CODES } from '@hall/contract'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { contracts, schemaFile, schemaText } from './contract-schemas.ts'
import { listFiles, readText, ROOT } from './tree.ts'

const procedures = contracts.flatMap((contract) =>
  Object.entries(contract.procedures).flatMap(([group, members]) =>
    Object.entries(members).map(([name, procedure]) => ({ path: `${contract.service}.${group}.${name}`, procedure }))))

describe.each(contracts.map((contract) => [contract.service, contract] as const))('%s', (_name, contract) => {
  test('schema.json is the contract of today (npm run schemas in tooling/checks writes it)', () => {
    expect(readText(schemaFile(contract))).toBe(schemaText(contract))
  })
})

test('every procedure has a row in the table of permissions, and every row a procedure', () => {
  const open = procedures.filter(({ procedure }) => procedure.public).map(({ path }) => path)
  const known = procedures.map(({ path }) => path).filter((path) => !open.includes(path))
  expect(Object.keys(permissions).sort()).toEqual(known.sort())
})

test('a number asked for has limits that an integer column holds', () => {
  const unbounded = (schema: unknown): boolean => {
    if (typeof schema !== 'object' || schema === null) return false
    const { type, minimum = -Infinity, maximum = Infinity } = schema as { type?: unknown; minimum?: number; maximum?: number }
    return (type === 'integer' && (minimum < -(2 ** 31) || maximum >= 2 ** 31)) || Object.values(schema).some(unbounded)
  }
  expect(procedures.filter(({ procedure }) => unbounded(z.toJSONSchema(procedure.input, { io: 'input', unrepresentable: 'any' }))).map(({ path }) => path)).toEqual([])
})

describe('problems', () => {
  const codes = [...new Set([...PLATFORM_CODES, ...ATTACHMENT_CODES, ...procedures.flatMap(({ procedure }) => procedure.errors)])].sort()
  test('every code has its page, in Chinese and English', () => {
    const missing = codes.filter((code) => {
      const file = `docs/problems/${code}.md`
      return !existsSync(join(ROOT, file)) || !/^## 中文/m.test(readText(file)) || !/^## English/m.test(readText(file))
    })
    expect(missing).toEqual([])
  })
  test('no page speaks of a code nobody answers with', () => {
    const pages = listFiles('docs/problems/*.md').map((file) => file.replace(/^.*\/|\.md$/g, ''))
    expect(pages.filter((page) => page !== 'README' && !codes.includes(page))).toEqual([])
  })
})

describe('service.json', () => {
  const manifests = listFiles('services/*/service.json').map((file) => ({
    service: file.split('/')[1]!,
    ...(JSON.parse(readText(file)) as { owns: string[]; calls: string[]; consumes: string[] }),
  }))
  test('every service has one', () => {
    const services = [...new Set(listFiles('services/*').map((file) => file.split('/')[1]!))]
    expect(manifests.map(({ service }) => service).sort()).toEqual(services.sort())
  })
  test('calls go in no circle', () => {
    const callsOf = new Map(manifests.map(({ service, calls }) => [service, calls.map((call) => call.split('.')[0]!)]))
    const reaches = (from: string, seen: string[]): string[] =>
      (callsOf.get(from) ?? []).flatMap((next) => (seen.includes(next) ? [[...seen, next].join(' -> ')] : reaches(next, [...seen, next])))
    expect([...callsOf.keys()].flatMap((service) => reaches(service, [service]))).toEqual([])
  })
  test('what is consumed is an event some contract announces', () => {
    const announced = contracts.flatMap(({ service, events }) => Object.keys(events).map((type) => `evt.${service}.${type}`))
    const unknown = manifests.flatMap(({ service, consumes }) =>
      consumes.filter((subject) => !announced.some((known) => new RegExp(`^${subject.replaceAll('.', '\\.').replaceAll('*', '[^.]+').replace('>', '.+')}$`).test(known)))
        .map((subject) => `${service}: ${subject}`))
    expect(unknown).toEqual([])
  })
})
