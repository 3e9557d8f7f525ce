/** The router over all addresses, and what the router's own types have to know. */
import type { QueryClient } from '@tanstack/react-query'
import { createRouter } from '@tanstack/react-router'
import { Loading } from '#ui/States.tsx'
import { NotFound, PageFailed } from './failures.tsx'
import { routeTree } from './routes.tsx'

export function makeRouter(client: QueryClient) {
  return createRouter({
    routeTree,
    context: { client },
    defaultPreload: 'intent',
    defaultPendingComponent: Loading,
    defaultPendingMs: 200,
    defaultErrorComponent: PageFailed,
    defaultNotFoundComponent: NotFound,
    scrollRestoration: true,
  })
}

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** What was just done with the record before this one, while records are checked one after the other. */
    dealt?: string
  }
  interface Register {
    router: ReturnType<typeof makeRouter>
  }
}
