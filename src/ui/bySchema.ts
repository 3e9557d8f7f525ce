import type { z } from 'zod'

/** A rule for Form.Item that says what the schema says. */
export const bySchema = (schema: z.ZodType) => ({
  validator: (_: unknown, value: unknown) => {
    const parsed = schema.safeParse(value ?? (schema.safeParse(null).success ? null : undefined))
    return parsed.success ? Promise.resolve() : Promise.reject(new Error(parsed.error.issues[0]?.message))
  },
})
