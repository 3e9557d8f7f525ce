/** The day in Beijing of a moment, as 2026年3月9日. */
export const localDay = (moment: string): string =>
  new Date(moment).toLocaleDateString('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'long' })
