import { Refusal } from './refusal.ts'

export interface NewProcedure {
  readonly service: string
  readonly group: string
  readonly name: string
  readonly kind: 'query' | 'command'
}
export type Request = { readonly what: 'service'; readonly name: string } | { readonly what: 'procedure'; readonly procedure: NewProcedure }

const SERVICE_NAME = /^[a-z]{2,30}$/
const PATH = /^([a-z][A-Za-z0-9]*)\.([a-z][A-Za-z0-9]*)$/

/** Throws Refusal for anything but a whole request. */
export function readArguments([what, name = '', ...rest]: readonly string[]): Request {
  if (what === 'service' && name !== '' && rest.length === 0) {
    if (!SERVICE_NAME.test(name)) throw new Refusal('wrongServiceName', { name })
    return { what, name }
  }
  const [path = '', kind = '', ...surplus] = rest
  if (what !== 'procedure' || kind === '' || surplus.length > 0) throw new Refusal('usage')
  if (!SERVICE_NAME.test(name)) throw new Refusal('wrongServiceName', { name })
  const [, group, member] = PATH.exec(path) ?? []
  if (!group || !member) throw new Refusal('wrongPath', { path })
  if (kind !== 'query' && kind !== 'command') throw new Refusal('wrongKind', { kind })
  if (group === 'ops') throw new Refusal('groupOfKit')
  return { what, procedure: { service: name, group, name: member, kind } }
}
