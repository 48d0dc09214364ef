import { attendanceContract } from '@hall/contract-attendance'
import { organizationContract } from '@hall/contract-organization'
import { regulationContract } from '@hall/contract-regulation'
import type { NatsConnection } from '@nats-io/nats-core'
import { consumedBy, type Published, readStream } from '../event-streams.ts'
import type { Complaint, Line } from '../report.ts'
import { SERVICE_NAMES, type ServiceName, type Store, type Stores } from '../stores.ts'
import { checkOnce, type Once } from './once.ts'

const CONTRACTS = { organization: organizationContract, regulation: regulationContract, attendance: attendanceContract }
type Streams = Readonly<Record<ServiceName, readonly Published[]>>

interface Found { readonly lines: Line[]; readonly complaints: Complaint[] }

/** From journal to chain to stream to inbox to what the consumer keeps: every event once at each stop. */
export async function checkEvents(stores: Stores, nats: NatsConnection): Promise<Found> {
  const [organization, regulation, attendance] = await Promise.all(SERVICE_NAMES.map((name) => readStream(nats, name)))
  const streams: Streams = { organization: organization!, regulation: regulation!, attendance: attendance! }
  const found = await Promise.all([
    ...SERVICE_NAMES.map((name) => checkPublished(name, stores[name], streams[name])),
    ...SERVICE_NAMES.map((name) => checkHandled(name, stores[name], streams)),
    checkCopies(stores, streams),
  ])
  return { lines: found.flatMap(({ lines }) => lines), complaints: found.flatMap(({ complaints }) => complaints) }
}

interface Link { readonly id: string; readonly type: string; readonly position: number | null; readonly hash: string | null }

async function checkPublished(service: ServiceName, store: Store, stream: readonly Published[]): Promise<Found> {
  const links = await store.rows<Link>(
    `select j.id::text as id, j.type, c.position::int as position, encode(c.hash, 'hex') as hash from journal j left join journal_chain c on c.journal_id = j.id`)
  const byId = new Map(links.map((link) => [link.id, link]))
  // What a contract names is public, and so is whatever else of its type was published; the rest a service keeps to itself.
  const named = new Set(Object.keys(CONTRACTS[service].events))
  const shown = new Set(stream.map(({ id }) => byId.get(id)?.type))
  const isPublic = ({ type }: Link) => named.has(kebab(type)) || shown.has(type)
  const sealed = checkOnce(links.map(({ id }) => id), links.filter(({ position }) => position !== null).map(({ id }) => id))
  const published = checkOnce(links.filter(isPublic).map(({ id }) => id), stream.map(({ id }) => id))
  const strange = stream.filter(({ id, position, hash }, n) =>
    position <= (stream[n - 1]?.position ?? 0) || byId.get(id)?.position !== position || byId.get(id)?.hash !== hash)
  return {
    lines: [
      line(`${service}: sealed`, links.length, sealed),
      line(`${service}: published`, links.filter(isPublic).length, published),
    ],
    complaints: [...strange.map(({ id }) => ({ service, id })), ...published.unasked.map((id) => ({ service, id }))]
      .map((values): Complaint => ({ code: 'otherChain', values })),
  }
}

const kebab = (type: string) => type.replace(/(?<!^)([A-Z])/g, '-$1').toLowerCase()

async function checkHandled(service: ServiceName, store: Store, streams: Streams): Promise<Found> {
  const consumed = new Set(consumedBy(service))
  if (consumed.size === 0) return { lines: [], complaints: [] }
  const wanted = Object.values(streams).flat().filter(({ subject }) => consumed.has(subject)).map(({ id }) => id)
  const handled = checkOnce(wanted, await store.keys('select event_id::text as key from inbox'))
  return {
    lines: [line(`${service}: handled`, wanted.length, handled)],
    complaints: handled.unasked.map((id): Complaint => ({ code: 'unasked', values: { what: `${service} inbox ${id}` } })),
  }
}

const NOTICES = ['evt.attendance.notice-raised', 'evt.regulation.notice-raised']

/** What services know of each other is what the owner holds. */
async function checkCopies({ organization, regulation, attendance }: Stores, streams: Streams): Promise<Found> {
  const raised = Object.values(streams).flat().filter(({ subject }) => NOTICES.includes(subject))
    .flatMap(({ id, data }) => [...new Set((data as { recipients: string[] }).recipients)].map((person) => `${id}/${person}`))
  const postings = `select person || '/' || starts_on as key from posting`
  const windows = 'select id as key from "window"'
  const policies = (table: string, state = '') => `select center || '/' || area || '/' || version as key from ${table} ${state}`
  const compare = async (name: string, expected: readonly string[] | Promise<string[]>, found: Promise<string[]>) => {
    const known = await expected
    const once = checkOnce(known, await found)
    return { line: line(name, known.length, once), unasked: once.unasked.map((key) => `${name} ${key}`) }
  }
  const compared = await Promise.all([
    compare('attendance: people known', organization.keys(postings), attendance.keys(postings)),
    compare('attendance: windows known', organization.keys(windows), attendance.keys(windows)),
    compare('attendance: policies known', regulation.keys(policies('policy_version', `where state = 'published'`)), attendance.keys(policies('policy_copy'))),
    compare('organization: notices put', raised, organization.keys(`select id || '/' || person as key from notice`)),
  ])
  return {
    lines: compared.map((one) => one.line),
    complaints: compared.flatMap(({ unasked }) => unasked).map((what): Complaint => ({ code: 'unasked', values: { what } })),
  }
}

function line(name: string, expected: number, { lost, doubled }: Once): Line {
  return { name, acknowledged: expected, lost, doubled }
}
