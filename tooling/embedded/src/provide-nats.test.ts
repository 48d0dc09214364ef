import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { findChecksum, isPublished, releaseName } from './provide-nats.ts'
import release from './nats-release.json' with { type: 'json' }

test('every platform gets the name the release gives its file', () => {
  expect(releaseName('linux', 'x64')).toBe(`nats-server-v${release.version}-linux-amd64.tar.gz`)
  expect(releaseName('darwin', 'arm64')).toBe(`nats-server-v${release.version}-darwin-arm64.tar.gz`)
  expect(releaseName('win32', 'x64')).toBe(`nats-server-v${release.version}-windows-amd64.zip`)
})

test('the pinned checksums belong to the pinned version', () => {
  for (const [name, sha256] of Object.entries(release.sha256)) {
    expect(name).toContain(`v${release.version}-`)
    expect(sha256).toMatch(/^[0-9a-f]{64}$/)
  }
})

test('a checksum is found by the whole name only', () => {
  const list = 'aa  nats-server-v1-linux-amd64.tar.gz.asc\nbb *nats-server-v1-linux-amd64.tar.gz\n'
  expect(findChecksum(list, 'nats-server-v1-linux-amd64.tar.gz')).toBe('bb')
  expect(findChecksum(list, 'nats-server-v1-darwin-arm64.tar.gz')).toBeUndefined()
})

test('altered bytes are refused', () => {
  const bytes = Buffer.from('server')
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  expect(isPublished(bytes, sha256)).toBe(true)
  expect(isPublished(Buffer.from('Server'), sha256)).toBe(false)
})
