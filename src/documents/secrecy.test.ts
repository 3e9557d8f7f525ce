import { describe, expect, test } from 'vitest'
import { uncheckedWords } from './document.schema.ts'
import { secrecyMark } from './secrecy.rules.ts'

describe('文首的密级标志', () => {
  test.each([
    ['机密★10年\n关于工作的通知', '机密'],
    ['000012\n\n秘密★\n某市档案馆文件', '秘密'],
    ['绝 密\n关于工作的通知', '绝密'],
    ['密级：机密\n通知', '机密'],
    ['★秘密\n通知', '秘密'],
    ['　　秘密　长期\n通知', '秘密'],
    ['秘密１０年\n通知', '秘密'],
    ['特急　机密\n通知', '机密'],
    ['★秘密长期\n通知', '秘密'],
    ['某市档案馆文件 机密★5年\n通知', '机密'],
    ['【机密】年度计划', '机密'],
  ])('%j 标为 %s', (text, mark) => expect(secrecyMark(text)).toBe(mark))

  test.each([
    '严守党和国家秘密',
    '保密工作计划\n一、加强保密教育，严防泄露国家秘密、工作秘密。',
    '机密文件管理办法',
    '工作要点\n二、绝密级文件的传阅按规定办理。',
    '工作要点\n★秘密载体管理：每季度检查1次',
    '重要程度\n保守国家秘密★★★',
    '审批表\n密级：秘密□　机密□　绝密□　非密☑',
  ])('%j 没有密级标志', (text) => expect(secrecyMark(text)).toBeNull())

  test('正文深处的字样不是标志', () => expect(secrecyMark(`${'工作内容\n'.repeat(20)}秘密`)).toBeNull())
})

test('不能自动检查密级的格式，选文件时写明；都能检查的不写', () => {
  expect(uncheckedWords(['.pdf', '.xls', '.xlsx', '.jpg'])).toBe('xls、jpg和扫描件不能自动检查密级，请上传前自行核对。')
  expect(uncheckedWords(['.pdf', '.docx'])).toBeNull()
})
