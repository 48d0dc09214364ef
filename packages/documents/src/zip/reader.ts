import { crc32, createInflateRaw } from 'node:zlib'
import { unreadable } from '../table.ts'

const END = 0x06054b50
const END_BYTES = 22
const CENTRAL = 0x02014b50
const CENTRAL_BYTES = 46
const LOCAL = 0x04034b50
const LOCAL_BYTES = 30
const LONGEST_COMMENT = 0xffff
const ZIP64_EXTRA = 0x0001
const ENCRYPTED_FLAG = 1
const MOST_ENTRIES = 10_000
const CHUNK_BYTES = 64 * 1024

interface Entry {
  readonly name: string
  readonly stored: boolean
  readonly crc: number
  readonly packedBytes: number
  readonly unpackedBytes: number
  readonly headerAt: number
}

/** Reads named parts of a zip, unpacking no more than `maxUnpackedBytes` in all. Throws a ProblemError on anything amiss. */
export class ZipReader {
  readonly #bytes: Uint8Array
  readonly #view: DataView
  readonly #entries: ReadonlyMap<string, Entry>
  readonly #maxUnpackedBytes: number
  #unpackedBytes = 0

  constructor(bytes: Uint8Array, maxUnpackedBytes: number) {
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.#maxUnpackedBytes = maxUnpackedBytes
    this.#entries = new Map([...this.#readDirectory()].map((entry) => [entry.name, entry]))
  }

  has(name: string): boolean {
    return this.#entries.has(name)
  }

  /** The part in pieces, as text. */
  async *text(name: string): AsyncGenerator<string> {
    const decoder = new TextDecoder('utf-8')
    for await (const chunk of this.#unpack(name)) yield decoder.decode(chunk, { stream: true })
    yield decoder.decode()
  }

  async *#unpack(name: string): AsyncGenerator<Uint8Array> {
    const entry = this.#entries.get(name)
    if (!entry) throw unreadable('FILE_DAMAGED', { part: name })
    const packed = this.#packed(entry)
    let crc = 0
    let size = 0
    for await (const chunk of entry.stored ? [packed] : inflate(packed, name)) {
      size += chunk.length
      this.#unpackedBytes += chunk.length
      if (this.#unpackedBytes > this.#maxUnpackedBytes) throw unreadable('FILE_TOO_LARGE', { maxBytes: this.#maxUnpackedBytes })
      crc = crc32(chunk, crc)
      yield chunk
    }
    if (crc !== entry.crc || size !== entry.unpackedBytes) throw unreadable('FILE_DAMAGED', { part: name })
  }

  #packed({ name, headerAt, packedBytes }: Entry): Uint8Array {
    if (this.#uint32(headerAt) !== LOCAL) throw unreadable('FILE_DAMAGED', { part: name })
    const start = headerAt + LOCAL_BYTES + this.#uint16(headerAt + 26) + this.#uint16(headerAt + 28)
    if (start + packedBytes > this.#bytes.length) throw unreadable('FILE_DAMAGED', { part: name })
    return this.#bytes.subarray(start, start + packedBytes)
  }

  *#readDirectory(): Generator<Entry> {
    const end = this.#findEnd()
    const count = this.#uint16(end + 10)
    if (count > MOST_ENTRIES) throw unreadable('FILE_DAMAGED')
    let at = this.#uint32(end + 16)
    for (let n = 0; n < count; n++) {
      if (this.#uint32(at) !== CENTRAL) throw unreadable('FILE_DAMAGED')
      const nameBytes = this.#uint16(at + 28)
      const extraBytes = this.#uint16(at + 30)
      yield this.#entryAt(at, nameBytes, extraBytes)
      at += CENTRAL_BYTES + nameBytes + extraBytes + this.#uint16(at + 32)
    }
  }

  #entryAt(at: number, nameBytes: number, extraBytes: number): Entry {
    const nameAt = at + CENTRAL_BYTES
    const name = new TextDecoder().decode(this.#bytes.subarray(nameAt, nameAt + nameBytes))
    if ((this.#uint16(at + 8) & ENCRYPTED_FLAG) !== 0) throw unreadable('FILE_ENCRYPTED')
    const method = this.#uint16(at + 10)
    if (method !== 0 && method !== 8) throw unreadable('FILE_DAMAGED', { part: name })
    const long = this.#longSizes(nameAt + nameBytes, extraBytes)
    // In this order, and only those that do not fit into 32 bits.
    const size = (offset: number) => {
      const short = this.#uint32(at + offset)
      return short === 0xffffffff ? (long.next().value ?? short) : short
    }
    const unpackedBytes = size(24)
    const packedBytes = size(20)
    return { name, stored: method === 0, crc: this.#uint32(at + 16), unpackedBytes, packedBytes, headerAt: size(42) }
  }

  /** The 64-bit sizes some programs write even for small files. */
  *#longSizes(from: number, length: number): Generator<number, undefined> {
    for (let at = from; at + 4 <= from + length;) {
      const bytes = this.#uint16(at + 2)
      if (this.#uint16(at) === ZIP64_EXTRA) {
        for (let size = at + 4; size + 8 <= at + 4 + bytes; size += 8) yield this.#uint32(size) + this.#uint32(size + 4) * 2 ** 32
      }
      at += 4 + bytes
    }
    return undefined
  }

  #findEnd(): number {
    const lowest = Math.max(0, this.#bytes.length - END_BYTES - LONGEST_COMMENT)
    for (let at = this.#bytes.length - END_BYTES; at >= lowest; at--) {
      if (this.#view.getUint32(at, true) === END) return at
    }
    throw unreadable('FILE_DAMAGED')
  }

  #uint16(at: number): number {
    if (at + 2 > this.#bytes.length) throw unreadable('FILE_DAMAGED')
    return this.#view.getUint16(at, true)
  }

  #uint32(at: number): number {
    if (at + 4 > this.#bytes.length) throw unreadable('FILE_DAMAGED')
    return this.#view.getUint32(at, true)
  }
}

async function* inflate(packed: Uint8Array, name: string): AsyncGenerator<Uint8Array> {
  const stream = createInflateRaw({ chunkSize: CHUNK_BYTES })
  stream.end(packed)
  try {
    for await (const chunk of stream) yield chunk
  } catch (error) {
    throw isZlibError(error) ? unreadable('FILE_DAMAGED', { part: name }) : error
  }
}

function isZlibError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')
}
