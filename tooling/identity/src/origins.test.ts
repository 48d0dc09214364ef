import { expect, test } from 'vitest'
import { isWithin, originsOf, pickOrigin } from './origins.ts'

const hosts = (origin: string) => originsOf(origin).map(({ host }) => host)

test('on loopback every name of the machine itself is the same origin', () => {
  expect(hosts('http://localhost:8080')).toEqual(['localhost:8080', '127.0.0.1:8080', '[::1]:8080'])
  expect(hosts('https://hall.example.cn')).toEqual(['hall.example.cn'])
})

test('a host that is not ours is answered as the canonical one', () => {
  const origins = originsOf('http://localhost:8080')
  expect(pickOrigin(origins, '127.0.0.1:8080').host).toBe('127.0.0.1:8080')
  expect(pickOrigin(origins, 'evil.example:8080').host).toBe('localhost:8080')
  expect(pickOrigin(origins, undefined).host).toBe('localhost:8080')
})

test('a redirect leads only to the own origin, port and scheme included', () => {
  const origins = originsOf('http://localhost:8080')
  expect(isWithin(origins, 'http://localhost:8080/cases?page=2')).toBe(true)
  expect(isWithin(origins, 'http://127.0.0.1:8080/')).toBe(true)
  for (const uri of ['http://localhost:8081/', 'https://localhost:8080/', 'http://localhost:8080@evil.example/', 'javascript:alert(1)', '/relative', ''])
    expect(isWithin(origins, uri), uri).toBe(false)
})
