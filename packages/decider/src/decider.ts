/** Why a command cannot apply. `clause` is the clause id the refusal rests on; `details` fill the text of the code. */
export interface Refusal<Code extends string = string> {
  readonly code: Code
  readonly clause?: string
  readonly details?: Readonly<Record<string, string | number | readonly string[]>>
}

export type Decision<E, Code extends string = string> =
  | { readonly ok: true; readonly events: readonly E[] }
  | { readonly ok: false; readonly refusal: Refusal<Code> }

/** Pure: time, ids and policy are arguments, never made inside. */
export type Decide<C, S, E, P, Code extends string = string> = (command: C, state: S, policy: P) => Decision<E, Code>
export type Evolve<S, E> = (state: S, event: E) => S

export interface Decider<C, S, E, P, Code extends string = string> {
  readonly initial: S
  readonly decide: Decide<C, S, E, P, Code>
  readonly evolve: Evolve<S, E>
}

export function accept<E>(...events: E[]): { readonly ok: true; readonly events: readonly E[] } {
  return { ok: true, events }
}

export function refuse<Code extends string>(
  code: Code,
  details?: Refusal<Code>['details'],
  clause?: string,
): { readonly ok: false; readonly refusal: Refusal<Code> } {
  return { ok: false, refusal: { code, ...(details && { details }), ...(clause && { clause }) } }
}

export function fold<S, E>(evolve: Evolve<S, E>, initial: S, events: Iterable<E>): S {
  let state = initial
  for (const event of events) state = evolve(state, event)
  return state
}
