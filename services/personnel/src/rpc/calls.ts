import { EVERYTHING } from '@hall/access'
import { problem } from '@hall/contract'
import type { CallFile, QueueFile } from '@hall/contract-personnel'
import type { Transaction } from '@hall/database'
import type { CallContext } from '@hall/rpc'
import { beyond, metaOf, refused, type ServiceContext } from '@hall/service-kit'
import { eq } from 'drizzle-orm'
import { keepFact } from '../db/fact-store.ts'
import { findFile, findFiles } from '../db/file-store.ts'
import { findWindow } from '../db/place-store.ts'
import { postCopy } from '../db/schema.ts'
import * as calls from '../domain/call/call.ts'
import { responsible } from '../domain/cover/cover.ts'
import { standInAt } from '../domain/cover/stand-ins.ts'
import { dayOf } from '../domain/rules.ts'
import { notify } from '../notices/notice.ts'
import texts from '../notices/texts.json' with { type: 'json' }
import { coversAt, coversBy } from '../reading/covers.ts'
import { act, type Filing, keep, listOf, nowAt } from './filing.ts'
import type { PersonnelHandlers } from './handlers.ts'
import { backupsOf, command, holderOf } from './pairs.ts'

const callFiling: Filing<CallFile, calls.CallEvent> = {
  kind: 'call',
  fold: calls.foldCall,
  summary: (of) => ({ center: of.center, department: of.department, window: of.window, person: of.person, name: of.number, status: of.status, open: of.status === 'offered' || (of.breach !== null && of.ruling === null), subject: of.kind, due: null, effective: of.at.slice(0, 10) }),
}
const queueFiling: Filing<QueueFile, calls.QueueEvent> = {
  kind: 'queue',
  fold: calls.foldQueue,
  summary: (of) => ({ center: of.center, department: of.department, window: of.window, person: null, name: of.post, status: of.status, open: of.status === 'closed', subject: of.post, due: null, effective: of.closedAt.slice(0, 10) }),
}


export function callsHandlers(service: ServiceContext): PersonnelHandlers['calls'] {
  /** Whoever has the post may sit in a window the caller does not reach otherwise: the place is looked at first, then the caller. */
  const atPost = async (tx: Transaction, { center, post }: { center: string; post: string }, call: CallContext) => {
    const [found] = await tx.select().from(postCopy).where(eq(postCopy.id, post))
    const place = found && await findWindow(tx, found.window)
    if (!place || place.center !== center) return problem('POST_UNKNOWN')
    return beyond(call, { center, department: place.department, window: place.id }) ?? { ok: true as const, value: { window: place.id, department: place.department } }
  }

  return {
    list: listOf<CallFile>(service, 'call'),
    queues: listOf<QueueFile>(service, 'queue'),

    route: (input, call) => command(service, { call, input }, async (tx, { rules }) => {
      const { center, post, kind, number } = input
      const place = await atPost(tx, input, call)
      if (!place.ok) return place
      const at = nowAt(call, input.at)
      const holder = await holderOf(tx, post, at.slice(0, 10))
      const answer = responsible({ at, act: 'work' }, { holder, covers: await coversAt(tx, { post, at }) }, rules)
      const id = service.newId()
      const decision = calls.route({ id, center, ...place.value, post, kind, number, at }, { answer, holder, closed: await isClosed(tx, { center, post, at }) }, rules)
      if (!decision.ok) return refused(decision.refusal)
      const kept = await keep(tx, { filing: callFiling, id, recorded: [], events: decision.events }, { call, input, rules, openedOn: dayOf(at.slice(0, 10)) })
      if (!kept.ok) return kept
      const { person, onBehalfOf, clause } = calls.foldCall(decision.events)!
      return { ok: true, value: { ...kept.value, person, onBehalfOf, clause } }
    }),

    take: (input, call) => act(service, { call, input, filing: callFiling }, (of) => calls.take({ at: nowAt(call, input.at), by: call.actor.id }, of)),
    turnDown: async (input, call) => {
      const done = await act(service, {
        call, input, filing: callFiling,
        then: async (tx, of) => {
          await keepBreach(tx, of)
          const meta = { ...metaOf(call, input), center: of.center, ...(of.department && { department: of.department }), window: of.window, person: of.person }
          if (of.breach !== null) await notify(tx, { text: texts.turnedDown, words: { number: of.number }, meta, id: service.newId(), recipients: [of.person], clause: of.breach, link: '/personnel/cover?show=calls' })
        },
      }, (of, { rules }) => calls.turnDown({ at: nowAt(call, input.at), by: call.actor.id, reason: input.reason }, of, rules))
      if (!done.ok) return done
      // From the file, so that a command told twice hears the same.
      const row = await service.db.read(call.reach, (tx) => findFile(tx, input.id, 'call'))
      return { ok: true, value: { ...done.value, breach: (row?.state as CallFile | undefined)?.breach ?? null } }
    },

    explain: (input, call) => act(service, { call, input, filing: callFiling }, (of) => calls.explain({ at: nowAt(call, input.at), by: call.actor.id, statement: input.statement }, of)),
    conclude: (input, call) => act(service, { call, input, filing: callFiling, then: keepBreach }, (of, { on }) =>
      calls.conclude({ founded: input.founded, heard: input.heard, reason: input.reason, by: call.actor.name, on, deciding: call.actor.id }, of)),

    closeQueue: (input, call) => command(service, { call, input }, async (tx, { rules }) => {
      const { center, post, reason } = input
      const place = await atPost(tx, input, call)
      if (!place.ok) return place
      const at = nowAt(call, input.at)
      const holder = await holderOf(tx, post, at.slice(0, 10))
      if (holder === null) return problem('POST_EMPTY')
      const standingIn = (await service.db.read(EVERYTHING, (wide) => coversBy(wide, { person: holder, at }))).flatMap((of) => (standInAt(of, at) === holder && of.post !== null && of.post !== post ? [of.post] : []))
      const others = (await backupsOf(tx, post, { from: at, to: at })).filter(({ person, away }) => !away && person !== holder).map(({ person }) => person)
      const id = service.newId()
      const decision = calls.closeQueue({ id, center, ...place.value, post, closedAt: at, reason, by: call.actor.name }, { standingIn, others, closed: await isClosed(tx, { center, post, at }) }, rules)
      return decision.ok ? keep(tx, { filing: queueFiling, id, recorded: [], events: decision.events }, { call, input, rules, openedOn: dayOf(at.slice(0, 10)) }) : refused(decision.refusal)
    }),
    openQueue: (input, call) => act(service, { call, input, filing: queueFiling }, (of) => calls.openQueue(nowAt(call, input.at), of)),
  }
}

/** Not founded before somebody was heard and it was decided. */
async function keepBreach(tx: Transaction, { id, center, person, at, number, breach, ruling }: CallFile): Promise<void> {
  if (breach !== null) await keepFact(tx, { id: `call/${id}`, center, person, kind: 'breach', on: at.slice(0, 10), founded: ruling?.founded ?? false, note: `${number} ${breach}`, source: 'personnel' })
}

async function isClosed(tx: Transaction, { center, post, at }: { center: string; post: string; at: string }): Promise<boolean> {
  const closures = (await findFiles(tx, { kind: 'queue', center, subject: post, open: true })).map(({ state }) => state as unknown as QueueFile)
  return closures.some(({ closedAt }) => closedAt <= at)
}
