import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type City, createSay, findDemo, findSpa, startCity } from '@hall/city'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext { sharedOrigin: string }
}

/** One demo city for a run: loading it takes longer than most files that look at it. */
export default async function setup(project: TestProject) {
  const city = await startDemoCity()
  project.provide('sharedOrigin', city.origin)
  return () => city[Symbol.asyncDispose]()
}

/** The demo city on free ports with fresh data, all of it or these parts. */
export async function startDemoCity(parts?: readonly string[]): Promise<City> {
  await using stack = new AsyncDisposableStack()
  const dir = stack.adopt(mkdtempSync(join(tmpdir(), 'hall-browser-')), (made) => rmSync(made, { recursive: true, force: true }))
  const demo = await findDemo()
  const wanted = demo && { ...demo, parts: demo.parts.filter(({ name }) => parts?.includes(name) ?? true) }
  const city = stack.use(await startCity({ dir, say: createSay('en'), report: () => undefined, spa: findSpa(), demo: wanted, logLevel: 'warn' }))
  const running = stack.move()
  return { ...city, [Symbol.asyncDispose]: () => running.disposeAsync() }
}
