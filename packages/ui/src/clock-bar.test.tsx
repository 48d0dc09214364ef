import type { ClockView, SheetView } from '@hall/statutory-clock/view'
import { createInstance } from 'i18next'
import { renderToStaticMarkup } from 'react-dom/server'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { describe, expect, test } from 'vitest'
import { CalculationSheet } from './CalculationSheet.tsx'
import { ClockBar } from './ClockBar.tsx'
import en from './texts/en.json' with { type: 'json' }
import zh from './texts/zh.json' with { type: 'json' }

const due = { date: '2026-03-19', at: '2026-03-19T16:00:00Z', inclusive: false }
const clock: ClockView = {
  clock: 'promised', name: 'promised', status: 'running', unit: 'workday', budget: 10, used: 4, left: 6, startedAt: '2026-03-02T01:00:00Z', deemed: false,
  due: { ...due, provisional: false }, capped: false, dueIfResumed: null, stoppedBy: null,
  stops: [
    { id: 's', ground: 'expert_review', from: '2026-03-05T06:00:00Z', to: '2026-03-09T02:00:00Z', document: '告知书1号', approver: '李主任', basis: null, toldAt: '2026-03-02T01:00:00Z', stated: 3, clause: 'DC-CAS-34', fault: null, stoodStill: 3 },
    { id: 'v', ground: 'consultation', from: '2026-03-10T06:00:00Z', to: null, document: null, approver: null, basis: null, toldAt: null, stated: null, clause: 'DC-CAS-34', fault: 'GROUND_NOT_LISTED', stoodStill: 0 },
  ],
  extensions: [{ id: 'e', at: '2026-03-10T01:00:00Z', from: '2026-03-16', to: '2026-03-19', units: 3, document: '延期1号', approver: '王局长', reason: '勘察', toldAt: null, toldLate: true, clause: 'DC-CAS-32', fault: null }],
  ifTold: { due, left: 6 }, onExpiry: { strategy: 'escalate', legalBasis: null, clause: 'DC-CAS-26' }, timing: null, finishedAt: null, rungs: [], nextAt: null, clauses: ['DC-CAS-27'],
}
const sheet: SheetView = {
  reading: clock, length: 10, computedAt: '2026-03-10T02:00:00Z', more: 0,
  facts: [{ id: 'a', at: '2026-03-02T01:00:00Z', kind: 'happened', what: 'accepted', document: '受理1号', approver: null }],
  rows: [
    { date: '2026-03-02', span: null, counted: false, total: 0, reason: { kind: 'first_day' }, provisional: false, claims: [], facts: ['a'] },
    { date: '2026-03-05', span: null, counted: false, total: 2, reason: { kind: 'stopped', stop: 's', ground: 'expert_review', document: '告知书1号', approver: '李主任', clause: 'DC-CAS-34' }, provisional: false, claims: [], facts: [] },
    { date: '2026-03-10', span: null, counted: true, total: 3, reason: { kind: 'weekday' }, provisional: true, claims: [{ stop: 'v', fault: 'GROUND_NOT_LISTED' }], facts: [] },
  ],
}
const words = { name: () => '承诺时限', ground: (ground: string) => ground, clause: (id: string) => <a href={`/clauses/${id}`}>{id}</a>, fact: () => '受理' }

const render = async (language: 'zh' | 'en') => {
  const i18n = createInstance()
  await i18n.use(initReactI18next).init({ lng: language, resources: { zh: { ui: zh }, en: { ui: en } }, ns: ['ui'], interpolation: { escapeValue: false } })
  return renderToStaticMarkup(
    <I18nextProvider i18n={i18n}>
      <ClockBar clocks={[clock, { ...clock, name: 'step', status: 'expired', timing: { state: 'overdue', units: 1, minutesOver: 600 } }]} words={words} sheetHref={() => '/sheet'} />
      <CalculationSheet sheet={sheet} words={words} head={[{ label: '办件编号', text: '2026-0001' }]} />
    </I18nextProvider>,
  )
}

describe('the clocks of a case', () => {
  test('say in words what the bar shows', async () => {
    const html = await render('zh')
    for (const said of ['已用4个工作日，共10个工作日，剩6个工作日', '2026年3月19日 周四 24:00', '停止计时：expert_review，告知书1号，李主任批准，不计3个工作日', '停止计时无效', '不属于可停止计时的情形', '另一种算法', '未在原时限届满前告知申请人', '不视为同意', '已超1个工作日', '开始当日不计', '/clauses/DC-CAS-34']) {
      expect(html).toContain(said)
    }
  })
  test.each(['zh', 'en'] as const)('have every text in %s', async (language) => {
    expect(await render(language)).not.toMatch(/(clock|calculation)\.[a-z]/)
  })
})
