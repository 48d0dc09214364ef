import { createHash, randomBytes } from 'node:crypto'

export interface Tokens { access_token: string; refresh_token: string; id_token: string; expires_in: number; error?: string }

/** A browser without a screen: keeps cookies, follows nothing by itself. */
export function createVisitor(origin: string) {
  const cookies = new Map<string, { value: string; path: string }>()
  const verifier = randomBytes(32).toString('base64url')

  const go = async (address: string, init: RequestInit = {}) => {
    const url = new URL(address, origin)
    const cookie = [...cookies].filter(([, { path }]) => url.pathname.startsWith(path)).map(([name, { value }]) => `${name}=${value}`).join('; ')
    const response = await fetch(url, { redirect: 'manual', ...init, headers: { ...init.headers, cookie } })
    for (const line of response.headers.getSetCookie()) {
      const [, name, value, path] = /^([^=]+)=([^;]*).*?path=([^;]+)/i.exec(line)!
      if (value) cookies.set(name!, { value, path: path! })
      else cookies.delete(name!)
    }
    return response
  }

  const ask = (extra: Record<string, string> = {}) => {
    const challenge = createHash('sha256').update(verifier).digest('base64url')
    const query = new URLSearchParams({
      client_id: 'hall-admin', redirect_uri: `${origin}/cases`, response_type: 'code', scope: 'openid', state: 's', nonce: 'n',
      code_challenge: challenge, code_challenge_method: 'S256', ...extra,
    })
    return go(`/identity/auth?${query}`)
  }

  const token = async (form: Record<string, string>, headers: Record<string, string> = {}): Promise<Tokens> => {
    const response = await go('/identity/token', { method: 'POST', body: new URLSearchParams(form), headers })
    return await response.json() as Tokens
  }

  const exchange = (code: string) =>
    token({ grant_type: 'authorization_code', client_id: 'hall-admin', code, redirect_uri: `${origin}/cases`, code_verifier: verifier })

  const submit = (interaction: string, form: { username: string; password: string }, headers: Record<string, string> = {}) =>
    go(interaction, { method: 'POST', body: new URLSearchParams(form), headers })

  return {
    go, ask, token, exchange, submit,
    refresh: (refreshToken: string) => token({ grant_type: 'refresh_token', client_id: 'hall-admin', refresh_token: refreshToken }),
    /** The whole way from the application through the login page and back with tokens. */
    async login(username: string, password: string): Promise<Tokens> {
      const interaction = (await ask()).headers.get('location')!
      const resumed = await submit(interaction, { username, password })
      const back = await go(resumed.headers.get('location')!)
      return exchange(new URL(back.headers.get('location')!).searchParams.get('code')!)
    },
  }
}
