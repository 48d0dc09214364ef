import type { Account } from '@hall/identity'

export const CENTER = 'qingpu'

const account = (person: string, grant: string): Account => ({
  username: person.toLowerCase(), password: 'hall-2026', person, name: person, title: { zh: person, en: person }, grants: [grant],
})

/** Those who give the commands. */
export const IT = 'IT0001'
export const DIRECTOR = 'DIR001'
export const AUTHORITY = 'CTY001'
export const OFFICE = 'SEC001'

export const ACCOUNTS: readonly Account[] = [
  account(IT, 'it@city'),
  account(DIRECTOR, `director@center:${CENTER}`),
  account(AUTHORITY, 'city_authority@city'),
  account(OFFICE, `coordination@section:${CENTER}/${CENTER}-attendance`),
]
