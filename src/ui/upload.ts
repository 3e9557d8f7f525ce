/** Sending one file: by XMLHttpRequest, since `fetch` does not tell how much has gone. */
import { ORPCError } from '@orpc/client'
import { READABLE } from '#documents/document.schema.ts'
import { hearRefusal } from './client.ts'
import { ownHeaders } from './session.ts'

export interface UploadedFile {
  readonly id: string
  readonly name: string
  readonly size: number
}

export type UploadPurpose = 'plan' | 'import' | 'evidence'

const MEGABYTE = 1024 * 1024

/** What is refused before it is sent; the server refuses the same (app/files.ts). */
export const UPLOAD_LIMITS: Readonly<Record<UploadPurpose, { readonly megabytes: number; readonly accept: string }>> = {
  plan: { megabytes: 20, accept: READABLE.join(',') },
  import: { megabytes: 20, accept: '.xlsx' },
  evidence: {
    megabytes: 50,
    accept: '.pdf,.doc,.docx,.wps,.xls,.xlsx,.et,.ppt,.pptx,.txt,.jpg,.jpeg,.png,.mp4,.ofd',
  },
}

/** Why a file cannot be sent; null when it can. */
export function uploadRefusal(file: File, purpose: UploadPurpose): string | null {
  const { megabytes, accept } = UPLOAD_LIMITS[purpose]
  const extension = file.name.slice(file.name.lastIndexOf('.')).toLowerCase()
  if (!accept.split(',').includes(extension)) {
    return `不能上传“${file.name}”。可以上传的格式：${accept.replaceAll('.', '').split(',').join('、')}。`
  }
  if (file.size === 0) return `“${file.name}”是空文件，请检查后重新选择。`
  if (file.size > megabytes * MEGABYTE) {
    return `“${file.name}”有${sizeWords(file.size)}，超过${megabytes}MB，不能上传。请压缩或拆分后再试。`
  }
  return null
}

/** A size as offices say it. */
export function sizeWords(bytes: number): string {
  return bytes < MEGABYTE ? `${Math.max(1, Math.round(bytes / 1024))}KB` : `${(bytes / MEGABYTE).toFixed(1)}MB`
}

/**
 * Uploads a file; throws what `problemOf` understands.
 * @param onProgress share that has gone, 0–1
 */
export function uploadFile(
  file: File,
  purpose: UploadPurpose,
  onProgress: (share: number) => void,
  signal?: AbortSignal,
): Promise<UploadedFile> {
  const refused = uploadRefusal(file, purpose)
  if (refused)
    return Promise.reject(new ORPCError('UNPROCESSABLE_CONTENT', { message: refused, data: { field: 'file' } }))
  const body = new FormData()
  // The server decides by the purpose before it reads the file: it has to come first.
  body.append('purpose', purpose)
  body.append('file', file)
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', '/api/files')
    for (const [name, value] of Object.entries(ownHeaders())) request.setRequestHeader(name, value)
    request.responseType = 'json'
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0)
    request.onload = () => {
      if (request.status < 300 && request.response) resolve(request.response as UploadedFile)
      else {
        const refused = asRefused(request)
        hearRefusal(refused, 'files')
        reject(refused)
      }
    }
    request.onerror = () => reject(new TypeError('upload failed'))
    request.onabort = () => reject(new DOMException('cancelled', 'AbortError'))
    signal?.addEventListener('abort', () => request.abort())
    request.send(body)
  })
}

function asRefused({ response, status }: XMLHttpRequest): Error {
  const { code, message, data } = (response ?? {}) as { code?: string; message?: string; data?: unknown }
  if (code && message) return new ORPCError(code, { status, message, data })
  const text =
    status === 413 ? '文件过大，被服务器或中间设备拒收。请压缩或拆分后再试。' : '文件没有传上去，请稍后再试。'
  return new ORPCError('INTERNAL_SERVER_ERROR', { message: text })
}
