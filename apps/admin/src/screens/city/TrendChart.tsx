import { FONT, formatShortDay, palettes } from '@hall/ui'
import { LineChart } from 'echarts/charts'
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useMode } from '../../appearance.ts'

use([LineChart, GridComponent, TooltipComponent, LegendComponent, AriaComponent, SVGRenderer])

const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond', 'roundRect'] as const

/** A center that was not asked on a day has no value for it. */
interface Props { days: readonly string[]; lines: readonly { name: string; values: ReadonlyMap<string, number> }[] }

/** Exceptions per hundred people expected, day by day; each center has a sign of its own beside its colour. */
export function TrendChart({ days, lines }: Props) {
  const { t, i18n } = useTranslation('city')
  const mode = useMode()
  const holder = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const { ink, soft, line, accent, tones } = palettes[mode]
    const chart = init(holder.current!, null, { renderer: 'svg' })
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches
    chart.setOption({
      animation: !still,
      aria: { enabled: true, label: { description: t('chartLabel') } },
      color: [accent, tones.leave[0], tones.late[0], tones.absent[0], soft],
      textStyle: { fontFamily: FONT, color: ink },
      grid: { left: 8, right: 16, top: 36, bottom: 8, containLabel: true },
      legend: { type: 'scroll', top: 0, left: 0, itemGap: 20, textStyle: { color: ink } },
      tooltip: { trigger: 'axis' },
      xAxis: { type: 'category', data: days.map((day) => formatShortDay(day, i18n.language)), axisLine: { lineStyle: { color: line } }, axisLabel: { color: soft } },
      yAxis: { type: 'value', min: 0, minInterval: 1, axisLabel: { color: soft }, splitLine: { lineStyle: { color: line } } },
      series: lines.map(({ name, values }, i) => ({ type: 'line', name, data: days.map((day) => values.get(day) ?? null), connectNulls: true, symbol: SYMBOLS[i % SYMBOLS.length], symbolSize: 7, lineStyle: { width: 1.5 } })),
    })
    const resize = new ResizeObserver(() => chart.resize())
    resize.observe(holder.current!)
    return () => { resize.disconnect(); chart.dispose() }
  }, [days, lines, mode, i18n.language, t])
  return <div ref={holder} className="trend-chart" />
}
