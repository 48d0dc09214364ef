import { randomUUID } from 'node:crypto'
import type { Result } from '@hall/contract'
import { beforeAll, expect, test } from 'vitest'
import { type Bureau, type Center, type Complaints, type DeskAction, type Detail, instantOf, problemOf, type Registration, type UnitAction, valueOf, type Window } from './bureau.ts'

/** What one example does, at the moments it names. The clock goes only forward, so all examples of a file live through one time together. */
export interface Story {
  readonly bureau: Bureau
  readonly center: Center
  readonly window: Window
  /** Waits until the clock of the city shows this moment. */
  at(local: string): Promise<void>
  /** A complaint about the clerk of the story's window, unless said otherwise. */
  complain(over?: Partial<Registration>, by?: Complaints): Promise<{ id: string; number: string; dueDate: string | null }>
  tryToComplain(over?: Partial<Registration>, by?: Complaints): Promise<Result<unknown>>
  act(id: string, action: DeskAction, by?: Complaints): Promise<Result<unknown>>
  done(id: string, action: DeskAction, by?: Complaints): Promise<void>
  unit(id: string, action: UnitAction): Promise<void>
  /** Asked and answered, so that something can be found. */
  heard(id: string, by?: Complaints): Promise<void>
  get(id: string, by?: Complaints): Promise<Detail>
  /** A rating by the link of a receipt. */
  rate(stars: number, over?: { contact?: string; caseNumber?: string; comment?: string }): Promise<{ number: string | null; complaint: string | null }>
}

interface Told { readonly clause: string; readonly example: string; readonly tell: (story: Story) => Promise<void> }

/** Collects the examples of a center; the clock moves on when all of them wait. */
export function stories(center: Center, bureau: () => Bureau, handler: (bureau: Bureau) => Complaints) {
  const told: Told[] = []
  const outcomes = new Map<Told, unknown>()
  beforeAll(async () => {
    const clock = sharedClock((local) => bureau().setClock(local))
    await Promise.all(told.map(async (one) => {
      clock.join()
      try {
        await one.tell(storyOf({ center, bureau: bureau(), handler: handler(bureau()), at: clock.at }))
      } catch (error) {
        outcomes.set(one, error)
      } finally {
        clock.leave()
      }
    }))
  }, 240_000)
  return (clause: string, example: string, tell: Told['tell']) => {
    const one = { clause, example, tell }
    told.push(one)
    test(`${clause}: ${example}`, () => {
      if (outcomes.has(one)) throw outcomes.get(one)
      expect(told).toContain(one)
    })
  }
}

/** Time stands while anybody acts; when all wait, it goes to the next moment somebody waits for. */
function sharedClock(set: (local: string) => Promise<void>) {
  let acting = 0
  let now = ''
  const waiting: { local: string; go: () => void; fail: (error: unknown) => void }[] = []
  const proceed = () => {
    if (acting > 0 || waiting.length === 0) return
    const next = waiting.map(({ local }) => local).sort()[0]!
    const due = waiting.filter(({ local }) => local === next)
    waiting.splice(0, waiting.length, ...waiting.filter(({ local }) => local !== next))
    acting += due.length
    set(next).then(() => { now = next; for (const { go } of due) go() }, (error: unknown) => { for (const { fail } of due) fail(error) })
  }
  return {
    join: () => { acting++ },
    leave: () => { acting--; queueMicrotask(proceed) },
    at: (local: string) => new Promise<void>((go, fail) => {
      if (local < now) return fail(new Error(`it is past ${local} already`))
      waiting.push({ local, go, fail })
      acting--
      queueMicrotask(proceed)
    }),
  }
}

interface Parts { readonly center: Center; readonly bureau: Bureau; readonly handler: Complaints; readonly at: Story['at'] }
let people = 0

function storyOf({ center, bureau, handler, at }: Parts): Story {
  const window = bureau.nextWindow()
  const contact = `139${String(10_000_000 + people++)}`
  const registration = (over: Partial<Registration> = {}): Registration => ({
    center, channel: 'phone', ground: center === 'enping' ? 'service' : center === 'district' ? 'promise' : 'attitude', content: '反映窗口服务问题', window: window.id, person: window.clerk,
    complainant: { name: '投诉人', nameRefused: false, contact, contactRefused: false }, commandId: randomUUID(), ...over,
  })
  const act: Story['act'] = (id, action, by = handler) => by.desk.act({ id, action, commandId: randomUUID() })
  return {
    bureau, center, window, at, act,
    complain: async (over, by = handler) => valueOf(await by.intake.register(registration(over))),
    tryToComplain: (over, by = handler) => by.intake.register(registration(over)),
    done: async (id, action, by) => void valueOf(await act(id, action, by)),
    unit: async (id, action) => void valueOf(await window.leads.unit.act({ id, action, commandId: randomUUID() })),
    async heard(id, by) {
      valueOf(await act(id, { kind: 'ask_person', text: '请说明情况' }, by))
      valueOf(await window.clerks.mine.act({ id, action: { kind: 'answer', text: '说明' }, commandId: randomUUID() }))
    },
    get: async (id, by = handler) => valueOf(await by.desk.get({ id })),
    async rate(stars, { contact: of, caseNumber, comment } = {}) {
      const { token } = valueOf(await window.leads.ratings.invite({
        center, window: window.id, person: window.clerk, item: null, caseNumber: caseNumber ?? null, completedAt: instantOf('2026-01-01T00:00').toString(), contact: of ?? null, commandId: randomUUID(),
      }))
      const { number } = valueOf(await bureau.public.portal.rate({ token, stars, tags: [], comment: comment ?? null, commandId: randomUUID() }))
      const listed = number ? valueOf(await handler.desk.list({ center, from: '2026-01-01', to: '2027-12-31', search: number })).rows[0]! : undefined
      return { number, complaint: listed?.id ?? null }
    },
  }
}

/** The code of what was refused, and its clause. */
export function refusedBy(result: Result<unknown>): string {
  const problem = problemOf(result) as { code: string; clause?: string }
  return [problem.code, problem.clause].filter(Boolean).join(' ')
}
