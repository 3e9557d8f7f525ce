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
  /** The schema of a record that is there already, where it takes more than a new one. */
  readonly kept?: z.ZodObject
  /** Kinds of duty that this form is made for; every other duty is recorded with the general form. */
  readonly serves: readonly string[]
  /** Posts can record it for themselves, not only bodies. */
  readonly forPosts: boolean
  /** It is planned as a meeting first: with a notice, an agenda and an attendance sheet. */
  readonly prepared?: true
  /** How what a post owes of this kind is done and entered, beside the step: a post calls no meeting. */
  readonly ofPost?: string
  /** Fields that a post is asked for only where it owes a duty of the kind that they count for. */
  readonly whereOwed?: Readonly<Record<string, string>>
  /** What a list calls a record of this kind; '' where nothing is entered yet. */
  titleOf(content: Content): string
  /** Shown in the form after a field: something special of this kind's screen. */
  readonly after?: Readonly<Record<string, ComponentType<KindPartProps>>>
}

export type WebKinds = Readonly<Record<string, WebKind>>

export const RecordKindsContext = createContext<WebKinds>({})

/** The kind of meeting that a duty of a body is prepared as; undefined where there is nothing to prepare. */
export const meetingFor = (kinds: WebKinds, duty: { kind: string; subject: { post: boolean } }): string | undefined =>
  duty.subject.post
    ? undefined
    : Object.entries(kinds).find(([, { prepared, serves }]) => prepared && serves.includes(duty.kind))?.[0]

/** How a duty of a post is fulfilled where that is not plain; undefined where it is, and for bodies. */
export const wayOfPost = (kinds: WebKinds, duty: { kind: string; subject: { post: boolean } }): string | undefined =>
  duty.subject.post ? Object.values(kinds).find(({ serves }) => serves.includes(duty.kind))?.ofPost : undefined

/** All kinds that the application knows, by code. */
export const useRecordKinds = (): WebKinds => useContext(RecordKindsContext)
