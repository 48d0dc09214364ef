import { EVERYTHING } from '@hall/access'
import { localTime } from '@hall/calendar'
import { problem } from '@hall/contract'
import type { TaskFile } from '@hall/contract-personnel'
import { outside, refused, type ServiceContext } from '@hall/service-kit'
import { findCase, stepsOfCase } from '../db/case-store.ts'
import { findFiles } from '../db/file-store.ts'
import { findStay } from '../db/place-store.ts'
import { findRules } from '../db/rules-store.ts'
import { dayOf } from '../domain/rules.ts'
import * as tasks from '../domain/task/task.ts'
import { leaderOf } from '../reading/covers.ts'
import { act, type Filing, keep, listOf, nowAt } from './filing.ts'
import type { PersonnelHandlers } from './handlers.ts'
import { checkMandate } from './mandates.ts'
import { command } from './pairs.ts'

const filing: Filing<TaskFile, tasks.TaskEvent> = {
  kind: 'task',
  fold: tasks.foldTask,
  summary: (of) => ({ center: of.center, department: of.department, window: of.window, person: of.person, name: of.name, status: of.status, open: of.status === 'open', subject: of.kind, due: null, effective: of.askedAt.slice(0, 10) }),
}

export function tasksHandlers(service: ServiceContext): PersonnelHandlers['tasks'] {
  return {
    list: listOf<TaskFile>(service, 'task'),

    ask: (input, call) => command(service, { call, input }, async (tx, { rules }) => {
      const { center, number, kind, section, what, need, technician } = input
      const at = nowAt(call, input.at)
      const on = at.slice(0, 10)
      const stay = await findStay(tx, call.actor.id, dayOf(on))
      if (stay?.center !== center || stay.window === null || stay.department === null) return problem('FORBIDDEN')
      // A case of another department is not hidden: the refusal says whose it is not.
      const [about, checked] = await service.db.read(EVERYTHING, async (wide) => [
        await findCase(wide, { center, number }), await checkMandate(wide, { center, number, person: call.actor.id, item: null, power: tasks.POWER_OF[kind], on }),
      ] as const)
      if (!about) return problem('CASE_UNKNOWN')
      const id = service.newId()
      const decision = tasks.ask({
        id, center, department: stay.department, window: stay.window, person: call.actor.id, name: stay.name, case: about.id, number, itemName: about.itemName, kind, section, what, need, technician, askedAt: at,
      }, checked, rules)
      return decision.ok ? keep(tx, { filing, id, recorded: [], events: decision.events }, { call, input, rules, openedOn: dayOf(on) }) : refused(decision.refusal)
    }),

    answer: (input, call) => act(service, { call, input: { ...input, on: undefined }, filing }, (of, { rules }) => tasks.answer({ accepts: input.accepts, text: input.answer, by: call.actor.name, at: nowAt(call, input.at) }, of, rules)),

    unanswered: async ({ department, center }, call) => outside(call, { center, department }) ?? service.read(call, async (tx) => {
      const on = localTime(call.now).toPlainDate()
      const open = (await findFiles(tx, { kind: 'task', center, department, open: true })).map(({ state }) => state as unknown as TaskFile)
      const leader = await leaderOf(tx, department, on.toString())
      const clauses = new Map(await Promise.all([...new Set(open.map((of) => of.center))].map(async (at) => [at, (await findRules(tx, at, on))?.policy.support?.clause ?? null] as const)))
      return { ok: true, value: { rows: open.map((of) => ({ ...of, leader, rule: clauses.get(of.center) ?? null })) } }
    }),

    stageTimes: async ({ center, number }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const about = await findCase(tx, { center, number })
      if (!about) return problem('CASE_UNKNOWN')
      const now = localTime(call.now).round('second').toString()
      const [steps, files, rules] = await Promise.all([stepsOfCase(tx, about.id), findFiles(tx, { kind: 'task', center }), findRules(tx, center, localTime(call.now).toPlainDate())])
      const asked = files.map(({ state }) => state as unknown as TaskFile).filter((of) => of.case === about.id)
      const at = (moment: Temporal.Instant) => localTime(moment).round('second').toString()
      return {
        ok: true,
        value: {
          itemName: about.itemName, clause: rules?.policy.stageTimes?.clause ?? null,
          stages: tasks.timesOf(steps.map((step) => ({ step: step.step, at: at(step.at), by: step.handler })), { now, finished: about.finished }),
          sections: tasks.sectionTimes(asked, now),
        },
      }
    }),
  }
}
