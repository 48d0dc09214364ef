import { type IconName, icons } from './icons.ts'

/** Decoration beside a word; an icon that stands alone sits in a control with an accessible name. */
export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={icons[name]} />
    </svg>
  )
}
