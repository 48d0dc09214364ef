import type { AssetsPolicy } from '@hall/regulation'
import { expect, test } from 'vitest'
import { judgeLogin } from './login.ts'

const accounts = { value: 'one_person', clause: 'TG-NET-03' } as const
const refusing: AssetsPolicy = { accounts, ownPassword: { value: { whileAbsent: 'refuse', elsewhere: 'report', tells: 'supervision' }, clause: 'TG-NET-03' }, windowUsers: { value: 'posted_or_cover', clause: 'TG-NET-11' } }
const reporting: AssetsPolicy = { accounts: { value: 'one_person', clause: 'QP-NET-11' }, ownPassword: { value: { whileAbsent: 'report', tells: 'it' }, clause: 'QP-NET-12' } }
const present = { account: { person: 'A', locked: false }, away: false, ofWindow: true, elsewhere: false }

test('a holder who is there is let in, and nobody is told', () => {
  for (const policy of [refusing, reporting]) expect(judgeLogin(present, policy)).toMatchObject({ allowed: true, reported: false, told: [] })
})

test('the account of somebody away is refused and told at one center, told at another', () => {
  expect(judgeLogin({ ...present, away: true }, refusing)).toMatchObject({ allowed: false, reported: true, clause: 'TG-NET-03' })
  expect(judgeLogin({ ...present, away: true }, reporting)).toMatchObject({ allowed: true, reported: true, clause: 'QP-NET-12' })
})

test('a second window is told of where the rule speaks of it', () => {
  expect(judgeLogin({ ...present, elsewhere: true }, refusing)).toMatchObject({ allowed: true, reported: true, told: [{ kind: 'login_elsewhere' }] })
  expect(judgeLogin({ ...present, elsewhere: true }, reporting)).toMatchObject({ allowed: true, reported: false, told: [] })
})

test('who is not of the window is refused there; where no computer is named nobody asks', () => {
  expect(judgeLogin({ ...present, ofWindow: false }, refusing)).toMatchObject({ allowed: false, reported: false, clause: 'TG-NET-11' })
  expect(judgeLogin({ ...present, ofWindow: null }, refusing)).toMatchObject({ allowed: true })
})

test('a locked account and one that does not exist open nothing; without a rule anybody is let in', () => {
  expect(judgeLogin({ ...present, account: undefined }, refusing)).toMatchObject({ allowed: false, clause: 'TG-NET-03' })
  expect(judgeLogin({ ...present, account: { person: 'A', locked: true } }, reporting)).toMatchObject({ allowed: false, clause: 'QP-NET-11' })
  expect(judgeLogin({ ...present, account: undefined }, undefined)).toMatchObject({ allowed: true, clause: null })
})
