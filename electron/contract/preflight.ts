/** What is looked at before a meeting, and what came out. */
import { z } from './zod.ts';

export const checks = [
  'campaign',
  'keys',
  'store',
  'letter',
  'space',
  'swap',
  'dumps',
  'clock',
  'network',
] as const;

/**
 * One thing that was looked at. `look`: an organiser decides; `bad`: no meeting should begin; `unknown`: this system does not
 * tell. `detail` is a name or a number and needs no translation.
 */
export const Finding = z.strictObject({
  check: z.enum(checks),
  state: z.enum(['good', 'look', 'bad', 'unknown']),
  detail: z.string(),
});
export type Finding = z.infer<typeof Finding>;
