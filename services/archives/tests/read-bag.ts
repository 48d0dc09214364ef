import { createHash } from 'node:crypto'
import { unzipSync } from 'fflate'

export interface ReadBag { readonly problems: string[]; readonly payload: string[]; readonly info: ReadonlyMap<string, string> }

/** A bag read as RFC 8493 has it and nothing of Hall: declared, each payload file listed and there, each digest as listed, as many bytes as said. */
export function readBag(bag: Uint8Array | Readonly<Record<string, Uint8Array>>): ReadBag {
  const all = Object.entries(bag instanceof Uint8Array ? unzipSync(bag) : bag)
  const roots = new Set(all.map(([path]) => path.split('/')[0]))
  const files = new Map(all.map(([path, content]) => [path.slice(path.indexOf('/') + 1), content]))
  const text = (name: string) => new TextDecoder('utf-8', { fatal: true }).decode(files.get(name) ?? new Uint8Array())
  const problems: string[] = roots.size === 1 ? [] : ['not in one folder']
  if (!/^BagIt-Version: \d+\.\d+\nTag-File-Character-Encoding: UTF-8\n$/.test(text('bagit.txt'))) problems.push('not declared')
  const linesOf = (name: string) => text(name).split(/\r\n|\n|\r/).filter(Boolean).map((line) => /^([0-9a-f]{64})\s+\*?(.+)$/.exec(line) ?? ['', '', ''])
  const checkList = (name: string) => linesOf(name).map(([, digest, listed]) => {
    const path = listed!.replace(/%(25|0A|0D)/gi, (sign) => decodeURIComponent(sign))
    const content = files.get(path)
    if (!content) problems.push(`${path} is not there`)
    else if (createHash('sha256').update(content).digest('hex') !== digest) problems.push(`${path} is changed`)
    return path
  })
  const payload = [...files.keys()].filter((path) => path.startsWith('data/'))
  const listed = checkList('manifest-sha256.txt')
  const tags = checkList('tagmanifest-sha256.txt')
  for (const path of payload) if (!listed.includes(path)) problems.push(`${path} is in no manifest`)
  for (const tag of ['bagit.txt', 'bag-info.txt', 'manifest-sha256.txt']) if (!tags.includes(tag)) problems.push(`${tag} is in no tag manifest`)
  const info = new Map(text('bag-info.txt').split('\n').filter(Boolean).map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]))
  const bytes = payload.reduce((sum, path) => sum + files.get(path)!.length, 0)
  if (info.get('Payload-Oxum') !== `${bytes}.${payload.length}`) problems.push('not as much as it says')
  return { problems, payload, info }
}
