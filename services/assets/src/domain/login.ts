import type { AssetsPolicy } from '@hall/regulation'

export interface Attempt {
  /** Whose account it is; undefined: there is no such account. */
  readonly account: { readonly person: string; readonly locked: boolean } | undefined
  /** The holder is on record as away at this moment. */
  readonly away: boolean
  /** The holder is of the window of the computer, or covers there now; null where no window's computer is named. */
  readonly ofWindow: boolean | null
  /** The account is in use at another window. */
  readonly elsewhere: boolean
}

export type LoginReason = 'locked_account' | 'login_while_absent' | 'login_elsewhere' | 'login_by_outsider'
export interface Told { readonly kind: LoginReason; readonly clause: string }
export interface LoginVerdict {
  readonly allowed: boolean
  /** Whoever watches over accounts is told. */
  readonly reported: boolean
  readonly clause: string | null
  readonly told: readonly Told[]
}

/** Whether an account is let in, and what is strange about it (QP-NET-11, QP-NET-12, TG-NET-03, TG-NET-11). */
export function judgeLogin({ account, away, ofWindow, elsewhere }: Attempt, policy: AssetsPolicy | undefined): LoginVerdict {
  const { accounts, ownPassword, windowUsers } = policy ?? {}
  if (accounts && (!account || account.locked)) return { allowed: false, reported: false, clause: accounts.clause, told: [{ kind: 'locked_account', clause: accounts.clause }] }
  const told: Told[] = []
  if (ownPassword && away) told.push({ kind: 'login_while_absent', clause: ownPassword.clause })
  if (ownPassword?.value.elsewhere && elsewhere) told.push({ kind: 'login_elsewhere', clause: ownPassword.clause })
  const outsider = windowUsers !== undefined && ofWindow === false
  if (outsider) told.push({ kind: 'login_by_outsider', clause: windowUsers.clause })
  const refused = outsider || (away && ownPassword?.value.whileAbsent === 'refuse')
  const reported = ownPassword !== undefined && (away || (elsewhere && ownPassword.value.elsewhere === 'report'))
  return { allowed: !refused, reported, clause: told[0]?.clause ?? accounts?.clause ?? null, told }
}
