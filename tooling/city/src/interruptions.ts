interface Options {
  /** The first signal. */
  readonly onFirst: () => void
  /** A later one: somebody does not want to wait. */
  readonly onSecond: () => void
}

/** `npm start` passes on the Ctrl-C that the terminal has sent to everybody already: the same press comes up to three times. */
const SAME_PRESS_MS = 1_000

/** Listens to Ctrl-C, a closed terminal and a polite kill. */
export function listenForInterruptions({ onFirst, onSecond }: Options): void {
  let firstAt: number | undefined
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (firstAt === undefined) {
        firstAt = Date.now()
        onFirst()
      } else if (Date.now() - firstAt > SAME_PRESS_MS) onSecond()
    })
  }
}
