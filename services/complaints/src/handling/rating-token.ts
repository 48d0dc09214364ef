import { createHash, createHmac, randomBytes } from 'node:crypto'
import { receiptKey } from '../config.ts'

const TOKEN_BYTES = 16
/** 128 random bits, as they stand in a link. */
export const newToken = (): string => randomBytes(TOKEN_BYTES).toString('base64url')
export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest()
/** Of `<number> <check code>`, as cases announces it when the case is finished. */
export const receiptHash = (token: string): Buffer => createHmac('sha256', receiptKey()).update(token).digest()
