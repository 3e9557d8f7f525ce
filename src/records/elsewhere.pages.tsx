/** A draft that was saved from two places: which of the two stands is chosen by whoever wrote them. */
import Button from 'antd/es/button'
import Modal from 'antd/es/modal'
import { Question } from '#ui/Question.tsx'
import type { WebKind } from '#ui/RecordKinds.tsx'
import { type Content, isSame, shownFields } from './content.rules.ts'
import { type Elsewhere, savedWords } from './draft.pages.tsx'

interface ElsewhereProps {
  readonly open: boolean
  /** Null where nothing was saved elsewhere. */
  readonly other: Elsewhere | null
  readonly mine: Content
  readonly schema: WebKind['schema']
  readonly onMine: () => void
  readonly onOther: (other: Elsewhere) => void
  readonly onLater: () => void
}

/** What differs is named, the other one can be read beside this; nothing is lost before one of them is chosen. */
export function SavedElsewhere({ open, other, mine, schema, onMine, onOther, onLater }: ElsewhereProps) {
  const fields = other ? shownFields(schema).filter(({ name }) => !isSame(mine[name], other.content[name])) : []
  return (
    <Modal
      open={open && other !== null}
      title="这份草稿在另一处也改过"
      width={480}
      onCancel={onLater}
      footer={
        <div className="question-ways">
          <Button onClick={onLater}>先不选</Button>
          <Button onClick={() => other && onOther(other)}>改用另一处的</Button>
          <Button type="primary" onClick={onMine}>
            保留本页的
          </Button>
        </div>
      }
    >
      {other ? (
        <>
          <p>
            {savedWords(other.savedAt)}在另一台设备或另一个页面保存过，本页填写的还没有保存。
            {fields.length > 0 ? `两处不同的有：${fields.map(({ meta }) => meta.label).join('、')}。` : ''}
          </p>
          <p className="elsewhere-look">
            可以先
            <a href={window.location.href} target="_blank" rel="noreferrer">
              在新窗口查看另一处的草稿
            </a>
            ，把要留的内容抄过来。选“保留本页的”，另一处的不再保留；选“改用另一处的”，本页填写的不再保留。
          </p>
        </>
      ) : null}
    </Modal>
  )
}

interface NotDeletedProps {
  /** What was not deleted; null where nothing was saved elsewhere. */
  readonly newer: Elsewhere | null
  readonly onLook: (newer: Elsewhere) => void
  readonly onDelete: (newer: Elsewhere) => void
}

/** A draft that was to be deleted and had been saved elsewhere since it was seen. */
export function NotDeleted({ newer, onLook, onDelete }: NotDeletedProps) {
  return (
    <Question
      open={newer !== null}
      title="这份草稿在另一处改过，没有删除"
      stay={{ words: '看最新的', do: () => newer && onLook(newer) }}
      leave={{ words: '仍要删除', do: () => newer && onDelete(newer) }}
    >
      {newer ? <p>{savedWords(newer.savedAt)}在另一台设备或另一个页面保存过，本页是以前的内容。</p> : null}
    </Question>
  )
}
