import { ConfigurationError } from '@hall/service-kit'

const LEAST_CHARACTERS = 20

/** The key of what is announced of a receipt; complaints holds the same. Throws ConfigurationError. */
export function receiptKey({ HALL_RECEIPT_KEY: key = '' }: NodeJS.ProcessEnv = process.env): string {
  if (key.length < LEAST_CHARACTERS) throw new ConfigurationError(`configuration: HALL_RECEIPT_KEY is missing or shorter than ${LEAST_CHARACTERS} characters`)
  return key
}
