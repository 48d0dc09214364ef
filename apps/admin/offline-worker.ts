import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { type Plugin, type Rolldown, transformWithOxc } from 'vite'

/** What a phone shows without a network: the frame, its texts, the stocktake, and the reading of labels. */
const SHOWN = [/src\/texts\/\w+(-later)?\.ts$/, /screens\/assets\/StocktakePage\.tsx$/, /node_modules\/.*qr\/dom\.js$/]
const SOURCE = new URL('src/offline/worker.ts', import.meta.url).pathname

/** `sw.js`: the worker with the list of files it keeps. Another list, another version: the browser installs it at the next look. */
export function offlineWorker(): Plugin {
  return {
    name: 'hall:offline-worker',
    apply: 'build',
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        const files = [...needed(bundle)].map((name) => `/${name}`).sort()
        const version = createHash('sha256').update(files.join('\n')).digest('hex').slice(0, 16)
        const { code } = await transformWithOxc(await readFile(SOURCE, 'utf8'), SOURCE, { target: 'es2022' })
        this.emitFile({ type: 'asset', fileName: 'sw.js', source: `const FILES = ${JSON.stringify(files)}\nconst VERSION = '${version}'\n${code}` })
      },
    },
  }
}

/** Those pages and whatever they bring with them. */
function needed(bundle: Rolldown.OutputBundle): Set<string> {
  const names = new Set<string>()
  const need = (name: string) => {
    const file = bundle[name]
    if (!file || names.has(name)) return
    names.add(name)
    if (file.type === 'chunk') [...file.imports, ...(file.viteMetadata?.importedCss ?? []), ...(file.viteMetadata?.importedAssets ?? [])].forEach(need)
  }
  for (const file of Object.values(bundle)) {
    if (file.type === 'chunk' && (file.isEntry || SHOWN.some((part) => part.test(file.facadeModuleId ?? '')))) need(file.fileName)
  }
  return names
}
