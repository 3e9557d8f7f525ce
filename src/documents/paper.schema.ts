/** A paper of an office, such as a notice or minutes: everything already in words. */

export type PaperBlock =
  /** 黑体, such as 一、时间; what follows it on the line is in the face of the text. */
  | { readonly is: 'heading'; readonly text: string; readonly rest?: string }
  | { readonly is: 'paragraph'; readonly text: string }
  /** Whom it is addressed to: begins at the margin. */
  | { readonly is: 'address'; readonly text: string }
  /** Who signs it and when, at the right. */
  | { readonly is: 'signature'; readonly lines: readonly string[] }
  /** Names of facts on the left, what they are on the right. */
  | { readonly is: 'facts'; readonly rows: readonly (readonly [name: string, value: string])[] }
  | {
      readonly is: 'table'
      readonly columns: readonly { readonly head: string; readonly share: number }[]
      readonly rows: readonly (readonly string[])[]
    }
  /** Small, below the rest. */
  | { readonly is: 'note'; readonly text: string }

export interface Paper {
  readonly title: string
  /** Below the title, such as place and time. */
  readonly under?: string
  readonly blocks: readonly PaperBlock[]
}
