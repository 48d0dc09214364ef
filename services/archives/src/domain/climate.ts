/** What paper bears, after JGJ 25 (设计规范): degrees and relative humidity of a room. */
const BOUNDS = { celsius: { from: 14, to: 24 }, humidity: { from: 45, to: 60 } } as const

export function isOutside({ celsius, humidity }: { celsius: number; humidity: number }): boolean {
  return celsius < BOUNDS.celsius.from || celsius > BOUNDS.celsius.to || humidity < BOUNDS.humidity.from || humidity > BOUNDS.humidity.to
}
