import { secretOf } from '@hall/service-kit'

/** The key of what is announced of a receipt; complaints holds the same (decision 0016). Throws ConfigurationError. */
export const receiptKey = (): string => secretOf('HALL_RECEIPT_KEY')
