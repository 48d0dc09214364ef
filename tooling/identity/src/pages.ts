import { ROLES } from '@hall/access'
import type { KoaContextWithOIDC } from 'oidc-provider'
import type { Account } from './accounts.ts'
import { rolesOf } from './claims.ts'
import texts from './texts.json' with { type: 'json' }

export type Language = 'zh' | 'en'
type TextKey = keyof typeof texts.zh

/** Chinese unless the address or the application asks for English. */
export function languageOf(url: URL, uiLocales = ''): Language {
  const asked = url.searchParams.get('lang') ?? uiLocales.trim().split(' ')[0]!
  return asked.toLowerCase().startsWith('en') ? 'en' : 'zh'
}

interface Page { language: Language; basePath: string; title: TextKey; body: string; script?: string; switchTo?: string }

function page({ language, basePath, title, body, script, switchTo }: Page): string {
  const text = texts[language]
  const assets = `${basePath}/assets`
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${text[title]} · ${text.product}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${assets}/login.css">
${script ? `<script src="${assets}/${script}" defer></script>` : ''}
</head>
<body>
<header><p class="product">${text.product}</p><p class="tagline">${text.tagline}</p>
${switchTo ? `<a class="switch" href="?lang=${switchTo}" lang="${switchTo}">${text.switch}</a>` : ''}</header>
<main>${body}</main>
</body>
</html>`
}

export interface LoginFault { readonly kind: 'wrong' | 'empty' | 'wait'; readonly waitMs?: number }

interface LoginPage {
  readonly language: Language
  readonly basePath: string
  readonly username?: string
  readonly fault?: LoginFault | undefined
  /** Shown by role, each filling the form on click. */
  readonly demoAccounts?: readonly Account[]
}

export function loginPage({ language, basePath, username = '', fault, demoAccounts = [] }: LoginPage): string {
  const text = texts[language]
  const alert = fault
    ? `<p class="fault" role="alert" id="fault">${text[fault.kind].replace('{seconds}', String(Math.ceil((fault.waitMs ?? 0) / 1000)))}</p>`
    : ''
  const described = fault ? ' aria-describedby="fault" aria-invalid="true"' : ''
  const body = `
<section class="login" aria-labelledby="login">
<h1 id="login">${text.login}</h1>
<form method="post" action="?lang=${language}">
${alert}
<label for="username">${text.username}</label>
<input id="username" name="username" value="${escape(username)}" autocomplete="username" autocapitalize="none" spellcheck="false" required${fault ? '' : ' autofocus'}>
<label for="password">${text.password}</label>
<input id="password" name="password" type="password" autocomplete="current-password" required${described}${fault ? ' autofocus' : ''}>
<button type="submit">${text.submit}</button>
</form>
</section>
${demoAccounts.length > 0 ? demoList(demoAccounts, language) : ''}`
  return page({ language, basePath, title: 'login', body, script: 'login.js', switchTo: language === 'zh' ? 'en' : 'zh' })
}

const ROLES_FROM_THE_TOP = [...ROLES].sort((a, b) => Number(b === 'city_authority') - Number(a === 'city_authority'))

function demoList(accounts: readonly Account[], language: Language): string {
  const text = texts[language]
  const groups = ROLES_FROM_THE_TOP.map((role) => ({ role, members: accounts.filter(({ grants }) => rolesOf(grants)[0] === role) }))
    .filter(({ members }) => members.length > 0)
    .map(({ role, members }) => `<h3>${texts.roles[role][language]}</h3><ul>${members.map((one) => demoAccount(one, language)).join('')}</ul>`)
  return `<section class="demo" aria-labelledby="demo"><h2 id="demo">${text.demo}</h2><p>${text.demoHint}</p>${groups.join('')}</section>`
}

function demoAccount({ username, password, name, title }: Account, language: Language): string {
  return `<li><button type="button" data-username="${escape(username)}" data-password="${escape(password)}">`
    + `<span class="name">${escape(name)}</span> <span class="title">${escape(title[language])}</span></button></li>`
}

interface MessagePage { readonly language: Language; readonly basePath: string; readonly title: TextKey; readonly text: TextKey }

/** One sentence and the way back into the system. */
export function messagePage({ language, basePath, title, text }: MessagePage): string {
  const words = texts[language]
  const body = `<section class="login"><h1>${words[title]}</h1><p>${words[text]}</p><a class="action" href="/">${words.home}</a></section>`
  return page({ language, basePath, title, body })
}

/** Asks before logging out; whoever comes from the system with the proof of its login is not asked again (logout.js). */
export function logoutPage(ctx: KoaContextWithOIDC, form: string, basePath: string) {
  const language = languageOf(ctx.URL, String(ctx.oidc.params?.ui_locales ?? ''))
  const words = texts[language]
  const asked = ctx.oidc.entities.IdTokenHint === undefined
  const body = `<section class="login"${asked ? '' : ' data-confirmed'}><h1>${words.logoutTitle}</h1><p>${words.logout}</p>${form}
<button type="submit" form="op.logoutForm" name="logout" value="yes">${words.logoutYes}</button>
<a class="action" href="/">${words.logoutNo}</a></section>`
  ctx.type = 'html'
  ctx.body = page({ language, basePath, title: 'logoutTitle', body, script: 'logout.js' })
}

export function loggedOutPage(ctx: KoaContextWithOIDC, basePath: string) {
  ctx.type = 'html'
  ctx.body = messagePage({ language: languageOf(ctx.URL), basePath, title: 'loggedOutTitle', text: 'loggedOut' })
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
