/** Characters no text file holds: a sign of some other kind of file. */
const BINARY = /[\u0000-\u0008\u000e-\u001f\ufffe\uffff]/

export interface DecodedText { readonly text: string; readonly encoding: string }

/** UTF-8, UTF-16 with its mark, or GB18030, as Chinese offices save it. Undefined for what is no text. */
export function decodeText(bytes: Uint8Array): DecodedText | undefined {
  const decoded = decodeAs(encodingByMark(bytes) ?? 'utf-8', bytes) ?? decodeAs('gb18030', bytes)
  return decoded && !BINARY.test(decoded.text) ? decoded : undefined
}

function encodingByMark([first, second]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return undefined
}

function decodeAs(encoding: string, bytes: Uint8Array): DecodedText | undefined {
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding }
  } catch {
    return undefined
  }
}
