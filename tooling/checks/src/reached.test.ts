import { expect, test } from 'vitest'
import { contracts } from './contract-schemas.ts'
import { listFiles, readText } from './tree.ts'
import unreached from './without-screen.json' with { type: 'json' }

const files = (...patterns: string[]) => listFiles(...patterns).filter((file) => !/\.test\.tsx?$|\/tests\//.test(file)).map(readText).join('\n')
/** What people open, and the edge where devices and other systems come in. */
const screens = files('apps/admin/src/*.tsx', 'apps/admin/src/*.ts', 'apps/portal/src/*.tsx', 'apps/portal/src/*.ts', 'apps/gateway/src/*.ts')
/** Steps of a case are chosen from a table by group and name. */
const steps = new Set([...screens.matchAll(/group: '(\w+)', name: '(\w+)'/g)].map(([, group, name]) => `cases.${group}.${name}`))

const paths = contracts.flatMap(({ service, procedures }) =>
  Object.entries(procedures).flatMap(([group, members]) => Object.keys(members).map((name) => `${service}.${group}.${name}`)))
/** `api.cases.intake.refuse` of a screen, `devices.receive` of the edge, which keeps one service's client. */
const isReached = (path: string) => steps.has(path) || new RegExp(`\\b${path.split('.').slice(1).join('\\.')}\\b`).test(screens)

test('every procedure is reached from a screen or the edge, but those listed with whom they are for', () => {
  expect(paths.length).toBeGreaterThan(600)
  expect(paths.filter((path) => !isReached(path) && !(path in unreached))).toEqual([])
})

test('nothing is listed that is reached by now, or gone', () => {
  expect(Object.keys(unreached).filter((path) => !paths.includes(path) || isReached(path))).toEqual([])
  expect(Object.values(unreached).every((reason) => reason.length > 10)).toBe(true)
})
