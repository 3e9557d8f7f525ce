/** Uploading a plan; a file that has been read already is read again only when one says so. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import Button from 'antd/es/button'
import { useState } from 'react'
import { quoted } from '#kernel/quoted.ts'
import { api, type Problem, problemOf } from '#ui/client.ts'
import { FileUpload } from '#ui/FileUpload.tsx'
import { useNotice } from '#ui/notice.tsx'
import { UPLOAD_LIMITS, type UploadedFile } from '#ui/upload.ts'

const FORMATS = UPLOAD_LIMITS.plan.accept.split(',').map((extension) => extension.slice(1))

interface Refused {
  readonly file: UploadedFile
  readonly problem: Problem
}

export function NewPlan() {
  const client = useQueryClient()
  const notice = useNotice()
  const [refused, setRefused] = useState<Refused | null>(null)
  const create = useMutation({
    mutationFn: ({ file, again }: { file: UploadedFile; again: boolean }) =>
      api.plans.create({ fileId: file.id, again }),
    onMutate: () => setRefused(null),
    onSuccess: async (_, { file }) => {
      notice.done(`已收到${quoted(file.name)}，正在读取`)
      await client.invalidateQueries({ queryKey: ['plans.list'] })
    },
    onError: (error, { file }) => setRefused({ file, problem: problemOf(error) }),
  })
  return (
    <section className="card plan-new" aria-label="上传要点">
      <h2>上传要点</h2>
      <FileUpload
        purpose="plan"
        max={1}
        label="选择要点文件"
        onUploaded={(file) => create.mutate({ file, again: false })}
      />
      {refused ? (
        <p className="plan-problem" role="alert">
          {refused.problem.message}
          {refused.problem.rule === 'same-file' ? (
            <Button type="link" onClick={() => create.mutate({ file: refused.file, again: true })}>
              仍要再读一份
            </Button>
          ) : null}
        </p>
      ) : null}
      <p className="quiet">
        支持的格式：{FORMATS.join('、')}（文本文件UTF-8、GBK编码均可）。 PDF须由电子文档导出，扫描件读不出文字。
        请勿上传涉密文件：文首标有密级的，系统不接收、不留存；扫描件、图片上的密级识别不出，请自行把关。
      </p>
    </section>
  )
}
