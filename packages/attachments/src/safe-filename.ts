/** Also what Windows makes no file of. */
const FORBIDDEN = /[<>:"/\\|?*]/g
/** Controls, and marks that turn the direction of writing: `exe.gpj` is to look like no picture. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u2028\u2029]/gu
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i
const LONGEST = 120

/** The last part of a path as a name any system can save; the extension stays. */
export function safeFilename(given: string): string {
  const last = given.toWellFormed().normalize('NFC').replace(INVISIBLE, '').split(/[/\\]/).findLast((part) => part.trim() !== '') ?? ''
  const clean = last.replace(FORBIDDEN, '_').replace(/^[\s.]+|[\s.]+$/g, '').replace(RESERVED, '_$1')
  if (clean === '') return 'file'
  const extension = /\.[^.]{1,10}$/.exec(clean)?.[0] ?? ''
  const stem = Array.from(clean.slice(0, clean.length - extension.length)).slice(0, LONGEST - extension.length).join('')
  return stem + extension
}

/** In small letters, without the dot; empty where there is none. */
export function extensionOf(filename: string): string {
  return /\.([^.]+)$/.exec(filename)?.[1]?.toLowerCase() ?? ''
}
