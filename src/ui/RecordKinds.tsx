/** The kinds of record, as far as screens below the application need them: the application fills the table in. */
import { type ComponentType, createContext, useContext } from 'react'
import type { z } from 'zod'

type Content = Readonly<Record<string, unknown>>

/** What a kind's own part of the form is given. */
export interface KindPartProps {
  readonly content: Content
  /** Sets some fields of the form, as if they had been typed. */
  readonly change: (part: Content) => void
}

export interface WebKind {
  readonly label: string
  /** One line that helps to choose the right kind. */
  readonly hint: string
  readonly schema: z.ZodObject
  /** Kinds of duty that this form is made for; every other duty is recorded with the general form. */
  readonly serves: readonly string[]
  /** Posts can record it for themselves, not only bodies. */
  readonly forPosts: boolean
  /** What a list calls a record of this kind; '' where nothing is entered yet. */
  titleOf(content: Content): string
  /** Shown in the form after a field: something special of this kind's screen. */
  readonly after?: Readonly<Record<string, ComponentType<KindPartProps>>>
}

export type WebKinds = Readonly<Record<string, WebKind>>

export const RecordKindsContext = createContext<WebKinds>({})

/** All kinds that the application knows, by code. */
export const useRecordKinds = (): WebKinds => useContext(RecordKindsContext)
