/** Whoever leaves a page open all day hears of a new version within the hour. */
const LOOK_EVERY_MS = 3_600_000

let outdated = false

/** Whether the city has been brought up to date since this page was opened. */
export const isOutdated = (): boolean => outdated

/** Keeps what works without a network, once the first page stands. Without it everything works but a reload without a network. */
export function startWorker(): void {
  if (!('serviceWorker' in navigator)) return
  const { serviceWorker } = navigator
  // The first worker of a browser takes over nothing that was there before.
  let known = serviceWorker.controller !== null
  serviceWorker.addEventListener('controllerchange', () => {
    outdated ||= known
    known = true
  })
  void serviceWorker.register('/sw.js', { updateViaCache: 'none' }).then((registered) => {
    setInterval(() => void registered.update().catch(() => undefined), LOOK_EVERY_MS)
  }, () => undefined)
}
