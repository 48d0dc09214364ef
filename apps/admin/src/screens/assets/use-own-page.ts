import { useEffect, useEffectEvent } from 'react'
import { api } from '../../data/api.ts'
import { useCommand } from '../../data/use-command.ts'

const TELL_EVERY_MS = 5 * 60_000

/** Tells that the page of somebody's own window is open, as long as it is. */
export function useOwnPage({ center, window }: { center: string; window: string | undefined }): void {
  const open = useCommand(api.assets.machines.openPage.mutationOptions())
  const tell = useEffectEvent(() => { if (center && window && navigator.onLine) open.run({ center, window }) })
  useEffect(() => {
    if (!center || !window) return
    tell()
    const timer = setInterval(() => tell(), TELL_EVERY_MS)
    return () => clearInterval(timer)
  }, [center, window])
}
