/** Leaving something half-made that has no draft is asked about. */
import { useBlocker } from '@tanstack/react-router'
import Modal from 'antd/es/modal'

/**
 * The dialog for the page to show. `changed` is true while there is something to lose; `words` say what that is and
 * that whatever was there before stays.
 */
export function useLeaving(
  changed: { readonly current: boolean },
  words: { readonly title: string; readonly stay: string; readonly leave: string; readonly text: string },
) {
  const blocker = useBlocker({
    shouldBlockFn: () => changed.current,
    enableBeforeUnload: () => changed.current,
    withResolver: true,
  })
  return (
    <Modal
      open={blocker.status === 'blocked'}
      title={words.title}
      okText={words.stay}
      cancelText={words.leave}
      onOk={() => blocker.reset?.()}
      onCancel={() => blocker.proceed?.()}
      closable={false}
      keyboard={false}
    >
      <p>{words.text}</p>
    </Modal>
  )
}
