/** A list of choices that grows with the office: of a long one only what is in sight is drawn. */
import AntSelect, { type DefaultOptionType, type SelectProps } from 'antd/es/select'
import { isLongList } from './longList.ts'

export function Select<V, O extends DefaultOptionType = DefaultOptionType>(props: SelectProps<V, O>) {
  const none = props.showSearch ? '没有找到，请换几个字再找。' : '没有可选的。'
  return <AntSelect<V, O> virtual={isLongList(props.options)} notFoundContent={none} {...props} />
}
