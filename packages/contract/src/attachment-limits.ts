import kinds from './attachment-kinds.json' with { type: 'json' }

/** What may be kept as an attachment, by what is in it; the first extension is the usual one. */
export const ATTACHMENT_KINDS: readonly { readonly extensions: readonly string[]; readonly mediaType: string }[] = kinds

/** Of the file itself: base64 inside a request it must still pass the edge and NATS (docs/decisions/0010). */
export const ATTACHMENT_MAX_BYTES = 4_000_000
