import { expect, test } from 'vitest'
import { countedAddress } from './counted-address.ts'

test('IPv6按网段计；连接已断、没有地址的也数得过来', () => {
  expect(countedAddress('10.0.0.7')).toBe('10.0.0.7')
  expect(countedAddress('::ffff:10.0.0.7')).toBe('10.0.0.7')
  expect(countedAddress('2001:db8::1')).toBe(countedAddress('2001:db8::2'))
  expect(countedAddress(undefined)).toBe('gone')
})
