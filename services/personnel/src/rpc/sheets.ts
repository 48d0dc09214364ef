import { problem } from '@hall/contract'
import type { SheetFile } from '@hall/contract-personnel'
import { loadStream } from '@hall/journal'
import { beyond, outside, refused, type ServiceContext } from '@hall/service-kit'
import { eq } from 'drizzle-orm'
import { findFiles } from '../db/file-store.ts'
import { findWindow } from '../db/place-store.ts'
import { findRules } from '../db/rules-store.ts'
import { postCopy } from '../db/schema.ts'
import { dayOf } from '../domain/rules.ts'
import * as sheet from '../domain/sheet/sheet.ts'
import { act, type Filing, keep, listOf } from './filing.ts'
import type { PersonnelHandlers } from './handlers.ts'
import { command } from './pairs.ts'

const filing: Filing<SheetFile, sheet.SheetEvent> = {
  kind: 'sheet',
  fold: sheet.foldSheet,
  summary: (of) => ({ center: of.center, department: of.department, window: of.window, person: null, name: of.post, status: of.status, open: of.status === 'draft', subject: of.post, due: null, effective: of.publishedOn }),
}

export function sheetsHandlers(service: ServiceContext): PersonnelHandlers['sheets'] {
  return {
    list: listOf<SheetFile>(service, 'sheet'),
    draft: (input, call) => command(service, { call, input }, async (tx, { on, rules }) => {
      const { center, post: wanted, elements, duties, authorities } = input
      const [post] = await tx.select().from(postCopy).where(eq(postCopy.id, wanted))
      const place = post && await findWindow(tx, post.window)
      if (!post || post.center !== center || !place) return problem('POST_UNKNOWN')
      const refusal = beyond(call, { center, department: place.department, window: post.window })
      if (refusal) return refusal
      const id = service.newId()
      const decision = sheet.draft({ id, center, department: place.department, window: post.window, post: wanted, elements, authorities, duties: duties.map((one) => ({ ...one, id: service.newId(), holders: [] })), on })
      return decision.ok ? keep(tx, { filing, id, recorded: [], events: decision.events }, { call, input, rules, openedOn: dayOf(on) }) : refused(decision.refusal)
    }),
    publish: (input, call) => act(service, {
      call, input, filing,
      // The post's earlier sheet gives way.
      then: async (tx, of) => {
        const rules = await findRules(tx, of.center, dayOf(of.publishedOn!))
        for (const row of await findFiles(tx, { kind: 'sheet', center: of.center, window: of.window, status: 'published' })) {
          if (row.id === of.id || row.subject !== of.post) continue
          const recorded = (await loadStream<sheet.SheetEvent>(tx, `sheet/${row.id}`)).map(({ event }) => event)
          await keep(tx, { filing, id: row.id, recorded, events: [{ type: 'SheetWithdrawn', on: of.publishedOn! }] }, { call, input, rules: rules!, openedOn: row.openedOn })
        }
      },
    }, (of, { on, rules }) => sheet.publish(on, of, rules)),
    assign: (input, call) => act(service, { call, input, filing }, (of, { rules }) => sheet.assign({ duty: input.duty, person: input.person, backup: input.backup, from: input.from, until: input.until }, of, rules)),
    withdrawDuty: (input, call) => act(service, { call, input, filing }, (of, { on }) => sheet.withdrawDuty({ duty: input.duty, on }, of)),
    duties: async ({ center, on }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const rules = await findRules(tx, center, dayOf(on))
      const published = (await findFiles(tx, { kind: 'sheet', center, status: 'published' }, 2000)).map(({ state }) => state as unknown as SheetFile)
      const clause = rules?.policy.dutyHolders?.clause ?? null
      return { ok: true, value: { rows: published.flatMap((of) => sheet.dutiesOn(on, of).map((duty) => ({ sheet: of.id, post: of.post, window: of.window, ...duty, clause }))) } }
    }),
  }
}
