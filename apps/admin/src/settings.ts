/** Public settings of the city, as the gateway gives them in `/config.json`. */
export interface Settings {
  readonly identity: {
    readonly issuer: string
    readonly clientId: string
    /** `keycloak`, or `oidc` for the embedded identity server. */
    readonly provider: 'keycloak' | 'oidc'
  }
  readonly languages: readonly string[]
}

/** Rejects when the city cannot be reached. */
export async function loadSettings(): Promise<Settings> {
  const response = await fetch('/config.json', { headers: { accept: 'application/json' } })
  if (!response.ok) throw new Error(`config.json: ${response.status}`)
  return (await response.json()) as Settings
}
