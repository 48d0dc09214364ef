import { expect, test } from 'vitest'
import { banner, displayWidth } from './banner.ts'
import { createSay } from './say.ts'

const account = (username: string, name: string, zh: string) => ({ username, password: 'hall-2026', person: username, name, title: { zh, en: 'Window lead' }, grants: [] })
const city = { origin: 'http://localhost:8081', issuer: 'http://localhost:8081/identity', logs: '/data/logs', accounts: [account('li', '李娜', '窗口负责人'), account('ouyang', '欧阳志远', '主任')] }

test('the accounts stand in columns, Chinese heads included', () => {
  const text = banner(city, { dir: '/data', language: 'zh', say: createSay('zh') })
  const rows = text.split('\n').filter((line) => /hall-2026|密码 /.test(line))
  expect(rows).toHaveLength(3)
  const starts = rows.map((row) => displayWidth(row.slice(0, row.search(/hall-2026|密码/))))
  expect(new Set(starts).size).toBe(1)
  expect(text).toContain('http://localhost:8081')
})

test('in English the titles are English and the names stay', () => {
  expect(banner(city, { dir: '/data', language: 'en', say: createSay('en') })).toContain('Window lead  欧阳志远')
})

test('under a login that runs elsewhere nobody is promised an account', () => {
  const text = banner({ ...city, issuer: 'https://id.example/realms/hall', accounts: [] }, { dir: '/data', language: 'en', say: createSay('en') })
  expect(text).toContain('https://id.example/realms/hall')
  expect(text).not.toContain('password')
})
