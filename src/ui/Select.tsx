/** A list of choices that grows with the office: of a long one only what is in sight is drawn. */
import AntSelect, { type DefaultOptionType, type SelectProps } from 'antd/es/select'
import type { KeyboardEvent } from 'react'
import { isLongList } from './longList.ts'

export function Select<V, O extends DefaultOptionType = DefaultOptionType>(props: SelectProps<V, O>) {
  const several = props.mode === 'multiple' ? { onInputKeyDown: leave } : {}
  return <AntSelect<V, O> virtual={isLongList(props.options)} {...several} {...props} />
}

/** Where several are chosen the list stays open: Tab goes on to the next field, and the kit would choose one more. */
function leave(event: KeyboardEvent): void {
  if (event.key === 'Tab') event.stopPropagation()
}
