import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'

const schema = z.object({ postgres: z.number(), nats: z.number(), identity: z.number() }).partial()
type PortName = keyof z.infer<typeof schema>

/** The ports of the last start, wanted again where they are free. */
export interface RememberedPorts {
  get(name: PortName): number | undefined
  set(name: PortName, port: number): void
}

export function openPorts(file: string): RememberedPorts {
  const ports = readPorts(file)
  return {
    get: (name) => ports[name],
    set(name, port) {
      ports[name] = port
      writeFileSync(file, JSON.stringify(ports))
    },
  }
}

/** A damaged file costs nothing but other ports. */
function readPorts(file: string): z.infer<typeof schema> {
  if (!existsSync(file)) return {}
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return {}
  }
}
