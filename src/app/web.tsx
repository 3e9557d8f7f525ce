/** The page's entry: what old browsers lack, wording, then providers, then routes. */
import '#ui/older.ts'
import '#ui/zod.ts'
import { StyleProvider } from '@ant-design/cssinjs'
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import ConfigProvider from 'antd/es/config-provider'
import zhCN from 'antd/es/locale/zh_CN'
import { createRoot } from 'react-dom/client'
import { noteQueryError, problemOf } from '#ui/client.ts'
import { nonce, stampStyleElements } from '#ui/nonce.ts'
import { NoticeProvider } from '#ui/notice.tsx'
import { stateMoved } from '#ui/session.ts'
import { theme } from '#ui/theme.ts'
import { makeRouter } from './router.ts'
import '#ui/base.css'

/** A refusal stays a refusal; only a lost connection is worth another try. */
const client = new QueryClient({
  queryCache: new QueryCache({ onError: noteQueryError }),
  defaultOptions: {
    queries: {
      retry: (failures, error) => failures < 2 && ['OFFLINE', 'SERVICE_UNAVAILABLE'].includes(problemOf(error).code),
      staleTime: 15_000,
      refetchOnWindowFocus: false,
    },
  },
})

// Whatever was refused because it has changed is shown as it is now, wherever the refusal came.
stateMoved.on(() => void client.invalidateQueries())
stampStyleElements()
const router = makeRouter(client)

createRoot(document.getElementById('root')!).render(
  <StyleProvider hashPriority="high">
    <ConfigProvider
      locale={zhCN}
      theme={theme}
      csp={{ nonce }}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
      // A list of which only what is in sight is there tells a screen reader the ids of three options, and no names; very long lists
      // are drawn so nevertheless (ui/Select.tsx).
      virtual={false}
      // A dialog is answered, not clicked away: the second click of a double click would fall beside it.
      modal={{ mask: { closable: false } }}
    >
      <NoticeProvider>
        <QueryClientProvider client={client}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </NoticeProvider>
    </ConfigProvider>
  </StyleProvider>,
)
