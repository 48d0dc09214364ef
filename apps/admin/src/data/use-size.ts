import { useTranslation } from 'react-i18next'
import { sizeOf } from './attachment.ts'

/** A size in words of the screen. */
export function useSize(): (bytes: number) => string {
  const { t } = useTranslation('documents')
  return (bytes) => {
    const { unit, count } = sizeOf(bytes)
    return t(`size.${unit}`, { count })
  }
}
