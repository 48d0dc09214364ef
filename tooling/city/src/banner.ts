import type { City } from './city.ts'
import type { Say } from './say.ts'

/** Where to go and who to log in as. */
export function banner({ origin, accounts, issuer, logs }: Pick<City, 'origin' | 'accounts' | 'issuer' | 'logs'>, { dir, language, say }: { dir: string; language: 'zh' | 'en'; say: Say }): string {
  const rows = accounts.map(({ username, password, name, title }) => [username, password, `${title[language]}  ${name}`])
  const table = rows.length === 0 ? [say('accountsElsewhere', { issuer }), ''] : [say('accounts'), '', ...columns([[say('account'), say('password'), say('who')], ...rows]), '']
  return ['', say('ready', { url: origin }), '', ...table, say('data', { dir, logs }), ''].join('\n')
}

function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => displayWidth(row[column]!))))
  return rows.map((row) => `  ${row.map((cell, column) => cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - displayWidth(cell)))).join('   ').trimEnd()}`)
}

/** A Chinese character is two columns wide in a terminal. */
export function displayWidth(text: string): number {
  return [...text].reduce((width, character) => width + (/[ᄀ-ᅟ⺀-鿿가-힣豈-﫿＀-｠]/.test(character) ? 2 : 1), 0)
}
