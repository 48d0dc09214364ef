import { sm2, sm3 } from 'sm-crypto-v2'

/** SM3 of a file; the file stays on the device. */
export async function digestOf(file: Blob): Promise<string> {
  return sm3(new Uint8Array(await file.arrayBuffer()))
}

/** Whether the signature fits its text under the key, computed on this device. */
export function isSigned({ text, signature, publicKey }: { readonly text: string; readonly signature: string; readonly publicKey: string }): boolean {
  try {
    return sm2.doVerifySignature(text, signature, publicKey, { der: true, hash: true })
  } catch {
    return false
  }
}
