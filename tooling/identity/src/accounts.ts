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
  /** In the form of `formatGrant`. Where rights are asked for elsewhere, these count for nobody but a standing account. */
  readonly grants: readonly string[]
  /** On no roster, with rights of its own: the city's authority and IT, who bring the rest about. */
  readonly standing?: boolean
}

export type LoadAccounts = () => Promise<readonly Account[]>

/** The rights a person has now, in the form of `formatGrant`; none for somebody unknown. Rejects when they cannot be had: nobody gets a token then. */
export type RightsOf = (person: string) => Promise<readonly string[]>

export interface Directory {
  all(): Promise<readonly Account[]>
  /** With the rights of this moment. */
  findByPerson(person: string): Promise<Account | undefined>
  /** The account, when the password is its own. */
  findByPassword(username: string, password: string): Promise<Account | undefined>
}

/** A login asks several times within one request. */
const REMEMBER_MS = 2_000

/** The accounts as `load` gives them, asked again as time passes, with their rights as `rightsOf` knows them. Its methods throw what these throw. */
export function createDirectory(load: LoadAccounts, rightsOf?: RightsOf): Directory {
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
      const account = (await all()).find((one) => one.person === person)
      return account && rightsOf && !account.standing ? { ...account, grants: await rightsOf(person) } : account
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
