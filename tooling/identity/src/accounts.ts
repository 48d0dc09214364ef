import { createHash, timingSafeEqual } from 'node:crypto'

/** Somebody who may log in. */
export interface Account {
  readonly username: string
  readonly password: string
  /** Person id; the subject of the tokens and their `hall_person`. */
  readonly person: string
  readonly name: string
  /** What the person is, for the list of demo accounts. */
  readonly title: { readonly zh: string; readonly en: string }
  /** In the form of `formatGrant`. */
  readonly grants: readonly string[]
}

export type LoadAccounts = () => Promise<readonly Account[]>

export interface Directory {
  all(): Promise<readonly Account[]>
  findByPerson(person: string): Promise<Account | undefined>
  /** The account, when the password is its own. */
  findByPassword(username: string, password: string): Promise<Account | undefined>
}

/** A login asks several times within one request; changed grants are seen after this long. */
const REMEMBER_MS = 2_000

/** The accounts as `load` gives them, asked again as time passes. Its methods throw what `load` throws. */
export function createDirectory(load: LoadAccounts): Directory {
  let asked: { at: number; accounts: Promise<readonly Account[]> } | undefined

  const all = () => {
    if (!asked || Date.now() - asked.at > REMEMBER_MS) {
      const accounts = load()
      asked = { at: Date.now(), accounts }
      accounts.catch(() => { asked = undefined })
    }
    return asked.accounts
  }

  return {
    all,
    async findByPerson(person) {
      return (await all()).find((account) => account.person === person)
    },
    async findByPassword(username, password) {
      const wanted = username.trim().toLowerCase()
      const account = (await all()).find((one) => one.username.toLowerCase() === wanted)
      // An unknown name takes as long as a wrong password.
      const matches = timingSafeEqual(digest(password), digest(account?.password ?? ''))
      return account && matches ? account : undefined
    },
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
