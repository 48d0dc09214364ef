import { supervisionShapes } from '@hall/contract-supervision'
import { expect, test } from 'vitest'
import { attribute } from './liability.ts'

const yes = (clause: string) => ({ value: true as const, clause })
const rules = { perStage: yes('DC-EVA-21'), intent: yes('DC-EVA-22'), concealed: yes('DC-EVA-23'), overruled: yes('DC-EVA-24'), altered: yes('DC-EVA-25'), meeting: yes('DC-EVA-26'), left: yes('DC-EVA-04'), covered: yes('DC-EVA-05') }
const circumstances = (over: object = {}) => supervisionShapes.circumstances.parse(over)
const stage = (person: string, role: 'handler' | 'reviewer' | 'approver', over: object = {}) => supervisionShapes.stage.parse({ stage: role, person, role, act: 'did', fault: true, ...over })
const all = [stage('ZHANG', 'handler'), stage('LI', 'reviewer'), stage('SUN', 'approver', { fault: false })]
const who = (over: object, stages = all) => {
  const { liable, released } = attribute(stages, circumstances(over), { rules, otherwise: null })
  return { liable: liable.map(({ person, degree, clause }) => `${person} ${degree} ${clause}`), released: released.map(({ person, clause }) => `${person} ${clause}`) }
}

test('each answers for the own stage, and only where it had a fault', () => {
  expect(who({})).toEqual({ liable: ['ZHANG full DC-EVA-21', 'LI full DC-EVA-21'], released: [] })
})
test('hidden facts leave the handler alone with it; an overruled right opinion, or an altered one, releases the handler', () => {
  expect(who({ concealed: true })).toEqual({ liable: ['ZHANG full DC-EVA-23'], released: ['LI DC-EVA-23', 'SUN DC-EVA-23'] })
  expect(who({ overruled: true })).toEqual({ liable: ['LI full DC-EVA-24', 'SUN full DC-EVA-24'], released: ['ZHANG DC-EVA-24'] })
  expect(who({ alteredBy: ['SUN'] })).toEqual({ liable: ['SUN full DC-EVA-25'], released: ['ZHANG DC-EVA-25', 'LI DC-EVA-25'] })
})
test('of a meeting the chair answers first; a reservation in the minutes frees whoever made it', () => {
  expect(who({ meeting: { chair: 'SUN', participants: ['ZHANG', 'LI', 'WANG'], reserved: ['WANG'] } })).toEqual({ liable: ['SUN primary DC-EVA-26', 'ZHANG secondary DC-EVA-26', 'LI secondary DC-EVA-26'], released: ['WANG DC-EVA-26'] })
})
test('a post: the holder who left it without handing over, or the backup who covered it badly', () => {
  const post = { holder: 'ZHANG', backup: 'LI', handedOver: false, unattended: true, misperformed: false, badConsequence: true }
  expect(who({ post }, []).liable).toEqual(['ZHANG full DC-EVA-04'])
  expect(who({ post: { ...post, handedOver: true, misperformed: true } }, []).liable).toEqual(['LI full DC-EVA-05'])
  expect(who({ post: { ...post, handedOver: true } }, []).liable).toEqual([])
  expect(who({ post: { ...post, badConsequence: false } }, []).liable).toEqual([])
})
test('a regulation without rules of attribution proposes by stage, on the clause of the matter', () => {
  expect(attribute(all, circumstances({ concealed: true }), { rules: {}, otherwise: 'TG-EVA-05' }).liable.map(({ person, clause }) => `${person} ${clause}`)).toEqual(['ZHANG TG-EVA-05', 'LI TG-EVA-05'])
})
