import { crc32, createDeflateRaw } from 'node:zlib'
import { Readable } from 'node:stream'

const LOCAL = 0x04034b50
const DESCRIPTOR = 0x08074b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
const VERSION = 20
/** Sizes follow the data, names are UTF-8. */
const FLAGS = 0x0808
const DEFLATED = 8
/** 1980-01-01: the same content gives the same bytes. */
const DATE = 0x21
const LARGEST = 0xffffffff

export interface ZipPart {
  readonly name: string
  readonly content: Iterable<string> | AsyncIterable<string>
}

interface Written {
  readonly name: Uint8Array
  readonly crc: number
  readonly packedBytes: number
  readonly unpackedBytes: number
  readonly headerAt: number
}

/** A zip in pieces, holding no more than a piece of it at a time. Throws a RangeError beyond 4 GiB. */
export async function* writeZip(parts: Iterable<ZipPart>): AsyncGenerator<Uint8Array> {
  const written: Written[] = []
  let at = 0
  for (const { name: text, content } of parts) {
    const name = new TextEncoder().encode(text)
    const headerAt = at
    const header = record([[LOCAL, 4], [VERSION, 2], [FLAGS, 2], [DEFLATED, 2], [0, 2], [DATE, 2], [0, 4], [0, 4], [0, 4], [name.length, 2], [0, 2]])
    yield header
    yield name
    const sum = { crc: 0, unpackedBytes: 0 }
    let packedBytes = 0
    for await (const chunk of Readable.from(measured(content, sum)).pipe(createDeflateRaw())) {
      packedBytes += chunk.length
      yield chunk
    }
    const descriptor = record([[DESCRIPTOR, 4], [sum.crc, 4], [packedBytes, 4], [sum.unpackedBytes, 4]])
    yield descriptor
    at += header.length + name.length + packedBytes + descriptor.length
    if (Math.max(at, sum.unpackedBytes) > LARGEST) throw new RangeError('the file would be larger than 4 GiB')
    written.push({ name, packedBytes, headerAt, ...sum })
  }
  yield* directory(written, at)
}

async function* measured(content: ZipPart['content'], sum: { crc: number; unpackedBytes: number }): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  for await (const text of content) {
    const bytes = encoder.encode(text)
    sum.crc = crc32(bytes, sum.crc)
    sum.unpackedBytes += bytes.length
    yield bytes
  }
}

function* directory(written: readonly Written[], start: number): Generator<Uint8Array> {
  let size = 0
  for (const { name, crc, packedBytes, unpackedBytes, headerAt } of written) {
    const entry = record([
      [CENTRAL, 4], [VERSION, 2], [VERSION, 2], [FLAGS, 2], [DEFLATED, 2], [0, 2], [DATE, 2], [crc, 4], [packedBytes, 4],
      [unpackedBytes, 4], [name.length, 2], [0, 2], [0, 2], [0, 2], [0, 2], [0, 4], [headerAt, 4],
    ])
    size += entry.length + name.length
    yield entry
    yield name
  }
  yield record([[END, 4], [0, 2], [0, 2], [written.length, 2], [written.length, 2], [size, 4], [start, 4], [0, 2]])
}

/** Little-endian numbers of two or four bytes, one after another. */
function record(fields: readonly (readonly [value: number, bytes: 2 | 4])[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(fields.reduce((sum, [, bytes]) => sum + bytes, 0)))
  let at = 0
  for (const [value, bytes] of fields) {
    if (bytes === 2) view.setUint16(at, value, true)
    else view.setUint32(at, value, true)
    at += bytes
  }
  return new Uint8Array(view.buffer)
}
