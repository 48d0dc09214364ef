import { getHashes, hash } from 'node:crypto'

/** What chains the journal. The name is stored with every link, so a chain may change its digest on the way. */
export interface Digest {
  readonly name: string
  hash(text: string): Buffer
}

function digest(name: string): Digest {
  return { name, hash: (text) => hash(name, text, 'buffer') }
}

export const sha256 = digest('sha256')

const available: readonly Digest[] = [
  sha256,
  // GB/T 32905; in OpenSSL unless it was built without.
  ...(getHashes().includes('sm3') ? [digest('sm3')] : []),
]

export function findDigest(name: string): Digest | undefined {
  return available.find((known) => known.name === name)
}

/** Throws when this build of OpenSSL lacks the digest. */
export function getDigest(name: string): Digest {
  const found = findDigest(name)
  if (!found) throw new Error(`digest ${name} is not available: use one of ${available.map((known) => known.name).join(', ')}`)
  return found
}
