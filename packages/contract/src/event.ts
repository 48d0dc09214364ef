import type { z } from 'zod'

/** One kind of public event. `v` rises when the shape changes; consumers upcast on read. */
export interface EventSpec<D extends z.ZodType = z.ZodType> {
  readonly v: number
  readonly data: D
}
export type Events = Readonly<Record<string, EventSpec>>
export type EventOf<E extends EventSpec> = z.output<E['data']>

export function event<D extends z.ZodType>(v: number, data: D): EventSpec<D> {
  return { v, data }
}

/** `evt.<service>.<type>`; types are past tense in kebab-case. */
export function eventSubject(service: string, type: string): string {
  return `evt.${service}.${type}`
}

/** `rpc.<service>.<group>.<name>` */
export function rpcSubject(service: string, path: string): string {
  return `rpc.${service}.${path}`
}
