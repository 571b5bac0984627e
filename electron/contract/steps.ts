/** What long calls say on their way, and of what they passed over. */
import { codes } from './result.ts';
import { z } from './zod.ts';

export const count = z.int().check(z.minimum(0));

/** Where the organisers want something written or read. */
export const Path = z.string().check(z.minLength(1), z.maxLength(4096));

/** One row that was refused while the others went through. */
export const Refusal = z.strictObject({
  line: z.optional(count),
  entry: z.optional(z.string()),
  code: z.enum(codes),
  detail: z.optional(z.string()),
});
export type Refusal = z.infer<typeof Refusal>;

/** A step of a long call: so many of so many, things or bytes. */
export const Steps = z.strictObject({ done: count, total: count, unit: z.optional(z.literal('bytes')) });
export type Steps = z.infer<typeof Steps>;
