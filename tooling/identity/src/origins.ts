const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']

/** The SPA's origin; on loopback also its other names, since people type either. */
export function originsOf(origin: string): URL[] {
  const canonical = new URL(origin)
  if (!LOOPBACK.includes(canonical.hostname)) return [canonical]
  const others = LOOPBACK.filter((name) => name !== canonical.hostname).map((name) => {
    const url = new URL(canonical)
    url.hostname = name
    return url
  })
  return [canonical, ...others]
}

/** The origin a request came to by its `Host`; the canonical one when the header names none of ours. */
export function pickOrigin(origins: readonly URL[], host: string | undefined): URL {
  return origins.find((origin) => origin.host === host) ?? origins[0]!
}

export function isWithin(origins: readonly URL[], uri: string): boolean {
  const parsed = URL.parse(uri)
  return parsed !== null && origins.some(({ origin }) => origin === parsed.origin)
}
