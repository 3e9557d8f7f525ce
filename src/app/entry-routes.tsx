/** Before any page: the root, the pages for whoever comes, and the frame for whoever is signed in. */
import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router'
import { z } from 'zod'
import { problemOf } from '#ui/client.ts'
import { meQuery } from '#ui/me.ts'
import { Opening } from './failures.tsx'

export const root = createRootRouteWithContext<{ client: QueryClient }>()({ component: Outlet })

/** Pages for whoever comes. */
const gate = { getParentRoute: () => root }
export const signIn = createRoute({
  ...gate,
  path: '/sign-in',
  validateSearch: z.object({ to: z.string().optional() }),
  component: lazyRouteComponent(() => import('#office/sign-in.pages.tsx'), 'SignInPage'),
})
export const setup = createRoute({
  ...gate,
  path: '/setup',
  component: lazyRouteComponent(() => import('#office/setup.pages.tsx'), 'SetupPage'),
})

/** Signed in: the own data are loaded once, before any page. */
export const signedIn = createRoute({
  ...gate,
  id: 'signed-in',
  pendingComponent: Opening,
  beforeLoad: async ({ context, location }) => {
    const me = await context.client.ensureQueryData(meQuery).catch((error) => {
      if (problemOf(error).code !== 'UNAUTHORIZED') throw error
      throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { to: location.href } })
    })
    if (me.mustChangePassword && location.pathname !== '/password') throw redirect({ to: '/password' })
  },
  component: lazyRouteComponent(() => import('./kinds.web.tsx'), 'KnowingShell'),
})
