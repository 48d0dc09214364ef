import type { IncomingMessage, ServerResponse } from 'node:http'
import type { default as OidcProvider } from 'oidc-provider'
import type { Directory } from './accounts.ts'
import { createAttempts } from './attempts.ts'
import { errors } from './oidc.ts'
import { type Language, languageOf, type LoginFault, loginPage, messagePage } from './pages.ts'

interface LoginOptions {
  readonly provider: OidcProvider
  readonly directory: Directory
  readonly basePath: string
  readonly demo: boolean
}

/** Longer than any form of ours. */
const MAX_BODY_BYTES = 8_192

/** Wrong passwords before a wait: for one name at one machine, and for one machine whatever the names. */
const TRIES_PER_NAME = 5
const TRIES_PER_ADDRESS = 40

/** The login page of one interaction: shows the form, checks what comes back, hands the person to the provider. */
export function createLogin({ provider, directory, basePath, demo }: LoginOptions) {
  const byName = createAttempts({ limit: TRIES_PER_NAME })
  const byAddress = createAttempts({ limit: TRIES_PER_ADDRESS })

  const show = async (response: ServerResponse, language: Language, retry: { username?: string; fault?: LoginFault } = {}) => {
    const demoAccounts = demo ? await directory.all() : []
    send(response, retry.fault ? 401 : 200, loginPage({ language, basePath, demoAccounts, ...retry }))
  }

  const submit = async (request: IncomingMessage, response: ServerResponse, language: Language) => {
    const form = await readForm(request)
    const username = form.get('username') ?? ''
    const password = form.get('password') ?? ''
    if (!username.trim() || !password) return show(response, language, { username, fault: { kind: 'empty' } })
    const address = addressOf(request)
    // One person's mistakes at one machine do not lock that person out everywhere.
    const name = `${address} ${username.trim().toLowerCase()}`
    const waitMs = () => Math.max(byName.waitMs(name), byAddress.waitMs(address))
    if (waitMs() > 0) return show(response, language, { username, fault: { kind: 'wait', waitMs: waitMs() } })
    const account = await directory.findByPassword(username, password)
    if (!account) {
      byName.failed(name)
      byAddress.failed(address)
      return show(response, language, { username, fault: waitMs() > 0 ? { kind: 'wait', waitMs: waitMs() } : { kind: 'wrong' } })
    }
    byName.succeeded(name)
    await provider.interactionFinished(request, response, { login: { accountId: account.person, remember: false } })
  }

  return async (request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> => {
    let language = languageOf(url)
    try {
      const { params } = await provider.interactionDetails(request, response)
      language = languageOf(url, String(params.ui_locales ?? ''))
      await (request.method === 'POST' ? submit(request, response, language) : show(response, language))
    } catch (error) {
      if (error instanceof errors.SessionNotFound) return send(response, 400, messagePage({ language, basePath, title: 'expiredTitle', text: 'expired' }))
      console.error('identity: login failed', error)
      send(response, 503, messagePage({ language, basePath, title: 'unavailableTitle', text: 'unavailable' }))
    }
  }
}

function send(response: ServerResponse, status: number, html: string) {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }).end(html)
}

/** The last proxy's word on who called; only the gateway on this machine reaches us. */
function addressOf(request: IncomingMessage): string {
  const forwarded = request.headers['x-forwarded-for']
  const last = String(forwarded ?? '').split(',').at(-1)!.trim()
  return last || (request.socket.remoteAddress ?? '')
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  let body = ''
  for await (const chunk of request) {
    body += chunk
    if (body.length > MAX_BODY_BYTES) throw new RangeError('form too long')
  }
  return new URLSearchParams(body)
}
