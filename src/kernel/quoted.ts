/** Words in quotation marks, those inside them in single ones. Pure. */
export const quoted = (words: string): string => `“${words.replaceAll('“', '‘').replaceAll('”', '’')}”`
