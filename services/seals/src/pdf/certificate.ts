import { randomBytes, webcrypto } from 'node:crypto'
import { Integer, Utf8String } from 'asn1js'
import { AttributeTypeAndValue, Certificate, CryptoEngine, type ICryptoEngine } from 'pkijs'

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' } as const
const HASH = 'SHA-256'
const COMMON_NAME = '2.5.4.3'
const VALID_YEARS = 10
const SERIAL_BYTES = 12
// Its types lag behind those of the platform, which has four more methods by now.
export const engine = new CryptoEngine({ name: 'node', crypto: webcrypto as unknown as Crypto }) as unknown as ICryptoEngine

/** Key and certificate of an electronic seal for PDF, both DER. Self-issued: one of an authority takes its place where there is one. */
export interface PdfKey { readonly privateKey: Uint8Array; readonly certificate: Uint8Array }

export async function makePdfKey(name: string, from: Temporal.Instant): Promise<PdfKey> {
  const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])
  const certificate = new Certificate()
  certificate.version = 2
  const serial = new Uint8Array(randomBytes(SERIAL_BYTES))
  // A positive number of full length.
  serial[0] = (serial[0]! & 0x3f) | 0x40
  certificate.serialNumber = new Integer({ valueHex: serial.buffer })
  for (const who of [certificate.issuer, certificate.subject]) who.typesAndValues.push(new AttributeTypeAndValue({ type: COMMON_NAME, value: new Utf8String({ value: name }) }))
  certificate.notBefore.value = new Date(from.epochMilliseconds)
  certificate.notAfter.value = new Date(from.toZonedDateTimeISO('UTC').add({ years: VALID_YEARS }).epochMilliseconds)
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey as CryptoKey, engine)
  await certificate.sign(keys.privateKey as CryptoKey, HASH, engine)
  return {
    privateKey: new Uint8Array(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)),
    certificate: new Uint8Array(certificate.toSchema(true).toBER(false)),
  }
}

export async function importPdfKey({ privateKey, certificate }: PdfKey): Promise<{ key: CryptoKey; certificate: Certificate }> {
  const key = await webcrypto.subtle.importKey('pkcs8', Uint8Array.from(privateKey), ALGORITHM, false, ['sign'])
  return { key: key as CryptoKey, certificate: Certificate.fromBER(Uint8Array.from(certificate)) }
}
