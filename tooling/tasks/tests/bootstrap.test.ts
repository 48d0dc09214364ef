import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ROOT } from '../src/run.ts'

let checkout: string
const file = (path: string) => join(checkout, path)

/** A checkout with nothing in it but the bootstrap, and a pnpm that does as a test says. */
beforeEach(() => {
  checkout = mkdtempSync(join(tmpdir(), 'hall-bootstrap-'))
  for (const path of ['tooling/bootstrap.mjs', 'tooling/bootstrap.json', 'package.json']) cpSync(join(ROOT, path), file(path))
  for (const path of ['pnpm-lock.yaml', 'pnpm-workspace.yaml']) writeFileSync(file(path), '')
  for (const folder of ['bin', 'tooling/city/src']) mkdirSync(file(folder), { recursive: true })
  pnpm('mkdir -p node_modules')
  city("console.log('up', process.argv.slice(2).join(' '))")
})
afterEach(() => rmSync(checkout, { recursive: true, force: true }))

function pnpm(install: string) {
  const { hall } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { hall: { pnpm: string } }
  writeFileSync(file('bin/pnpm'), `#!/bin/sh\nif [ "$1" = --version ]; then echo ${hall.pnpm}; exit 0; fi\necho installing >> installs\n${install}\n`)
  chmodSync(file('bin/pnpm'), 0o755)
}
const city = (script: string) => writeFileSync(file('tooling/city/src/main.ts'), script)
const installs = () => existsSync(file('installs')) ? readFileSync(file('installs'), 'utf8').trim().split('\n').length : 0

interface Options { args?: string[]; env?: NodeJS.ProcessEnv }

function launch({ args = ['start'], env = {} }: Options = {}): ChildProcess {
  return spawn(process.execPath, [file('tooling/bootstrap.mjs'), ...args], {
    cwd: checkout, stdio: ['ignore', 'pipe', 'pipe'], env: { PATH: `${file('bin')}:/usr/bin:/bin`, LANG: 'en_US.UTF-8', ...env },
  })
}

async function run(options?: Options): Promise<{ code: number; output: string }> {
  const child = launch(options)
  let output = ''
  for (const stream of [child.stdout!, child.stderr!]) stream.on('data', (chunk) => { output += chunk })
  const [code] = await once(child, 'close')
  return { code, output }
}

test('installs once, hands over with the arguments, and again only when something changed', async () => {
  expect(await run({ args: ['start', '--fresh'] })).toMatchObject({ code: 0, output: expect.stringContaining('up --fresh') })
  expect(await run()).toMatchObject({ code: 0 })
  expect(installs()).toBe(1)
  mkdirSync(file('services/cases'), { recursive: true })
  writeFileSync(file('services/cases/package.json'), '{}')
  await run()
  expect(installs()).toBe(2)
  rmSync(file('node_modules'), { recursive: true })
  await run()
  expect(installs()).toBe(3)
})

test('the exit code of the command is its own', async () => {
  city('process.exitCode = 7')
  expect((await run()).code).toBe(7)
})

test('Ctrl-C reaches the command, which ends in its own time', async () => {
  city("process.once('SIGINT', () => { console.log('bye'); clearInterval(timer) }); const timer = setInterval(() => {}, 1000); console.log('up')")
  const child = launch()
  let output = ''
  child.stdout!.on('data', (chunk) => {
    output += chunk
    if (/up/.test(String(chunk))) child.kill('SIGINT')
  })
  expect(await once(child, 'close')).toEqual([0, null])
  expect(output).toContain('bye')
})

test('Ctrl-C while installing leaves nothing that looks installed', async () => {
  pnpm('exec sleep 30')
  const child = launch()
  child.stdout!.on('data', () => child.kill('SIGINT'))
  expect(await once(child, 'close')).toEqual([130, null])
  expect(existsSync(file('.hall/installed'))).toBe(false)
})

test.for([
  ['an old lockfile', 'echo " ERR_PNPM_OUTDATED_LOCKFILE  Cannot install"; exit 1', /^pnpm-lock\.yaml does not fit/],
  ['no network', 'echo " ERR_PNPM_META_FETCH_FAIL  GET https://registry.example/react: getaddrinfo ENOTFOUND registry.example"; exit 1', /^The package registry https:\/\/registry\.example cannot be reached/],
  ['a full disk', 'echo " ENOSPC: no space left on device, write"; exit 1', /^The disk is full/],
  ['no right to write', 'echo "EACCES: permission denied, mkdir node_modules"; exit 1', /^There is no right to write in/],
  ['anything else', 'echo "ERR_PNPM_ODD  something odd"; exit 1', /^Installing failed \(ERR_PNPM_ODD {2}something odd\): the whole output is in .*install\.log\.$/],
] as const)('%s is told in one sentence', async ([, install, sentence]) => {
  pnpm(install)
  const { code, output } = await run()
  expect(code).toBe(1)
  expect(output.trim().split('\n').at(-1)).toMatch(sentence)
  expect(output).not.toContain('    at ')
})

test('without npm and pnpm the way to get them is told, in the language of the terminal', async () => {
  rmSync(file('bin/pnpm'))
  expect((await run({ env: { PATH: file('bin') } })).output.trim()).toMatch(/^npm is missing: install/)
  expect((await run({ env: { PATH: file('bin'), LANG: 'zh_CN.UTF-8' } })).output.trim()).toMatch(/^缺少 npm/)
})

test('a command that is not there lists those that are', async () => {
  expect(await run({ args: ['strat'] })).toMatchObject({ code: 1, output: expect.stringMatching(/^Usage: .*start, test, check/) })
})
