/** The number a label stands for: as typed by a scanner, or the end of the address in its code; empty when it is no label. */
export function numberOfLabel(text: string): string {
  const said = text.trim()
  const number = /^https?:\/\//.test(said) ? said.split(/[?#]/)[0]!.split('/').at(-1)! : said
  return /^[A-Za-z0-9_./-]{1,40}$/.test(number) ? number : ''
}
