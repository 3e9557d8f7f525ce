import { expect, it } from 'vitest'
import { topicsInShort } from './topicsInShort.ts'

it('一行写不下的，写第一项和共有几项', () => {
  expect([topicsInShort('传达文件'), topicsInShort('传达文件\n讨论总结')]).toEqual(['传达文件', '传达文件等2项'])
})
