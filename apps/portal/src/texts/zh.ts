import ui from '@hall/ui/texts/zh.json'
import portal from './zh/portal.json'

export const texts = { ui, portal }
