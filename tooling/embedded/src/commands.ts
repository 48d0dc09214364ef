import { spawn, spawnSync } from 'node:child_process'

/** Says what is going on to whoever waits. */
export type Report = (line: string) => void

export const isRoot = () => process.getuid?.() === 0

export function exists(command: string): boolean {
  return spawnSync(command, ['--version'], { stdio: 'ignore' }).error === undefined
}

/** Runs to its end; true when it succeeded. Says nothing itself. */
export function succeeds(command: string, args: readonly string[], { cwd }: { cwd?: string } = {}): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
    child.once('error', () => resolve(false))
    child.once('close', (code) => resolve(code === 0))
  })
}

/** Installs Debian packages as root, with a fresh list of packages when the known one does not have them. */
export async function aptInstall(...packages: string[]): Promise<boolean> {
  if (!isRoot() || !exists('apt-get')) return false
  const install = () => succeeds('apt-get', ['install', '--yes', '--no-install-recommends', ...packages])
  return await install() || (await succeeds('apt-get', ['update']) && await install())
}
