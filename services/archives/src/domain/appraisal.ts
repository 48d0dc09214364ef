export type Answer = 'destroy' | 'retain' | 'transfer'
export type Outcome = Answer | 'held'

/** What the named reviewers say together: one answer from all, or it is held. Undefined while one of them has not answered. */
export function outcomeOf(reviewers: readonly string[], answers: readonly { readonly person: string; readonly answer: Answer }[]): Outcome | undefined {
  const given = reviewers.map((person) => answers.find((one) => one.person === person)?.answer)
  if (given.some((one) => one === undefined)) return undefined
  const [first] = given
  return given.every((one) => one === first) ? first! : 'held'
}
