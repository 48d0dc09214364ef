import { until } from '@hall/testing'
import { valueOf } from './center.ts'
import { type CenterId, type CityOfStaff, id } from './personnel.ts'

type Absence = Partial<Parameters<ReturnType<CityOfStaff['section']>['covers']['announce']>[0]>

/** Pairs, absences and hand-overs as examples take them. */
export function coverSteps(city: () => CityOfStaff) {
  /** People on the posts of a window, in the order of the posts. */
  async function seated(center: CenterId, count: number, window = city().nextWindow(center)) {
    const people: string[] = []
    for (let n = 1; n <= count; n++) {
      const person = await city().post(center, window, { since: '2024-01-02' })
      if (n <= 2) valueOf(await city().organization.people.assign({ center, post: `${window}-p${n}`, person, capacity: 'primary', from: '2024-01-02', commandId: id() }))
      people.push(person)
    }
    const posts = [1, 2].slice(0, Math.min(count, 2)).map((n) => `${window}-p${n}`)
    await until(async () => valueOf(await city().section(center).covers.roster({ center, at: '2026-03-02T09:00:00' })).rows.filter(({ post, holder }) => posts.includes(post) && holder !== null).length === posts.length, 20_000)
    return { window, posts, people: people as [string, string, ...string[]] }
  }
  const self = (person: string) => city().as(person, `staff@self:${person}`)
  const asHolder = (center: CenterId, person: string) => city().as(person, `coordination@center:${center}`)
  async function agreedPair(center: CenterId, { posts: [post], people: [holder, backup] }: Awaited<ReturnType<typeof seated>>) {
    const pair = valueOf(await asHolder(center, holder).pairs.propose({ center, post: post!, backup, duties: '受理', reason: null, confirmed: false, commandId: id() })).id
    valueOf(await asHolder(center, backup).pairs.answer({ id: pair, agree: true, commandId: id() }))
    return post!
  }
  const announce = (center: CenterId, holder: string, { post = null, ...rest }: Absence & { from: string; to: string }) =>
    city().section(center).covers.announce({ center, holder, post, kind: 'personal_leave', reason: null, substitute: null, ...rest, commandId: id() })
  const responsible = async (center: CenterId, post: string, at: string) => valueOf(await city().section(center).covers.responsible({ center, post, at, act: 'work' }))
  const grouped = (center: CenterId, posts: readonly string[], rest: { duties?: string | null; reason?: string | null } = {}) =>
    city().section(center).pairs.group({ center, posts: [...posts], duties: '互为备岗', reason: null, confirmed: false, ...rest, commandId: id() })

  /** Wang away on the 16th, Chen stands in. */
  async function away(center: CenterId = 'qingpu') {
    const at = await seated(center, 2)
    const post = center === 'qingpu' ? await agreedPair(center, at) : (valueOf(await grouped(center, at.posts)), at.posts[0]!)
    const cover = valueOf(await announce(center, at.people[0], { post, from: '2026-03-16T08:30:00', to: '2026-03-16T17:30:00' })).id
    return { ...at, post, cover, wang: at.people[0], chen: at.people[1] }
  }
  const handOver = (center: CenterId, cover: string, at: string) => city().section(center).covers.handOver({ id: cover, cases: [], note: null, at, commandId: id() })
  const confirm = (center: CenterId, cover: string, at: string) => city().section(center).covers.confirm({ id: cover, at, commandId: id() })
  const coverOf = async (center: CenterId, window: string) => valueOf(await city().section(center).covers.list({ center, window, sort: '-openedOn' })).rows[0]!
  return { agreedPair, announce, asHolder, away, confirm, coverOf, grouped, handOver, responsible, seated, self }
}
