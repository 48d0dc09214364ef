import { dateOf, localTime, startOf } from '@hall/calendar'
import { problem } from '@hall/contract'
import { type ServiceContext } from '@hall/service-kit'
import { and, eq } from 'drizzle-orm'
import { type AssetRow, findAsset } from '../db/asset-store.ts'
import { isAtWindow, isAway, windowsInUse } from '../db/presence.ts'
import { account, machineEvent } from '../db/schema.ts'
import { atDesk, type Desk, versionOf } from '../desk.ts'
import { type Attempt, judgeLogin, type LoginVerdict } from '../domain/login.ts'
import { recordFinding } from '../findings.ts'
import { peopleOfSections, tell } from '../tell.ts'
import type { AssetsHandlers } from './handlers.ts'

type Logins = Pick<AssetsHandlers['network'], 'login'>
type Told = Pick<AssetsHandlers['machines'], 'logout' | 'power'>
type MachineRow = typeof machineEvent.$inferInsert

/** Asked by a system before it lets an account in: every answer goes on record, with computer and time. */
export function loginsHandlers(service: ServiceContext): Logins {
  return {
    login: (input, call) => atDesk(service, { input, call }, async (desk) => {
      const { center, account: name } = input
      const device = input.asset === null ? undefined : await findAsset(desk.tx, center, input.asset)
      if (input.asset !== null && !device) return problem('ASSET_UNKNOWN')
      const [row] = await desk.tx.select().from(account).where(and(eq(account.center, center), eq(account.account, name)))
      const verdict = judgeLogin(await attemptOf(desk, { center, row, device }), desk.rules.policy)
      const place = { center, department: device?.department ?? null, window: device?.window ?? null }
      const { allowed, reported, clause, told } = verdict
      const kept = await keep(desk, { ...place, kind: 'login', asset: device?.number ?? null, account: name, person: row?.person ?? null, allowed, reasons: told.map(({ kind }) => kind) }, clause)
      if (!kept.ok) return kept
      await report(desk, { verdict, place, device, name, holder: row?.person ?? null })
      return { ok: true, value: { allowed, reported, clause } }
    }),
  }
}

type AccountRow = typeof account.$inferSelect

async function attemptOf({ tx, call }: Desk, { center, row, device }: { center: string; row: AccountRow | undefined; device: AssetRow | undefined }): Promise<Attempt> {
  const at = localTime(call.now)
  const window = device?.window ?? null
  const person = row?.person
  const [away, ofWindow, inUse] = await Promise.all([
    person ? isAway(tx, { center, person, at }) : false,
    person && window ? isAtWindow(tx, window, { person, at }) : null,
    row && window ? windowsInUse(tx, { center, account: row.account, since: startOf(dateOf(call.now)) }) : [],
  ])
  return { account: row && { person: row.person, locked: row.lockedAt !== null }, away, ofWindow, elsewhere: inUse.some((one) => one !== window) }
}

interface Reported { readonly verdict: LoginVerdict; readonly place: { center: string; department: string | null; window: string | null }; readonly device: AssetRow | undefined; readonly name: string; readonly holder: string | null }

/** What is strange about a login is found against the holder or, where somebody from outside sat down, the window. */
async function report(desk: Desk, { verdict: { told, reported }, place, device, name, holder }: Reported): Promise<void> {
  for (const { kind, clause } of told) await recordFinding(desk, { kind, place, asset: device?.number ?? null, against: holder, subject: name, clause })
  const rule = desk.rules.policy?.ownPassword
  if (!reported || !rule) return
  const recipients = await peopleOfSections(desk.tx, { center: place.center, role: rule.value.tells, on: dateOf(desk.call.now) })
  for (const { kind, clause } of told) {
    if (kind === 'login_while_absent' || kind === 'login_elsewhere') await tell(desk, kind, { center: place.center, recipients, subject: name, place: device ? `${device.number} ${device.spot}`.trim() : place.center, clause, link: `/assets/machines?center=${place.center}` })
  }
}

/** What a machine tells of itself and of who left it. */
export function machineTold(service: ServiceContext): Told {
  return {
    power: (input, call) => atDesk(service, { input, call }, async (desk) => {
      const row = await findAsset(desk.tx, input.center, input.asset)
      if (!row) return problem('ASSET_UNKNOWN')
      return versionOf(await keep(desk, { ...placeOf(row), kind: input.on ? 'on' : 'off', asset: row.number, account: null, person: null, allowed: true, reasons: [] }, desk.rules.policy?.computersOff?.clause ?? null))
    }),

    logout: (input, call) => atDesk(service, { input, call }, async (desk) => {
      const row = await findAsset(desk.tx, input.center, input.asset)
      if (!row) return problem('ASSET_UNKNOWN')
      const [own] = await desk.tx.select().from(account).where(and(eq(account.center, input.center), eq(account.account, input.account)))
      return versionOf(await keep(desk, { ...placeOf(row), kind: 'logout', asset: row.number, account: input.account, person: own?.person ?? null, allowed: true, reasons: [] }, null))
    }),
  }
}

const placeOf = ({ center, department, window }: AssetRow) => ({ center, department, window })

async function keep(desk: Desk, row: Omit<MachineRow, 'id' | 'at'>, clause: string | null) {
  const { tx, call, newId, write } = desk
  await tx.insert(machineEvent).values({ ...row, id: newId(), at: call.now })
  const { center, kind, asset, account: name, person, allowed, department, window } = row
  return write({ stream: `machine/${center}/${asset ?? name}`, events: [{ type: 'MachineTold', kind, asset: asset ?? null, account: name ?? null, person: person ?? null, allowed }], place: { center, department: department ?? null, window: window ?? null } }, [clause ?? undefined])
}
