import { FONT, type Mode, palettes } from '@hall/ui'
import { Outlet } from '@tanstack/react-router'
import { ConfigProvider, theme, type ThemeConfig } from 'antd'
import enGB from 'antd/locale/en_GB'
import zhCN from 'antd/locale/zh_CN'
import { useTranslation } from 'react-i18next'
import { useMode } from '../appearance.ts'
import './antd.css'

/** Ant Design in the colours and measures of the other components. */
function themeOf(mode: Mode): ThemeConfig {
  const { ground, sheet, raised, ink, soft, line, edge, accent, accentInk, accentGround, tones } = palettes[mode]
  return {
    algorithm: mode === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      fontFamily: FONT, fontSize: 14, borderRadius: 4, controlHeight: 32, motion: false, wireframe: false,
      colorPrimary: accent, colorLink: accent, colorTextLightSolid: accentInk,
      colorText: ink, colorTextSecondary: soft, colorTextTertiary: soft, colorTextDescription: soft, colorTextPlaceholder: soft,
      colorBgBase: sheet, colorBgContainer: sheet, colorBgElevated: sheet, colorBgLayout: ground, colorFillAlter: raised,
      colorBorder: edge, colorBorderSecondary: line, colorSplit: line,
      colorError: tones.absent[0], colorWarning: tones.late[0], colorSuccess: tones.ok[0], colorInfo: tones.leave[0],
      controlItemBgActive: accentGround, controlItemBgHover: raised,
      boxShadowSecondary: '0 4px 16px rgb(0 0 0 / 14%)',
    },
    components: {
      Table: { cellPaddingBlock: 8, cellPaddingInline: 12, headerBg: raised, headerColor: soft, headerSplitColor: 'transparent', headerBorderRadius: 0, rowHoverBg: accentGround, headerSortActiveBg: raised, headerSortHoverBg: raised, bodySortBg: sheet },
      Form: { itemMarginBottom: 16, verticalLabelPadding: '0 0 2px', labelColor: soft },
      Pagination: { itemActiveBg: accentGround },
    },
  }
}

/** A modal sheet lies above all else: what opens inside it has to open inside it. */
function popupContainer(trigger?: HTMLElement): HTMLElement {
  return trigger?.closest('dialog') ?? document.body
}

/** Around the screens with tables and forms. */
export function AntdLayer() {
  const { i18n } = useTranslation()
  const mode = useMode()
  return (
    <ConfigProvider locale={i18n.language === 'en' ? enGB : zhCN} theme={themeOf(mode)} button={{ autoInsertSpace: false }} getPopupContainer={popupContainer} virtual>
      <Outlet />
    </ConfigProvider>
  )
}
