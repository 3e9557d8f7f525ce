/** One JSON line per event. Never given passwords, tokens or the content of a record. */
import { pino } from 'pino'

export const log = pino(
  {
    level: process.env.JIANXING_LOG ?? 'warn',
    redact: ['req.headers.cookie', 'req.headers.authorization'],
  },
  // Standard output belongs to what a command was asked for.
  pino.destination(2),
)
