import { type Attendance, id, TUESDAY } from './city.ts'

const NONE = '00000000-0000-4000-8000-000000000000'
const key = { center: 'taigu', month: '2031-03' }
const SPAN = { from: '2031-03-01', to: '2031-03-31' }
const file = { filename: 'attlog.dat', contentBase64: Buffer.from(`101\t${TUESDAY} 08:00:00\t1\t0\t1\t0`).toString('base64') }
const finding = { person: 'TG0001', date: TUESDAY, finding: 'late' as const, point: 'am_in' }
const away = { center: 'taigu', person: 'TG0001', kind: 'leave' as const, from: `${TUESDAY}T08:00:00`, to: `${TUESDAY}T09:00:00`, reason: 'x' }

/** What settles days and months, called about Taigu. */
export const SETTLING_CALLS: Readonly<Record<string, (client: Attendance) => Promise<{ ok: boolean; problem?: { code: string }; value?: unknown }>>> = {
  'board.brief': (c) => c.board.brief({ center: 'taigu', months: ['2031-03'], title: 'x', recipients: ['x'], commandId: id() }),
  'board.get': (c) => c.board.get({ id: NONE }),
  'board.list': (c) => c.board.list({ center: 'taigu' }),
  'corrections.confirmAll': (c) => c.corrections.confirmAll({ center: 'taigu', items: [finding], reason: 'x', commandId: id() }),
  'corrections.grounds': (c) => c.corrections.grounds({ center: 'taigu', year: 2031 }),
  'corrections.list': (c) => c.corrections.list({ center: 'taigu', ...SPAN }),
  'corrections.make': (c) => c.corrections.make({ center: 'taigu', ...finding, ruling: 'confirmed', reason: 'x', commandId: id() }),
  'corrections.queue': (c) => c.corrections.queue({ center: 'taigu' }),
  'deviceCommands.cancel': (c) => c.deviceCommands.cancel({ center: 'taigu', id: '1', commandId: id() }),
  'deviceCommands.drift': (c) => c.deviceCommands.drift({ center: 'taigu', serial: 'TGT1' }),
  'deviceCommands.list': (c) => c.deviceCommands.list({ center: 'taigu' }),
  'deviceCommands.operations': (c) => c.deviceCommands.operations({ center: 'taigu' }),
  'deviceCommands.order': (c) => c.deviceCommands.order({ center: 'taigu', serial: 'TGT1', order: { kind: 'set_time' }, commandId: id() }),
  'deviceCommands.orderUsers': (c) => c.deviceCommands.orderUsers({ center: 'taigu', serial: 'TGT1', commandId: id() }),
  'imports.apply': (c) => c.imports.apply({ center: 'taigu', serial: 'TGT1', file, digest: 'x', commandId: id() }),
  'imports.list': (c) => c.imports.list({ center: 'taigu' }),
  'imports.preview': (c) => c.imports.preview({ center: 'taigu', serial: 'TGT1', file }),
  'months.changes': (c) => c.months.changes(key),
  'months.close': (c) => c.months.close({ ...key, commandId: id() }),
  'months.compare': (c) => c.months.compare({ month: '2031-03' }),
  'months.confirm': (c) => c.months.confirm({ ...key, commandId: id() }),
  'months.export': (c) => c.months.export(key),
  'months.get': (c) => c.months.get(key),
  'months.list': (c) => c.months.list({ center: 'taigu' }),
  'months.mine': (c) => c.months.mine({ month: '2031-03' }),
  'months.people': (c) => c.months.people(key),
  'months.post': (c) => c.months.post({ ...key, commandId: id() }),
  'objections.decide': (c) => c.objections.decide({ center: 'taigu', id: NONE, accept: true, reason: 'x', commandId: id() }),
  'objections.list': (c) => c.objections.list({ center: 'taigu' }),
  'objections.make': (c) => c.objections.make({ date: TUESDAY, finding: 'late', point: 'am_in', text: 'x', commandId: id() }),
  'objections.mine': (c) => c.objections.mine(SPAN),
  'objections.withdraw': (c) => c.objections.withdraw({ id: NONE, commandId: id() }),
  'registrations.addProof': (c) => c.registrations.addProof({ center: 'taigu', id: NONE, proof: { title: 'x', attachment: null }, commandId: id() }),
  'registrations.approve': (c) => c.registrations.approve({ center: 'taigu', id: NONE, commandId: id() }),
  'registrations.deductions': (c) => c.registrations.deductions({ center: 'taigu' }),
  'registrations.giveBack': (c) => c.registrations.giveBack({ center: 'taigu', id: NONE, reason: 'x', commandId: id() }),
  'registrations.list': (c) => c.registrations.list({ center: 'taigu' }),
  'registrations.open': (c) => c.registrations.open({ center: 'taigu' }),
  'registrations.register': (c) => c.registrations.register({ ...away, commandId: id() }),
  'registrations.resubmit': (c) => c.registrations.resubmit({ center: 'taigu', id: NONE, reason: 'x', commandId: id() }),
  'rounds.duties': (c) => c.rounds.duties({ center: 'taigu', ...SPAN }),
  'rounds.finish': (c) => c.rounds.finish({ center: 'taigu', id: NONE, commandId: id() }),
  'rounds.get': (c) => c.rounds.get({ center: 'taigu', id: NONE }),
  'rounds.list': (c) => c.rounds.list({ center: 'taigu', ...SPAN }),
  'rounds.record': (c) => c.rounds.record({ center: 'taigu', id: NONE, looks: [{ window: 'taigu-a01', person: 'TG0001', state: 'present' }], commandId: id() }),
  'rounds.start': (c) => c.rounds.start({ center: 'taigu', kind: 'patrol', commandId: id() }),
  'statements.acknowledge': (c) => c.statements.acknowledge({ id: NONE, commandId: id() }),
  'statements.export': (c) => c.statements.export({ id: NONE }),
  'statements.get': (c) => c.statements.get({ id: NONE }),
  'statements.list': (c) => c.statements.list({ center: 'taigu' }),
}
