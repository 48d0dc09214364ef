import ui from '@hall/ui/texts/en.json'
import portal from './en/portal.json'

export const texts = { ui, portal }
