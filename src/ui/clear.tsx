/** The button that empties a list to choose from; the kit would name it in English. */
import CloseCircleFilled from '@ant-design/icons/es/icons/CloseCircleFilled'

export const CLEAR = { clearIcon: <CloseCircleFilled />, label: '清除' }
