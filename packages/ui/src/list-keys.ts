/** Whether a key press belongs to something being typed into. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}

/** Moves the focus through the `[data-item]` elements below `root`; Enter is the link's own. Returns whether it moved. */
export function moveThroughItems(root: ParentNode, step: 1 | -1): boolean {
  const items = [...root.querySelectorAll<HTMLElement>('[data-item]')].filter((item) => item.offsetParent !== null)
  if (items.length === 0) return false
  const here = items.findIndex((item) => item === document.activeElement || item.contains(document.activeElement))
  const next = items[here === -1 ? (step === 1 ? 0 : items.length - 1) : Math.min(items.length - 1, Math.max(0, here + step))]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
  return true
}
