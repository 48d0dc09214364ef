/** What a terminal's verify code means (ZKTeco push protocol, ATTLOG field 4). */
const METHODS: Readonly<Record<number, string>> = { 0: 'password', 1: 'fingerprint', 4: 'card', 15: 'face' }

/** How the checks of a terminal enter the record: by what each line says, or all of them as one kind. */
export type Records = 'by_verify_mode' | 'camera' | 'sign_in'

/** The method of a check. A code nobody has named stays visible as `verify_<code>` and counts nowhere. */
export function methodOf(records: Records, verify: number): string {
  switch (records) {
    case 'camera': case 'sign_in': return records
    case 'by_verify_mode': return METHODS[verify] ?? `verify_${verify}`
  }
}
