import { until } from '@hall/testing'
import { expect, test } from 'vitest'
import { findingText } from '../src/day.ts'
import { openCenter, valueOf } from '../src/center.ts'

const CENTERS = 5

test('the same punches, five regulations, five verdicts', async () => {
  await using center = await openCenter('district', '2026-03-11T18:00:00+08:00')
  const punches = [{ time: '08:30:01', method: 'as_required' as const }, { time: '17:10:00', method: 'as_required' as const }]
  const compare = async () => valueOf(await center.clients.section.days.compare({ date: '2026-03-10', punches })).rows
  // The rules of the other centers come in their own time.
  await until(async () => (await compare()).length === CENTERS)
  const rows = await compare()
  const verdicts = Object.fromEntries(rows.map(({ center: id, verdict }) => [id, [
    verdict.outcome, ...verdict.findings.filter(({ binding }) => binding).map(findingText).sort(),
  ]]))
  expect(verdicts).toEqual({
    qingpu: ['exception', 'late 1s QP-ATT-02'],
    enping: ['exception', 'late 1s EP-ATT-05', 'late 9600s EP-ATT-05'],
    taigu: ['exception', 'early_leave 1200s TG-ATT-04'],
    wenshang: ['exception', 'early_leave 1200s WS-ATT-22', 'missing_in - WS-ATT-16', 'missing_out - WS-ATT-16'],
    district: ['recorded'],
  })
})

test('a center whose regulation sets no daily checks records and judges nothing', async () => {
  await using center = await openCenter('district', '2026-03-11T18:00:00+08:00')
  const person = await center.nextPerson()
  await center.push(person, '2026-03-10', ['face 10:00'])
  const { verdict } = await center.judged(person, '2026-03-10', 1)
  expect(verdict).toMatchObject({ outcome: 'recorded', findings: [], points: [] })
})
