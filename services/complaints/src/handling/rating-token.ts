import { createHash, randomBytes } from 'node:crypto'

const TOKEN_BYTES = 16
/** 128 random bits, as they stand in a link. */
export const newToken = (): string => randomBytes(TOKEN_BYTES).toString('base64url')
export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest()
