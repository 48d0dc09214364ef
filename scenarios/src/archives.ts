import { casesContract } from '@hall/contract-cases'
import { until } from '@hall/testing'
import { type ArchivesContract, archivesContract } from '@hall/contract-archives'
import { service } from '@hall/archives-service/service'
import type { Client } from '@hall/rpc'
import { id, ok, openRegister, type RegisterCenter, UNITS } from './register-center.ts'

export type Archives = RegisterCenter<ArchivesContract>
export type ArchivesClient = Client<ArchivesContract>
type Filed = Parameters<ArchivesClient['volumes']['file']>[0]

export const openArchives = (center: string, now: string): Promise<Archives> => openRegister(archivesContract, service, { center, area: 'archives', now })

/** A case that its window has in hand, as the cases service tells of it; answers its id once the archive has its package. */
export async function openPackage(center: Archives, window: 'w1' | 'w2', handler: string): Promise<string> {
  const file = id()
  const data = casesContract.events['case-assigned'].data.parse({ case: file, center: center.id, department: UNITS[window], window: center.window(window), handler })
  center.city.nats.publish('evt.cases.case-assigned', JSON.stringify({ id: id(), type: 'case-assigned', v: 1, service: 'cases', center: center.id, occurredAt: center.running.context.clock.now().toString(), stream: `case/${file}`, version: 1, data }))
  await center.city.nats.flush()
  await until(async () => (await center.rows('select 1 from case_package where case_id = $1', [file])).length > 0, 30_000)
  return file
}

export const piece = (title: string, text = '') => ({ title, responsible: '办公室', document: '', on: '2025-06-01', pages: 2, text })

/** Files a volume of last year's documents with one piece, unless said otherwise. */
export function file(client: ArchivesClient, center: Archives, over: Partial<Filed> = {}) {
  return client.volumes.file({
    center: center.id, window: null, section: center.section('office'), class: 'documents', title: '会议纪要', year: 2025, retention: 'long', secrecy: 'open', important: false, box: '1', spot: 'A-1', serial: null, items: [piece('会议纪要')], commandId: id(), ...over,
  })
}

/** Asks for something of a volume and answers the request. */
export async function ask(client: ArchivesClient, center: Archives, over: Partial<Parameters<ArchivesClient['access']['request']>[0]> & { number: string }): Promise<string> {
  return (await ok(client.access.request({ center: center.id, kind: 'consult', purpose: '核对', pages: null, days: 1, reason: '', commandId: id(), ...over }))).id
}
export const decide = (client: ArchivesClient, center: Archives, request: string) => client.access.decide({ center: center.id, request, approve: true, commandId: id() })
export const open = (client: ArchivesClient, center: Archives, number: string) => client.access.open({ center: center.id, number, commandId: id() })
