import { expect, test } from 'vitest'
import { readArguments } from './arguments.ts'
import { createSay } from './say.ts'

const read = (...argv: string[]) => readArguments(argv, createSay('en'))

test('without arguments the city keeps its data, shares one process and wants port 8080', () => {
  expect(read()).toEqual({ fresh: false, separate: false, keycloak: false, port: 8080 })
})

test('arguments are taken in any order and form', () => {
  expect(read('--port', '9000', '--fresh')).toEqual({ fresh: true, separate: false, keycloak: false, port: 9000 })
  expect(read('--keycloak')).toMatchObject({ keycloak: true })
  expect(read('--separate', '--port=9000')).toEqual({ fresh: false, separate: true, keycloak: false, port: 9000 })
})

test('a wrong argument is named, with the right ones', () => {
  expect(() => read('--frsh')).toThrow(/^--frsh is not an argument of npm start\.\nUsage/)
  expect(() => read('fresh')).toThrow(/^fresh is not/)
  for (const port of ['0', '70000', 'http', '']) expect(() => read(`--port=${port}`), port).toThrow(/^A port is a number/)
})
