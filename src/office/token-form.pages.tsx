/** Making an access token, and showing it the one time. */
import Button from 'antd/es/button'
import Checkbox from 'antd/es/checkbox'
import Form from 'antd/es/form'
import Input from 'antd/es/input'
import Modal from 'antd/es/modal'
import Radio from 'antd/es/radio'
import Select from 'antd/es/select'
import { useState } from 'react'
import type { z } from 'zod'
import { GRANTS, type Grant } from '#kernel/grant.schema.ts'
import { bySchema } from '#ui/bySchema.ts'
import { api } from '#ui/client.ts'
import { FormDialog } from '#ui/FormDialog.tsx'
import { useMe } from '#ui/me.ts'
import { NEVER_FOR_TOKENS, newTokenSchema, TOKEN_DAYS, TOKEN_GRANT_HELP, TOKEN_READS } from './token.schema.ts'

const { shape } = newTokenSchema

const DAYS = Object.entries(TOKEN_DAYS).map(([days, label]) => ({ value: Number(days), label }))
const FIRST_DAYS = 90

export interface TokenFormProps {
  readonly onDone: (token: string) => Promise<void>
  readonly onClose: () => void
}

export function TokenForm({ onDone, onClose }: TokenFormProps) {
  return (
    <FormDialog<z.infer<typeof newTokenSchema>>
      title="生成访问令牌"
      okText="生成"
      initial={{ name: '', readOnly: true, grants: [], days: FIRST_DAYS }}
      onSubmit={async ({ grants, ...rest }) => {
        const useful = rest.readOnly ? grants.filter(opensReading) : grants
        await onDone((await api.tokens.create({ ...rest, grants: useful })).token)
      }}
      onClose={onClose}
    >
      <Form.Item
        name="name"
        label="名称"
        required
        extra="写明给哪个程序用，如“月报导出”。"
        rules={[bySchema(shape.name)]}
      >
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item name="readOnly" label="能做什么" required>
        <Radio.Group
          className="tokens-choices"
          options={[
            { value: true, label: '只读：只能查询，什么也不能改' },
            { value: false, label: '可读可写：能登记、修改所选的事项' },
          ]}
        />
      </Form.Item>
      <Grants />
      <Form.Item name="days" label="有效期" required>
        <Select options={DAYS} />
      </Form.Item>
    </FormDialog>
  )
}

const opensReading = (grant: Grant) => TOKEN_READS[grant] !== undefined

/** The grants to choose from, in words of what the token could do with them. */
function Grants() {
  const { grants } = useMe()
  const readOnly = Form.useWatch('readOnly', Form.useFormInstance()) ?? true
  const own = grants.filter((grant) => !NEVER_FOR_TOKENS.includes(grant) && (!readOnly || opensReading(grant)))
  const wordsOf = (grant: Grant) =>
    TOKEN_GRANT_HELP[grant] ? `${GRANTS[grant]}（${TOKEN_GRANT_HELP[grant]}）` : GRANTS[grant]
  return (
    <Form.Item
      name="grants"
      label={readOnly ? '可以查看' : '可以查看和办理'}
      required
      extra="只勾选程序用得着的；不超过您本人现有的权限。"
      rules={[bySchema(shape.grants)]}
    >
      <Checkbox.Group
        className="tokens-choices"
        options={own.map((grant) => ({ value: grant, label: readOnly ? TOKEN_READS[grant] : wordsOf(grant) }))}
      />
    </Form.Item>
  )
}

export interface FreshTokenProps {
  readonly token: string
  readonly onClose: () => void
}

/** The token in full, with the way to take it along. */
export function FreshToken({ token, onClose }: FreshTokenProps) {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(token)
    setCopied(true)
  }
  return (
    <Modal
      open
      title="访问令牌"
      // Shown once: neither Enter on a cross nor Escape takes it away.
      closable={false}
      keyboard={false}
      footer={
        <Button type="primary" onClick={onClose}>
          已经保存
        </Button>
      }
    >
      <p>令牌只显示这一次。它等于您的钥匙：只存放在使用它的程序里，不要转发；不用了或怀疑泄露，立即停用。</p>
      <div className="tokens-fresh">
        <Input aria-label="访问令牌" readOnly value={token} onFocus={(event) => event.target.select()} />
        {/* The clipboard is only there on HTTPS and on this machine. */}
        {window.isSecureContext ? <Button onClick={() => void copy()}>{copied ? '已复制' : '复制'}</Button> : null}
      </div>
    </Modal>
  )
}
