interface Server extends AsyncDisposable {
  readonly port: number
  readonly died: Promise<string>
  kill(): Promise<void>
}

export interface KeptServer<S extends Server> extends AsyncDisposable {
  /** As it was started first; address and folder stay. */
  readonly server: S
  /** Resolves with its last words when it ends without being killed here. */
  readonly died: Promise<string>
  /** As `Part.kill`. Throws when it cannot be started again on its port. */
  kill(): Promise<void>
}

/** Starts a server that can be killed and comes back. `start` takes the port it must have, from the second time on. */
export async function keepServer<S extends Server>(start: (port?: number) => Promise<S>): Promise<KeptServer<S>> {
  const first = await start()
  const { promise: died, resolve } = Promise.withResolvers<string>()
  let current: S = first
  let returning: Promise<void> | undefined
  const watch = () => void current.died.then(resolve)

  const bringBack = async () => {
    await current.kill()
    current = await start(first.port)
    watch()
    if (current.port !== first.port) throw new Error(`port ${first.port} was taken while its server was down`)
  }

  watch()
  return {
    server: first,
    died,
    kill: () => (returning = bringBack()),
    async [Symbol.asyncDispose]() {
      // A server that is just coming back must not outlive the city.
      await returning?.catch(() => undefined)
      await current[Symbol.asyncDispose]()
    },
  }
}
