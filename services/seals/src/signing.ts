import { EVERYTHING } from '@hall/access'
import type { ServiceContext } from '@hall/service-kit'
import { eq } from 'drizzle-orm'
import { sm2, sm3 } from 'sm-crypto-v2'
import { sealKey } from './db/schema.ts'
import { makePdfKey, type PdfKey } from './pdf/certificate.ts'

/** A pair of SM2 keys for an electronic seal, once. Rows of keys lie outside every reach but the service's own. */
export async function makeKey(service: ServiceContext, { id: seal, name, number }: { readonly id: string; readonly name: string; readonly number: string }): Promise<void> {
  const { publicKey, privateKey } = sm2.generateKeyPairHex()
  const { privateKey: pdfKey, certificate } = await makePdfKey(`${name} ${number}`, service.clock.now())
  await service.db.transaction(EVERYTHING, (tx) => tx.insert(sealKey).values({ seal, publicKey, privateKey, pdfKey: Buffer.from(pdfKey), pdfCertificate: Buffer.from(certificate) }).onConflictDoNothing())
}

/** The key a seal signs PDF with; undefined for a seal without one. */
export async function pdfKeyOf(service: ServiceContext, seal: string): Promise<PdfKey | undefined> {
  const [row] = await service.db.read(EVERYTHING, (tx) => tx.select().from(sealKey).where(eq(sealKey.seal, seal)))
  return row?.pdfKey && row.pdfCertificate ? { privateKey: row.pdfKey, certificate: row.pdfCertificate } : undefined
}

export interface SignedText { readonly number: string; readonly sm3: string; readonly seal: string; readonly signedAt: string }

/** What a signature covers: which document, under which number, by which seal, when. */
export function textOf({ number, sm3: digest, seal, signedAt }: SignedText): string {
  return ['hall-seal-1', number, digest, seal, signedAt].join('\n')
}

/** SM2 with SM3 (GB/T 32918, GB/T 32905), DER, with the standard's user id. Undefined for a seal without a key. */
export async function signText(service: ServiceContext, text: SignedText): Promise<{ publicKey: string; signature: string } | undefined> {
  const [key] = await service.db.read(EVERYTHING, (tx) => tx.select().from(sealKey).where(eq(sealKey.seal, text.seal)))
  return key && { publicKey: key.publicKey, signature: sm2.doSignature(textOf(text), key.privateKey, { der: true, hash: true, publicKey: key.publicKey }) }
}

export function isSignedBy(text: SignedText, { signature, publicKey }: { signature: string; publicKey: string }): boolean {
  return sm2.doVerifySignature(textOf(text), signature, publicKey, { der: true, hash: true })
}

export function sm3Of(content: Uint8Array): string {
  return sm3(content)
}
