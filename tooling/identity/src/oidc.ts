/**
 * oidc-provider wants to run on a release that calls itself LTS, which the pinned Node does not do yet: its warning
 * would greet everybody who starts the demo city.
 */
const warn = console.warn
console.warn = (...words: unknown[]) => {
  if (!String(words[0]).includes('Unsupported runtime')) warn(...words)
}
export const { Provider, errors } = await import('oidc-provider')
console.warn = warn
