import { hash } from 'node:crypto'
import { zipSync } from 'fflate'

export interface Payload { readonly path: string; readonly content: Uint8Array }
export interface BagInfo { readonly organization: string; readonly identifier: string; readonly description: string; readonly date: string }

const VERSION = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'
/** A time within what zip knows: the same content makes the same bytes. */
const THEN = new Date('2020-01-01T00:00:00Z')

/** A bag after RFC 8493, zipped: the files under data/, their digests, and digests of those. Any archive reads it, none needs us. */
export function zipBag(name: string, payload: readonly Payload[], info: BagInfo): Uint8Array {
  const bytes = payload.reduce((sum, { content }) => sum + content.length, 0)
  const files = new Map<string, Uint8Array>(payload.map(({ path, content }) => [`data/${path}`, content]))
  const manifest = [...files].map(([path, content]) => `${sha256(content)}  ${listed(path)}\n`).join('')
  const tags = new Map<string, Uint8Array>([
    ['bagit.txt', encode(VERSION)],
    ['bag-info.txt', encode([
      `Source-Organization: ${info.organization}`, `External-Identifier: ${info.identifier}`, `External-Description: ${info.description}`, `Bagging-Date: ${info.date}`, `Payload-Oxum: ${bytes}.${payload.length}`,
    ].join('\n') + '\n')],
    ['manifest-sha256.txt', encode(manifest)],
  ])
  tags.set('tagmanifest-sha256.txt', encode([...tags].map(([path, content]) => `${sha256(content)}  ${path}\n`).join('')))
  return zipSync(Object.fromEntries([...tags, ...files].map(([path, content]) => [`${name}/${path}`, [content, { mtime: THEN }]])))
}

/** A name as a manifest has it: a percent sign is told from an escape. */
function listed(path: string): string {
  return path.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

export function sha256(content: Uint8Array): string {
  return hash('sha256', content)
}

export function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
