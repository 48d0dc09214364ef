/** Set in front of this file by `offline-worker.ts`: what has to be here for the pages that work without a network, and its version. */
declare const FILES: readonly string[]
declare const VERSION: string

interface Lasting extends Event { waitUntil(work: Promise<unknown>): void }
interface Fetching extends Lasting { readonly request: Request; respondWith(answer: Promise<Response>): void }
interface Worker {
  addEventListener(type: 'install' | 'activate', listener: (event: Lasting) => void): void
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void
  skipWaiting(): Promise<void>
  readonly clients: { claim(): Promise<void> }
}
const worker = self as unknown as Worker

const ENTRY = '/index.html'
const CACHE = `hall-${VERSION}`
/** Pages of an earlier version that are still open find their files, too. */
const VERSIONS_KEPT = 2
/** Other apps and whatever is asked of the city: never from here. */
const BEYOND = /^\/(portal|identity|trpc|live|iclock|files|health)(\/|$)/

worker.addEventListener('install', (event) => event.waitUntil(install()))
worker.addEventListener('activate', (event) => event.waitUntil(activate()))
worker.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin || BEYOND.test(pathname)) return
  if (request.mode === 'navigate') event.respondWith(visit(request))
  else if (FILES.includes(pathname)) event.respondWith(file(request))
})

/** All of it or nothing: half a version opens no page. */
async function install(): Promise<void> {
  const cache = await caches.open(CACHE)
  await cache.addAll([...FILES, new Request(ENTRY, { cache: 'no-cache' })])
  await worker.skipWaiting()
}

async function activate(): Promise<void> {
  const versions = (await caches.keys()).filter((name) => name.startsWith('hall-') && name !== CACHE)
  await Promise.all(versions.slice(0, Math.max(0, versions.length - (VERSIONS_KEPT - 1))).map((name) => caches.delete(name)))
  await worker.clients.claim()
}

/** The city's own answer whenever there is one, so that nobody is shown yesterday's pages; the kept ones only where nothing answers. */
async function visit(request: Request): Promise<Response> {
  try {
    return await fetch(request)
  } catch (unreachable) {
    const kept = await (await caches.open(CACHE)).match(ENTRY)
    if (!kept) throw unreachable
    return kept
  }
}

/** Its name changes with its content: what is kept is what the city would send. */
async function file(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request)
}
