/** When a page cannot be shown (yet): a chunk that an update replaced, a lost connection, an address that is none. */
import type { ErrorComponentProps } from '@tanstack/react-router'
import { LinkButton } from '#ui/LinkButton.tsx'
import { Page } from '#ui/Page.tsx'
import { Empty, Failure } from '#ui/States.tsx'

/** After an update the old page asks for files that are gone. */
const isOutdated = (error: unknown) =>
  /dynamically imported module|Importing a module script failed|error loading/i.test(String(error))

export function PageFailed({ error, reset }: ErrorComponentProps) {
  return (
    <div className="alone">
      {isOutdated(error) ? (
        <Empty title="系统已更新">
          <p>页面是更新前打开的，请重新载入后继续。已保存的草稿不受影响。</p>
          <p>
            <a href={window.location.href}>重新载入</a>
          </p>
        </Empty>
      ) : (
        <Failure error={error} onRetry={reset} />
      )}
    </div>
  )
}

/** Within the frame of the signed-in, so that the way on is there. */
export function NotFound() {
  return (
    <Page title="没有这个页面">
      <Empty title="这个地址上没有页面">
        <p>地址可能写错了，或者页面已经移走。请从导航进入，或者：</p>
        <p>
          <LinkButton to="/">回到下一步</LinkButton>
        </p>
      </Empty>
    </Page>
  )
}

/** Before it is known who is signed in. */
export function Opening() {
  return (
    <div className="opening" role="status">
      正在打开……
    </div>
  )
}
