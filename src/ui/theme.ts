/** The look: one red for what acts, a darker one for what is read, another for what is wrong. */
import type { ThemeConfig } from 'antd/es/config-provider/context'

/** Colours that our own styles share with the interface kit; base.css holds the same values. */
export const RED = '#c7000b'
export const DEEP_RED = '#a8000c'

const FONTS =
  '"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",-apple-system,"Segoe UI",Roboto,sans-serif'

/** Where one is typing: dark, so that red about a field means that something in it is wrong. */
const FIELD = {
  hoverBorderColor: '#8a919c',
  activeBorderColor: '#4e5561',
  activeShadow: '0 0 0 2px rgba(78, 85, 97, 0.16)',
}

export const theme: ThemeConfig = {
  hashed: true,
  token: {
    colorPrimary: RED,
    colorLink: DEEP_RED,
    colorLinkHover: RED,
    colorError: '#a8071a',
    colorErrorBg: '#fdf1f0',
    colorErrorBorder: '#e3b1ae',
    colorWarningBg: '#fdf6ea',
    colorWarningBorder: '#e6c894',
    colorSuccessBg: '#f1f8ee',
    colorSuccessBorder: '#b5d3a6',
    colorInfoBg: '#f1f4fa',
    colorInfoBorder: '#bccae4',
    colorSuccess: '#237804',
    colorWarning: '#ad4e00',
    colorInfo: '#2f54a3',
    colorText: '#1f2329',
    colorTextSecondary: '#4e5561',
    colorTextTertiary: '#646b78',
    colorTextDescription: '#5c6370',
    // antd's own greys for these are 1.8:1 and 2.3:1; this one passes AA.
    colorTextDisabled: '#6f7683',
    colorTextPlaceholder: '#6f7683',
    colorBorder: '#cdd1d8',
    colorBorderSecondary: '#e6e8ec',
    colorBgLayout: '#f6f4f1',
    borderRadius: 6,
    fontFamily: FONTS,
    fontSize: 14,
    controlHeight: 34,
    controlHeightLG: 42,
    wireframe: false,
    // Who has asked the system for less motion gets none.
    motion: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
    // Neutral, not red, for what is selected: red is kept for what needs action.
    controlItemBgActive: '#eef1f5',
    controlItemBgActiveHover: '#e4e8ee',
    controlOutline: 'rgba(168, 0, 12, 0.16)',
  },
  components: {
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
    Form: { labelColor: '#1f2329', verticalLabelPadding: '0 0 6px', itemMarginBottom: 22 },
    Input: FIELD,
    InputNumber: FIELD,
    DatePicker: FIELD,
    Select: {
      optionSelectedBg: '#eef1f5',
      optionSelectedFontWeight: 500,
      hoverBorderColor: FIELD.hoverBorderColor,
      activeBorderColor: FIELD.activeBorderColor,
      activeOutlineColor: 'rgba(78, 85, 97, 0.16)',
    },
    Table: {
      rowSelectedBg: '#f2f4f7',
      rowSelectedHoverBg: '#e9edf2',
      headerBg: '#fafafb',
      headerColor: '#4e5561',
      headerSplitColor: 'transparent',
    },
    Tree: { nodeSelectedBg: '#eef1f5' },
  },
}
