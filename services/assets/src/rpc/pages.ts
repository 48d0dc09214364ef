import { dateOf, localTime } from '@hall/calendar'
import { problem } from '@hall/contract'
import { findWindow } from '@hall/organization-copy'
import { outside, type ServiceContext } from '@hall/service-kit'
import { isAtWindow, windowsWithoutPage } from '../db/presence.ts'
import { pageSession } from '../db/schema.ts'
import { atDesk, withinCenter } from '../desk.ts'
import { isPageTime } from '../domain/own-page.ts'
import { loadRules } from '../rules.ts'
import type { AssetsHandlers } from './handlers.ts'

/** Whether each window works at its own page (TG-NET-02). */
export function pagesHandlers(service: ServiceContext): Pick<AssetsHandlers['machines'], 'openPage' | 'loggedOut'> {
  return {
    openPage: (input, call) => atDesk(service, { input, call: withinCenter(call, input.center) }, async ({ tx, rules, write }) => {
      const { center, window } = input
      const at = await findWindow(tx, window)
      if (at?.center !== center) return problem('WINDOW_UNKNOWN')
      const rule = rules.policy?.ownPage
      const person = call.actor.id
      if (!(await isAtWindow(tx, window, { person, at: localTime(call.now) }))) return problem('NOT_OWN_WINDOW', { ...(rule && { clause: rule.clause }) })
      if (!rule) return { ok: true, value: { kept: false, clause: null } }
      const place = { center, department: at.department, window }
      const [row] = await tx.insert(pageSession).values({ ...place, person, on: dateOf(call.now), firstAt: call.now, lastAt: call.now })
        .onConflictDoUpdate({ target: [pageSession.window, pageSession.person, pageSession.on], set: { lastAt: call.now } }).returning({ firstAt: pageSession.firstAt, lastAt: pageSession.lastAt })
      // The first of a day is worth a line in the ledger; that it stays open is not.
      if (!row!.firstAt.equals(row!.lastAt)) return { ok: true, value: { kept: true, clause: rule.clause } }
      const written = await write({ stream: `page/${window}`, events: [{ type: 'PageOpened', window, person }], place }, [rule.clause])
      return written.ok ? { ok: true, value: { kept: true, clause: rule.clause } } : written
    }),

    loggedOut: async ({ center }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const on = dateOf(call.now)
      const { policy, calendar } = await loadRules(tx, center, on)
      const rule = policy?.ownPage
      const hours = rule !== undefined && calendar.isWorkday(on) && isPageTime(localTime(call.now).toPlainTime(), policy)
      const rows = rule && hours ? await windowsWithoutPage(tx, { center, on, at: localTime(call.now), since: call.now.subtract({ minutes: rule.value.quietMinutes }) }) : []
      return { ok: true, value: { clause: rule?.clause ?? null, hours, rows: rows.map((row) => ({ ...row, lastAt: row.lastAt?.toString() ?? null })) } }
    }),
  }
}
