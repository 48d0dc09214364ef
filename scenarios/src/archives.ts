import { type ArchivesContract, archivesContract } from '@hall/contract-archives'
import { service } from '@hall/archives-service/service'
import type { Client } from '@hall/rpc'
import { id, ok, openRegister, type RegisterCenter } from './register-center.ts'

export type Archives = RegisterCenter<ArchivesContract>
export type ArchivesClient = Client<ArchivesContract>
type Filed = Parameters<ArchivesClient['volumes']['file']>[0]

export const openArchives = (center: string, now: string): Promise<Archives> => openRegister(archivesContract, service, { center, area: 'archives', now })

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
