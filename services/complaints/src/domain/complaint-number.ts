/** Letters and digits that are not taken for each other when read out on the phone. */
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const CODE_LENGTH = 10

/** `QP2026-00017`: the center's two letters, the year, the running number. */
export function complaintNumber(clause: string, year: number, nth: number): string {
  return `${clause.slice(0, 2)}${year}-${String(nth).padStart(5, '0')}`
}

/** 50 random bits as a code a person can copy; from as many random bytes. */
export function followCodeFrom(random: Uint8Array): string {
  return Array.from({ length: CODE_LENGTH }, (_, index) => ALPHABET[random[index]! % ALPHABET.length]).join('')
}

/** A phone number as people write it, down to its digits; anything else without its spaces and case. */
export function normalizedContact(contact: string): string {
  const digits = contact.replace(/[\s()+-]/g, '')
  return /^\d{7,}$/.test(digits) ? digits.replace(/^0*86(?=1\d{10}$)/, '') : contact.trim().toLowerCase()
}
