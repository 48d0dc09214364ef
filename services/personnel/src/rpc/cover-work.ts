import { EVERYTHING } from '@hall/access'
import { outside, type ServiceContext } from '@hall/service-kit'
import { openCasesOf } from '../db/case-store.ts'
import { findStay } from '../db/place-store.ts'
import { findRules } from '../db/rules-store.ts'
import { standInAt, takeUps } from '../domain/cover/stand-ins.ts'
import { takenOver } from '../domain/cover/work.ts'
import { dayOf } from '../domain/rules.ts'
import { coversBy, coversOn } from '../reading/covers.ts'
import { isOver } from '../domain/cover/cover-event.ts'
import type { PersonnelHandlers } from './handlers.ts'

/** What somebody who stands in has to do, and what is looked at meanwhile. */
export function coverWork(service: ServiceContext): Pick<PersonnelHandlers['covers'], 'work' | 'checklist'> {
  return {
    work: async ({ center, person, at }, call) => {
      const refusal = outside(call, { center, person })
      if (refusal) return refusal
      const day = dayOf(at.slice(0, 10))
      // Whether the caller may look at this person; the cases taken over belong to somebody else.
      const known = await service.db.read(call.reach, (tx) => findStay(tx, person, day))
      if (known?.center !== center) return { ok: true, value: { rows: [], standingIn: [] } }
      return service.db.read(EVERYTHING, async (tx) => {
        const rules = await findRules(tx, center, day)
        const covers = (await coversBy(tx, { person, at })).filter((of) => of.center === center && standInAt(of, at) === person)
        const cases = await openCasesOf(tx, { center, people: [person, ...covers.map(({ holder }) => holder)] })
        const rows = cases.flatMap((one) => {
          const line = { case: one.id, number: one.number, itemName: one.itemName, kind: one.kind, dueOn: one.dueOn, of: one.handler! }
          if (one.handler === person) return [{ ...line, because: 'own' as const, clause: rules?.policy.bothPosts?.clause ?? null }]
          const found = rules && covers.filter(({ holder }) => holder === one.handler).map((of) => takenOver(one, of, rules)).find((reason) => reason !== undefined)
          return found ? [{ ...line, ...found }] : []
        })
        const standingIn = (await coversOn(tx, { center, on: at.slice(0, 10) })).filter((of) => !isOver(of.status) && takeUps(of).some((one) => one.person === person && (one.to === null || at < one.to)))
        return { ok: true, value: { rows, standingIn } }
      })
    },

    checklist: async ({ center, on }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const rule = (await findRules(tx, center, dayOf(on)))?.policy.coverChecks
      const covers = rule ? await coversOn(tx, { center, on }) : []
      const rows = covers.flatMap(({ id, window, post, holder, checks, ...of }) => takeUps(of).filter(({ from, to }) => from.slice(0, 10) <= on && (to === null || on <= to.slice(0, 10))).slice(-1).flatMap(({ person }) => rule!.value.map(({ id: point, name }) => {
        const check = checks.find((one) => one.on === on && one.point === point)
        return { cover: id, window, post, holder, person, point, name, clause: rule!.clause, met: check?.met ?? null, remark: check?.remark ?? null }
      })))
      return { ok: true, value: { rows } }
    }),
  }
}
