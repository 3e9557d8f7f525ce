/** Files of a record or a plan: chosen or dropped, sent at once with progress; the value is their ids. */
import { useQuery } from '@tanstack/react-query'
import Button from 'antd/es/button'
import { type DragEvent, useEffect, useId, useRef, useState } from 'react'
import { uncheckedWords } from '#documents/document.schema.ts'
import { problemOf } from './client.ts'
import './controls.css'
import { ownHeaders } from './session.ts'
import { sizeWords, UPLOAD_LIMITS, type UploadedFile, type UploadPurpose, uploadFile } from './upload.ts'

export interface FileUploadProps {
  readonly purpose: UploadPurpose
  readonly value?: readonly string[]
  readonly onChange?: (ids: string[]) => void
  /** Called for every file that has arrived, for pages that go on with it at once. */
  readonly onUploaded?: (file: UploadedFile) => void
  /** Told when the first file starts and when the last has arrived. */
  readonly onBusy?: (busy: boolean) => void
  /** Names and sizes of files already in the value. */
  readonly known?: readonly UploadedFile[]
  readonly max?: number
  readonly disabled?: boolean
  readonly id?: string
  /** Words of the button. */
  readonly label?: string
}

interface Sending {
  readonly key: number
  readonly name: string
  readonly share: number
  readonly problem: string | null
}

export function FileUpload({
  purpose,
  value = [],
  onChange,
  onUploaded,
  known = [],
  max = 20,
  ...rest
}: FileUploadProps) {
  const { disabled, id, label = '选择文件', onBusy } = rest
  const [sending, setSending] = useState<readonly Sending[]>([])
  const [arrived, setArrived] = useState<readonly UploadedFile[]>([])
  const [over, setOver] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  // Several files arrive independently: each adds itself to what is there by then.
  const latest = useRef(value)
  const keys = useRef(0)
  latest.current = value
  const hint = useId()

  const busy = sending.some(({ problem }) => problem === null)
  useEffect(() => onBusy?.(busy), [busy, onBusy])

  const set = (key: number, change: Partial<Sending>) =>
    setSending((all) => all.map((one) => (one.key === key ? { ...one, ...change } : one)))
  const drop = (key: number) => setSending((all) => all.filter((one) => one.key !== key))

  const send = async (file: File) => {
    keys.current += 1
    const key = keys.current
    setSending((all) => [...all, { key, name: file.name, share: 0, problem: null }])
    try {
      const done = await uploadFile(file, purpose, (share) => set(key, { share }))
      setArrived((all) => [...all, done])
      latest.current = [...latest.current, done.id]
      onChange?.([...latest.current])
      onUploaded?.(done)
      drop(key)
    } catch (error) {
      set(key, { problem: problemOf(error).message })
    }
  }
  const take = (files: FileList | null) => {
    const room = max - latest.current.length - sending.filter(({ problem }) => !problem).length
    for (const file of [...(files ?? [])].slice(0, Math.max(0, room))) void send(file)
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    if (!disabled) take(event.dataTransfer.files)
  }
  const { megabytes, accept } = UPLOAD_LIMITS[purpose]
  const full = value.length >= max

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; the button does the same by keyboard
    <div
      className={over ? 'files files-over' : 'files'}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <input
        ref={input}
        type="file"
        // Not `hidden`: the form's own rule for file inputs would show it.
        style={{ display: 'none' }}
        multiple={max > 1}
        accept={accept}
        onChange={(event) => {
          take(event.target.files)
          // The same file can be chosen again after it was mended.
          event.target.value = ''
        }}
      />
      <Button id={id} disabled={disabled || full} aria-describedby={hint} onClick={() => input.current?.click()}>
        {label}
      </Button>
      <span id={hint} className="files-hint">
        {full && max > 1 ? `最多${max}个文件。` : `可拖到此处，单个不超过${megabytes}MB。`}
        {uncheckedWords(accept.split(','))}
      </span>
      {value.length + sending.length > 0 ? (
        <ul aria-live="polite">
          {value.map((fileId) => (
            <li key={fileId}>
              <FileName id={fileId} known={[...known, ...arrived]} />
              {disabled ? null : (
                <Button size="small" type="text" onClick={() => onChange?.(value.filter((other) => other !== fileId))}>
                  移除
                </Button>
              )}
            </li>
          ))}
          {sending.map((one) => (
            <SendingRow key={one.key} sending={one} onClose={() => drop(one.key)} />
          ))}
        </ul>
      ) : null}
    </div>
  )
}

function SendingRow({ sending, onClose }: { readonly sending: Sending; readonly onClose: () => void }) {
  const { name, share, problem } = sending
  if (problem) {
    return (
      <li className="files-problem">
        <span role="alert">{problem}</span>
        <Button size="small" type="text" onClick={onClose}>
          知道了
        </Button>
      </li>
    )
  }
  const percent = Math.floor(share * 100)
  return (
    <li>
      <span>{name}</span>
      <progress max={100} value={percent} aria-label={`正在上传${name}`} />
      <span className="files-hint">{percent < 100 ? `${percent}%` : '正在保存'}</span>
    </li>
  )
}

/** A draft holds only ids: the name is then asked for without fetching the file. */
function FileName({ id, known }: { readonly id: string; readonly known: readonly UploadedFile[] }) {
  const file = known.find((one) => one.id === id)
  const asked = useQuery({
    queryKey: ['file', id],
    queryFn: () => nameOf(id),
    enabled: !file,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <a href={`/api/files/${id}`} download>
      {file ? `${file.name}（${sizeWords(file.size)}）` : (asked.data ?? '已上传的附件')}
    </a>
  )
}

async function nameOf(id: string): Promise<string> {
  const { headers } = await fetch(`/api/files/${id}`, { method: 'HEAD', headers: ownHeaders() })
  const encoded = /filename\*=UTF-8''([^;]+)/.exec(headers.get('content-disposition') ?? '')?.[1]
  return encoded ? decodeURIComponent(encoded) : '已上传的附件'
}
