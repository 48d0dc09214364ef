/** The only reader of the environment: the language is that of the terminal. */
export function readLanguage(env: NodeJS.ProcessEnv = process.env): 'zh' | 'en' {
  return /^zh/.test(env.LC_ALL || env.LC_MESSAGES || env.LANG || '') ? 'zh' : 'en'
}
