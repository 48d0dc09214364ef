import { localDateTime } from '@hall/ui'
import { useEffect, useState } from 'react'
import { useSession } from './session.ts'

const ZONE = 'Asia/Shanghai'
const TICK_MS = 20_000

/** Local date and time at the centers by the city's clock, which may be simulated: `2026-03-02T08:30:01`. */
export function useNow(): string {
  const { clockOffsetMs } = useSession()
  const read = () => localDateTime(Date.now() + clockOffsetMs, ZONE)
  const [now, setNow] = useState(read)
  useEffect(() => {
    const timer = setInterval(() => setNow(read()), TICK_MS)
    return () => clearInterval(timer)
  })
  return now
}

export function useToday(): string {
  return useNow().slice(0, 10)
}

/** An instant as the clocks of the centers show it. */
export function atCenter(instant: string): string {
  return localDateTime(instant, ZONE)
}
