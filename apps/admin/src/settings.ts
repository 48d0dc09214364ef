/** Public settings of the city, as the gateway gives them in `/config.json`. */
export interface Settings {
  /** True: `url` is an OpenID provider. False: `url` and `realm` are a Keycloak's. */
  readonly oidcProvider: boolean
  /** Absolute, or a path below our own origin. */
  readonly url: string
  readonly realm?: string
  readonly clientId: string
  readonly languages: readonly string[]
}

/** Whether the city answers at all. */
export async function canReachCity(): Promise<boolean> {
  return loadSettings().then(() => true, () => false)
}

/** Rejects when the city cannot be reached: with a TypeError where nothing answered. */
export async function loadSettings(): Promise<Settings> {
  const response = await fetch('/config.json', { headers: { accept: 'application/json' } })
  if (!response.ok) throw new Error(`config.json: ${response.status}`)
  return (await response.json()) as Settings
}
