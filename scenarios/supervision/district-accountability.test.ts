import { afterAll, beforeAll, expect, test } from 'vitest'
import { id, ok, type Person, refusalOf } from '../src/register-center.ts'
import { type Center, director, openSupervision, section, self } from '../src/supervision.ts'

let center: Center
beforeAll(async () => { center = await openSupervision('district') })
afterAll(() => center?.[Symbol.asyncDispose]())

const facts = (...keys: string[]) => keys.map((key) => ({ key, text: `${key} 见卷` }))
const open = (ground: string, ...keys: string[]) => section(center).matters.open({ center: 'district', window: center.window('w1'), ground, about: '办件 910', facts: facts(...keys), commandId: id() })
const inMatter = (matter: string) => ({ center: 'district', matter })
const stage = (person: Person, role: 'handler' | 'reviewer' | 'approver', over: object = {}) => ({ stage: role, person: center.number(person), role, act: '逾期', fault: true, ...over })
const attribute = async (matter: string, stages: ReturnType<typeof stage>[], circumstances: object = {}) => ok(section(center).matters.attribute({ ...inMatter(matter), stages, circumstances, commandId: id() }))
const short = (rows: readonly { person: string; degree?: string; clause: string }[]) => rows.map(({ person, degree, clause }) => [person.slice(3), degree, clause].filter(Boolean).join(' '))
const DECISION = { outcome: 'dereliction' as const, fault: 'non_performance' as const, rule: '限时办结制', result: 'loss' as const, kinds: ['administrative' as const], organ: null, text: '认定失职' }
const decide = (matter: string, over: object = {}) => director(center).matters.decide({ ...inMatter(matter), ...DECISION, ...over, commandId: id() })
const close = (matter: string, over: object = {}) => director(center).matters.close({ ...inMatter(matter), referral: null, superior: null, superiorPerson: null, ...over, commandId: id() })

test.each([
  ['DC-EVA-08', 'refused_duty', ['duty', 'delay'], 'influence_or_loss'], ['DC-EVA-09', 'efficiency_breach', ['breached_system', 'dissatisfaction'], 'influence'],
  ['DC-EVA-12', 'property_loss', ['loss_event', 'amount'], 'considerable'], ['DC-EVA-13', 'neglect_of_post', ['act'], 'loss'], ['DC-EVA-14', 'unsolved_conflict', ['escalation', 'consequence'], 'known_since'],
  ['DC-EVA-18', 'illegal_act_not_stopped', ['illegal_act', 'known_since', 'consequence', 'stop_order'], 'insufficiency'], ['DC-EVA-19', 'other', [], 'description'],
])('%s: the ground asks for its facts, and names the one missing', async (clause, ground, given, missing) => {
  expect(await refusalOf(open(ground, ...given))).toMatchObject({ code: 'FACTS_MISSING', clause, details: { missing: [missing] } })
  const { id: matter } = await ok(open(ground, ...given, missing))
  expect((await ok(section(center).matters.get(inMatter(matter)))).matter).toMatchObject({ ground, groundClause: clause, state: 'open' })
})

test('DC-EVA-21, DC-EVA-23, DC-EVA-24, DC-EVA-25, DC-EVA-26: who answers follows the stages, and what changes them', async () => {
  const { id: matter } = await ok(open('past_limit', 'case', 'deadline'))
  const all = [stage('WANG', 'handler', { lateWorkdays: 2 }), stage('LI', 'reviewer', { lateWorkdays: 1 }), stage('SUN', 'approver', { fault: false })]
  expect(short((await attribute(matter, all)).liable)).toEqual(['WANG full DC-EVA-21', 'LI full DC-EVA-21'])
  expect(short((await attribute(matter, all, { concealed: true })).liable)).toEqual(['WANG full DC-EVA-23'])
  const overruled = await attribute(matter, all, { overruled: true })
  expect([short(overruled.liable), short(overruled.released)]).toEqual([['LI full DC-EVA-24', 'SUN full DC-EVA-24'], ['WANG DC-EVA-24']])
  expect(short((await attribute(matter, all, { alteredBy: [center.number('SUN')] })).liable)).toEqual(['SUN full DC-EVA-25'])
  const meeting = { chair: center.number('SUN'), participants: [center.number('WANG'), center.number('LI')], reserved: [center.number('LI')] }
  const decided = await attribute(matter, [], { meeting })
  expect([short(decided.liable), short(decided.released)]).toEqual([['SUN primary DC-EVA-26', 'WANG secondary DC-EVA-26'], ['LI DC-EVA-26']])
})

test('DC-EVA-04, DC-EVA-05: a post left without handing over is the holder\'s; one badly covered is the backup\'s', async () => {
  const { id: matter } = await ok(open('neglect_of_post', 'act', 'loss'))
  const post = { holder: center.number('WANG'), backup: center.number('LI'), handedOver: false, unattended: true, misperformed: false, badConsequence: true }
  expect(short((await attribute(matter, [], { post })).liable)).toEqual(['WANG full DC-EVA-04'])
  expect(short((await attribute(matter, [], { post: { ...post, handedOver: true, unattended: false, misperformed: true } })).liable)).toEqual(['LI full DC-EVA-05'])
  expect(short((await attribute(matter, [], { post: { ...post, handedOver: true, unattended: false } })).liable)).toEqual([])
})

test('DC-EVA-06, DC-EVA-20, DC-EVA-22: dereliction has its elements and evidence, is found against people who were heard, and no intent is no excuse', async () => {
  const { id: matter } = await ok(open('refused_duty', 'duty', 'delay', 'influence_or_loss'))
  await attribute(matter, [stage('WANG', 'handler', { act: '', intent: 'negligent' })])
  expect(await refusalOf(decide(matter, { result: 'none' }))).toMatchObject({ code: 'ELEMENT_MISSING', clause: 'DC-EVA-06', details: { missing: ['result'] } })
  expect(await refusalOf(decide(matter, { kinds: [] }))).toMatchObject({ code: 'LIABILITY_MISSING', clause: 'DC-EVA-06' })
  expect(await refusalOf(decide(matter))).toMatchObject({ code: 'EVIDENCE_NEEDED', clause: 'DC-EVA-20' })
  await ok(section(center).matters.addEvidence({ ...inMatter(matter), text: '笔录一份', commandId: id() }))
  expect(await refusalOf(decide(matter))).toMatchObject({ code: 'ACT_MISSING', clause: 'DC-EVA-20' })
  await attribute(matter, [stage('WANG', 'handler', { act: '拒不受理', intent: 'negligent' })])
  expect(await refusalOf(decide(matter))).toMatchObject({ code: 'NOT_HEARD', details: { people: [center.number('WANG')] } })
  const [own] = (await ok(self(center, 'WANG').matters.mine({}))).rows.filter((row) => row.id === matter)
  expect(own).toMatchObject({ ground: 'refused_duty', stages: [{ act: '拒不受理' }] })
  await ok(self(center, 'WANG').matters.state({ matter, text: '当时系统停机', commandId: id() }))
  expect(await refusalOf(self(center, 'LI').matters.state({ matter, text: '与我无关', commandId: id() }))).toMatchObject({ code: 'MATTER_UNKNOWN' })
  expect(await refusalOf(decide(matter, { excused: [{ person: center.number('WANG'), because: 'no_intent', text: '无故意' }] }))).toMatchObject({ code: 'INTENT_NO_EXCUSE', clause: 'DC-EVA-22' })
  expect(short((await ok(decide(matter))).liable)).toEqual(['WANG full DC-EVA-21'])
  expect(await refusalOf(section(center).matters.addEvidence({ ...inMatter(matter), text: '补证', commandId: id() }))).toMatchObject({ code: 'MATTER_STATE' })
})

test('DC-EVA-15, DC-EVA-16: private gain is referred before it is closed; a confirmed violation decides on the superior, toleration opens a matter over them', async () => {
  const { id: matter } = await ok(open('private_gain', 'act'))
  await attribute(matter, [stage('LI', 'handler', { act: '受贿' })])
  await ok(section(center).matters.addEvidence({ ...inMatter(matter), text: '供述', commandId: id() }))
  await ok(section(center).matters.note({ ...inMatter(matter), person: center.number('LI'), text: '承认', commandId: id() }))
  await ok(decide(matter, { result: 'none', kinds: ['criminal'] }))
  expect(await refusalOf(close(matter, { superior: 'none' }))).toMatchObject({ code: 'REFERRAL_NEEDED', clause: 'DC-EVA-15' })
  expect(await refusalOf(close(matter, { referral: '纪检 2026-7' }))).toMatchObject({ code: 'SUPERIOR_UNDECIDED', clause: 'DC-EVA-16' })
  const { superiorMatter } = await ok(close(matter, { referral: '纪检 2026-7', superior: 'toleration', superiorPerson: center.number('SUN') }))
  expect((await ok(section(center).matters.get(inMatter(superiorMatter!)))).matter).toMatchObject({ ground: 'no_oversight', groundClause: 'DC-EVA-16', origin: 'superior', people: [center.number('SUN')] })
})

test('DC-EVA-19: what the regulation does not spell out the head of the center signs', async () => {
  const { id: matter } = await ok(open('other', 'description'))
  await attribute(matter, [stage('CHEN', 'handler')])
  await ok(section(center).matters.addEvidence({ ...inMatter(matter), text: '材料', commandId: id() }))
  await ok(section(center).matters.note({ ...inMatter(matter), person: center.number('CHEN'), text: '无异议', commandId: id() }))
  const deputy = center.as('OFFICE', 'deputy_director@center:~')
  expect(await refusalOf(deputy.matters.decide({ ...inMatter(matter), ...DECISION, commandId: id() }))).toMatchObject({ code: 'HEAD_SIGNS', clause: 'DC-EVA-19' })
  await ok(decide(matter))
})
