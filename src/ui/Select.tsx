/** A list of choices that grows with the office: of a long one only what is in sight is drawn. */
import AntSelect, { type DefaultOptionType, type SelectProps } from 'antd/es/select'
import { isLongList } from './longList.ts'

export function Select<V, O extends DefaultOptionType = DefaultOptionType>(props: SelectProps<V, O>) {
  return <AntSelect<V, O> virtual={isLongList(props.options)} {...props} />
}
