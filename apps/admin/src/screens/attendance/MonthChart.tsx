import { FONT, formatShortDay, palettes } from '@hall/ui'
import { BarChart } from 'echarts/charts'
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useMode } from '../../appearance.ts'
import type { Outputs } from '../../data/api.ts'

use([BarChart, GridComponent, TooltipComponent, LegendComponent, AriaComponent, SVGRenderer])

type Days = Outputs['attendance']['months']['get']['days']
const SERIES = [['late', 'late'], ['early_leave', 'earlyLeave'], ['missing', 'missing'], ['off_post', 'offPost'], ['absent', 'absent']] as const

/** Exceptions of a month day by day, stacked. */
export function MonthChart({ days }: { days: Days }) {
  const { t, i18n } = useTranslation('settling')
  const mode = useMode()
  const holder = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const { ink, soft, line, accent, tones } = palettes[mode]
    const chart = init(holder.current!, null, { renderer: 'svg' })
    chart.setOption({
      animation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
      aria: { enabled: true, decal: { show: true }, label: { description: t('months.chartLabel') } },
      color: [tones.late[0], accent, soft, tones.leave[0], tones.absent[0]],
      textStyle: { fontFamily: FONT, color: ink },
      grid: { left: 8, right: 8, top: 32, bottom: 4, containLabel: true },
      legend: { type: 'scroll', top: 0, left: 0, textStyle: { color: ink } },
      tooltip: { trigger: 'axis' },
      xAxis: { type: 'category', data: days.map(({ date }) => formatShortDay(date, i18n.language)), axisLine: { lineStyle: { color: line } }, axisLabel: { color: soft } },
      yAxis: { type: 'value', minInterval: 1, axisLabel: { color: soft }, splitLine: { lineStyle: { color: line } } },
      series: SERIES.map(([name, key]) => ({ type: 'bar', stack: 'all', name: t(`figure.${name}`), data: days.map((day) => (key === 'absent' ? day[key] / 2 : day[key])) })),
    })
    const resize = new ResizeObserver(() => chart.resize())
    resize.observe(holder.current!)
    return () => { resize.disconnect(); chart.dispose() }
  }, [days, mode, i18n.language, t])
  return <div ref={holder} className="trend-chart" role="img" aria-label={t('months.chart')} />
}
