import { type Actor, covers, type PermissionRow, reachOf, type Target } from '@hall/access'

const FULL_PHONE = 'organization.phone'

/** Who needs to ring people up. Everybody else who sees the person sees that there is a number. */
const RIGHTS: Readonly<Record<string, PermissionRow>> = {
  [FULL_PHONE]: {
    roles: {
      window_lead: 'window', chief_representative: 'window', coordination: 'section', general_office: 'section',
      duty_chief: 'center', deputy_director: 'center', director: 'center', department_admin: 'department',
    },
    everyone: true,
    basis: '个人信息保护法 第六条',
  },
}

/** `138****5678` unless the actor needs the number of somebody at this place. */
export function phoneFor(actor: Actor, place: Required<Pick<Target, 'person'>> & Target, phone: string | null): string | null {
  if (phone === null) return null
  const reach = reachOf(actor, FULL_PHONE, RIGHTS)
  return reach && covers(reach, place) ? phone : maskPhone(phone)
}

/** Keeps what a person recognizes a number by, and of a short one next to nothing. */
export function maskPhone(phone: string): string {
  const [head, tail] = phone.length >= 9 ? [3, 4] : [0, Math.floor(phone.length / 4)]
  return phone.slice(0, head) + '*'.repeat(phone.length - head - tail) + phone.slice(phone.length - tail)
}
