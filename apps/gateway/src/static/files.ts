import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

export type Encoding = 'br' | 'gzip'

export interface StaticFile {
  readonly type: string
  readonly etag: string
  /** Its name changes with its content. */
  readonly hashed: boolean
  readonly body: Buffer
  /** Undefined when compressing does not pay. */
  compressed(encoding: Encoding): Promise<Buffer> | undefined
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.wasm': 'application/wasm',
  '.map': 'application/json',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.pdf': 'application/pdf',
}
const TEXT = new Set(['.html', '.js', '.css', '.json', '.svg', '.txt', '.webmanifest', '.wasm', '.map', '.ttf', '.ico'])
const SUFFIX: Readonly<Record<Encoding, string>> = { br: '.br', gzip: '.gz' }
/** Below this the header of a second encoding costs more than it saves. */
const WORTH_COMPRESSING_BYTES = 1024
/** How Vite names what it bundles: `index-B4f_9xQz.js`. */
const HASHED = /^([\w-]+\/)?assets\/.*-[\w-]{8,}\.\w+$/

const compressors: Readonly<Record<Encoding, (body: Buffer) => Promise<Buffer>>> = {
  br: (body) => promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }),
  gzip: (body) => promisify(gzip)(body, { level: 6 }),
}

/**
 * All files below a folder, in memory: a request can only name what was there at the start, so no path leads outside.
 * `x.br` and `x.gz` beside `x` are its precompressed forms; what has none is compressed once, when first asked for.
 */
export function loadFiles(dir: string): ReadonlyMap<string, StaticFile> {
  const contents = new Map(
    readdirSync(dir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [relative(dir, path).split(sep).join('/'), readFileSync(path)]),
  )
  const names = [...contents.keys()].filter((name) => !isPrecompressed(name, contents))
  return new Map(names.map((name) => [name, staticFile(name, contents)]))
}

function isPrecompressed(name: string, contents: ReadonlyMap<string, Buffer>): boolean {
  return Object.values(SUFFIX).some((suffix) => name.endsWith(suffix) && contents.has(name.slice(0, -suffix.length)))
}

function staticFile(name: string, contents: ReadonlyMap<string, Buffer>): StaticFile {
  const body = contents.get(name)!
  const extension = extname(name).toLowerCase()
  const made: Partial<Record<Encoding, Promise<Buffer>>> = {}
  return {
    type: TYPES[extension] ?? 'application/octet-stream',
    etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
    hashed: HASHED.test(name),
    body,
    compressed(encoding) {
      const given = contents.get(name + SUFFIX[encoding])
      if (given) return Promise.resolve(given)
      if (!TEXT.has(extension) || body.length < WORTH_COMPRESSING_BYTES) return undefined
      return (made[encoding] ??= compressors[encoding](body))
    },
  }
}
