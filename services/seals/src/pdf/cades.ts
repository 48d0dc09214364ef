import { createHash } from 'node:crypto'
import { ObjectIdentifier, OctetString, Sequence } from 'asn1js'
import { Attribute, Certificate, ContentInfo, EncapsulatedContentInfo, IssuerAndSerialNumber, SignedAndUnsignedAttributes, SignedData, SignerInfo } from 'pkijs'
import { engine, importPdfKey, type PdfKey } from './certificate.ts'

const OID = { data: '1.2.840.113549.1.7.1', signedData: '1.2.840.113549.1.7.2', contentType: '1.2.840.113549.1.9.3', messageDigest: '1.2.840.113549.1.9.4', signingCertificateV2: '1.2.840.113549.1.9.16.2.47' } as const
const sha256 = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(bytes).digest())
const attribute = (type: string, value: object) => new Attribute({ type, values: [value] })

/** A detached CMS signature with what ETSI EN 319 122 asks of a baseline: the digest, and the certificate it was made with. DER. */
export async function signDetached(content: Uint8Array, pdfKey: PdfKey): Promise<Buffer> {
  const { key, certificate } = await importPdfKey(pdfKey)
  const certificateHash = new OctetString({ valueHex: sha256(pdfKey.certificate).slice().buffer })
  const signed = new SignedData({
    version: 1,
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: OID.data }),
    signerInfos: [new SignerInfo({
      version: 1,
      sid: new IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
      signedAttrs: new SignedAndUnsignedAttributes({
        type: 0,
        attributes: [
          attribute(OID.contentType, new ObjectIdentifier({ value: OID.data })),
          attribute(OID.messageDigest, new OctetString({ valueHex: sha256(content).slice().buffer })),
          attribute(OID.signingCertificateV2, new Sequence({ value: [new Sequence({ value: [new Sequence({ value: [certificateHash] })] })] })),
        ],
      }),
    })],
    certificates: [certificate],
  })
  await signed.sign(key, 0, 'SHA-256', undefined, engine)
  return Buffer.from(new ContentInfo({ contentType: OID.signedData, content: signed.toSchema(true) }).toSchema().toBER(false))
}

/** Whether a detached signature fits its content and was made by the certificate it carries. */
export async function isDetachedSignature(signature: Uint8Array, content: Uint8Array): Promise<{ fits: boolean; certificate: Certificate | undefined }> {
  try {
    const signed = new SignedData({ schema: ContentInfo.fromBER(Uint8Array.from(signature)).content })
    const fits = await signed.verify({ signer: 0, data: Uint8Array.from(content).buffer, checkChain: false }, engine)
    return { fits, certificate: signed.certificates?.find((one) => one instanceof Certificate) }
  } catch {
    return { fits: false, certificate: undefined }
  }
}
