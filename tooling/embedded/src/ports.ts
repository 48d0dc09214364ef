import { createServer } from 'node:net'

/** A TCP port that was free on loopback a moment ago. */
export async function freePort(): Promise<number> {
  return (await tryPort(0))!
}

/** `wanted` when it is free, any free port otherwise. */
export async function choosePort(wanted?: number): Promise<number> {
  return (wanted === undefined ? undefined : await tryPort(wanted)) ?? freePort()
}

/** The first free port from `first` on. Throws when the next hundred are all taken. */
export async function nextFreePort(first: number): Promise<number> {
  for (let port = first; port < first + 100; port++) {
    if (await tryPort(port)) return port
  }
  throw new Error(`no free port between ${first} and ${first + 99}: choose another with --port`)
}

function tryPort(port: number): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => error.code === 'EADDRINUSE' || error.code === 'EACCES' ? resolve(undefined) : reject(error))
    probe.listen(port, '127.0.0.1', () => {
      const { port: bound } = probe.address() as { port: number }
      probe.close(() => resolve(bound))
    })
  })
}
