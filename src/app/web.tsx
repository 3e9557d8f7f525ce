/** The page's entry: what old browsers lack, wording, then providers, then routes. */
import '#ui/older.ts'
import '#ui/zod.ts'
import { StyleProvider } from '@ant-design/cssinjs'
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import ConfigProvider from 'antd/es/config-provider'
import zhCN from 'antd/es/locale/zh_CN'
import { createRoot } from 'react-dom/client'
import { problemOf } from '#ui/client.ts'
import { nonce, stampStyleElements } from '#ui/nonce.ts'
import { NoticeProvider } from '#ui/notice.tsx'
import { theme } from '#ui/theme.ts'
import { makeRouter } from './routes.tsx'
import '#ui/base.css'

/** The session has ended: sign in again, then come back to the same place. */
function leave(error: unknown): void {
  const { location, status } = router.state
  // While a page is on its way, the route itself redirects (routes.tsx).
  if (problemOf(error).code !== 'UNAUTHORIZED' || location.pathname === '/sign-in' || status === 'pending') return
  client.clear()
  void router.navigate({ to: '/sign-in', search: { to: location.href } })
}

/** A refusal stays a refusal; only a lost connection is worth another try. */
const client = new QueryClient({
  queryCache: new QueryCache({
    // What the page asks by the clock takes nobody away from what is being written.
    onError: (error, { meta }) => {
      if (!meta?.unattended) leave(error)
    },
  }),
  mutationCache: new MutationCache({ onError: leave }),
  defaultOptions: {
    queries: {
      retry: (failures, error) => failures < 2 && ['OFFLINE', 'SERVICE_UNAVAILABLE'].includes(problemOf(error).code),
      staleTime: 15_000,
      refetchOnWindowFocus: false,
    },
  },
})

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
