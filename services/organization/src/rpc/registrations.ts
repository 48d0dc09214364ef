import type { Target } from '@hall/access'
import { problem, type Result } from '@hall/contract'
import type { Transaction } from '@hall/database'
import { append } from '@hall/journal'
import type { CallContext } from '@hall/rpc'
import { metaOf, outside, type ServiceContext } from '@hall/service-kit'
import { and, eq, gt, isNull, or } from 'drizzle-orm'
import { findCenter, findDepartment, findWindow, streamVersion } from '../db/directory-store.ts'
import { center, department, post, posting, seat, section, window } from '../db/schema.ts'
import type { DirectoryEvent } from '../domain/directory-event.ts'
import type { OrganizationHandlers } from './handlers.ts'

type Registrations = Pick<OrganizationHandlers['directory'], 'registerCenter' | 'registerSection' | 'registerDepartment' | 'registerWindow' | 'registerPost' | 'closeWindow'>

interface Registration<Code extends string> {
  readonly target: Target
  readonly stream: string
  readonly event: DirectoryEvent
  /** The code of what is missing for it. */
  readonly missing?: (tx: Transaction) => Promise<Code | undefined>
  /** Answers no row when the id is taken. */
  readonly insert: (tx: Transaction) => Promise<readonly unknown[]>
}

/** The city's plain tables: a row, and the event that tells of it. */
export function registrations(service: ServiceContext): Registrations {
  async function register<Code extends string>(
    input: { commandId: string },
    call: CallContext,
    { target, stream, event, missing, insert }: Registration<Code>,
  ): Promise<Result<{ version: number }, Code | 'ID_TAKEN' | 'FORBIDDEN' | 'CONFLICT' | 'COMMAND_REUSED'>> {
    return outside(call, target) ?? service.command(call, input, async (tx) => {
      const lacking = await missing?.(tx)
      if (lacking) return problem(lacking)
      const inserted = await insert(tx)
      if (inserted.length === 0) return problem('ID_TAKEN')
      const appended = await append(tx, { stream, expectedVersion: 0, events: [event], meta: { ...metaOf(call, input), ...target } })
      return appended.ok ? { ok: true, value: { version: 1 } } : appended
    })
  }

  return {
    registerCenter: (input, call) => {
      const { id, name, region, timezone } = input
      return register(input, call, {
        target: { center: id },
        stream: `center/${id}`,
        event: { type: 'CenterRegistered', id, name, region, timezone },
        insert: (tx) => tx.insert(center).values({ center: id, nameZh: name.zh, nameEn: name.en, region, timezone }).onConflictDoNothing().returning(),
      })
    },
    registerSection: (input, call) => {
      const { id, center: at, name, role } = input
      return register(input, call, {
        target: { center: at },
        stream: `section/${id}`,
        event: { type: 'SectionRegistered', id, center: at, name, role },
        missing: async (tx) => ((await findCenter(tx, at)) ? undefined : 'CENTER_UNKNOWN' as const),
        insert: (tx) => tx.insert(section).values({ id, center: at, nameZh: name.zh, nameEn: name.en, role }).onConflictDoNothing().returning(),
      })
    },
    registerDepartment: (input, call) => {
      const { id, name } = input
      return register(input, call, {
        target: {},
        stream: `department/${id}`,
        event: { type: 'DepartmentRegistered', id, name },
        insert: (tx) => tx.insert(department).values({ id, nameZh: name.zh, nameEn: name.en }).onConflictDoNothing().returning(),
      })
    },
    registerWindow: (input, call) => {
      const { id, center: at, department: of, number, name } = input
      return register(input, call, {
        target: { center: at },
        stream: `window/${id}`,
        event: { type: 'WindowRegistered', id, center: at, department: of, number, name },
        missing: async (tx) => {
          if (!(await findCenter(tx, at))) return 'CENTER_UNKNOWN' as const
          return (await findDepartment(tx, of)) ? undefined : 'DEPARTMENT_UNKNOWN' as const
        },
        // Neither the id nor, among open windows, the number may be in use.
        insert: (tx) => tx.insert(window).values({ id, center: at, department: of, number, nameZh: name.zh, nameEn: name.en }).onConflictDoNothing().returning(),
      })
    },
    registerPost: (input, call) => {
      const { id, center: at, window: of, name } = input
      return register(input, call, {
        target: { center: at },
        stream: `post/${id}`,
        event: { type: 'PostRegistered', id, center: at, window: of, name },
        missing: async (tx) => ((await findWindow(tx, of))?.center === at ? undefined : 'WINDOW_UNKNOWN' as const),
        insert: async (tx) => {
          const { department: by } = (await findWindow(tx, of))!
          return tx.insert(post).values({ id, center: at, window: of, department: by, nameZh: name.zh, nameEn: name.en }).onConflictDoNothing().returning()
        },
      })
    },
    closeWindow: async (input, call) => outside(call, { center: input.center }) ?? service.command(call, input, async (tx) => {
      const { center: at, window: id } = input
      const on = Temporal.PlainDate.from(input.on)
      const stream = `window/${id}`
      const version = await streamVersion(tx, stream)
      const row = await findWindow(tx, id)
      if (row?.center !== at) return problem('NOT_FOUND', { details: { window: id } })
      const people = await tx.$count(posting, and(eq(posting.window, id), or(isNull(posting.until), gt(posting.until, on))))
      const seats = await tx.$count(seat, and(eq(seat.window, id), or(isNull(seat.until), gt(seat.until, on))))
      if (people + seats > 0) return problem('WINDOW_OCCUPIED', { details: { people, seats } })
      await tx.update(window).set({ closedOn: on }).where(eq(window.id, id))
      const event: DirectoryEvent = { type: 'WindowClosed', center: at, window: id, on: input.on }
      const appended = await append(tx, { stream, expectedVersion: version, events: [event], meta: { ...metaOf(call, input), center: at } })
      return appended.ok ? { ok: true, value: { version: version + 1 } } : appended
    }),
  }
}
