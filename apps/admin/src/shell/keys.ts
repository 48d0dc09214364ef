import { isTyping, moveThroughItems } from '@hall/ui'
import type { AnyRouter } from '@tanstack/react-router'
import { useEffect } from 'react'

interface Handlers { onSearch: () => void; onHelp: () => void }

/** `/` searches, `?` helps, `j` and `k` walk through the list of the page. */
export function useKeys({ onSearch, onHelp }: Handlers): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      const dialog = document.querySelector('dialog[open]')
      const act: Record<string, () => unknown> = {
        j: () => moveThroughItems(dialog ?? document.querySelector('main') ?? document, 1),
        k: () => moveThroughItems(dialog ?? document.querySelector('main') ?? document, -1),
        ...(dialog ? {} : { '/': onSearch, '?': onHelp }),
      }
      const action = act[event.key]
      if (!action) return
      event.preventDefault()
      action()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  })
}

/** Plain links to our own pages go through the router, so that components need not know it. */
export function useOwnLinks(router: AnyRouter): void {
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
      const link = event.target instanceof Element ? event.target.closest('a[href]') : null
      if (!(link instanceof HTMLAnchorElement) || link.target || link.hasAttribute('download')) return
      if (link.origin !== location.origin || (link.pathname === location.pathname && link.search === location.search && link.hash)) return
      event.preventDefault()
      for (const dialog of document.querySelectorAll<HTMLDialogElement>('dialog[open]')) dialog.close()
      router.history.push(link.pathname + link.search + link.hash)
    }
    document.addEventListener('click', onClick)
    return () => document.removeEventListener('click', onClick)
  }, [router])
}
