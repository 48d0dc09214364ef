/** A part of a running city that may be killed in the middle of its work, to see that nothing is lost. */
export interface Part {
  readonly name: string
  /** Ends it at once. Resolves when it has come back by itself, on the same port and with its data. */
  kill(): Promise<void>
}
