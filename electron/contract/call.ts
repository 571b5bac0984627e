/** What a call is: who may make it, what goes in and out, what it may be refused for. */
import type { Code } from './result.ts';
import type { z } from './zod.ts';

/**
 * `attendee`: anybody at the kiosk. `setup`: anybody while no campaign is loaded, afterwards only the desk.
 * `desk`: after the desk passphrase. `keys`: after the passphrase of the campaign's keys.
 */
export type Role = 'attendee' | 'setup' | 'desk' | 'keys';

/** Refusals that any call may meet. */
export const commonErrors = [
  'bad_input',
  'unknown_call',
  'not_allowed',
  'cancelled',
  'internal',
  'offline',
  'in_use',
  'storage_failed',
  'disk_full',
  // the folder that the organisers chose for exports, which many calls write to, may be gone
  'folder_unusable',
  'vault_damaged',
  'vault_newer',
  'sqlite_too_old',
  'no_campaign',
  // the stored campaign file, which nearly every call reads, may have been changed on disk
  'note_unreadable',
  'note_bad_signature',
  'campaign_bad_shape',
  'campaign_unknown_field',
  'campaign_pin_changed',
] as const satisfies readonly Code[];

/** One row of the table of calls. All shapes are JSON; bytes travel as base64. */
export interface Call {
  role: Role;
  input: z.core.$ZodType;
  output: z.core.$ZodType;
  /** Shape of each step a long call reports before its answer. */
  progress?: z.core.$ZodType;
  /** What it may be refused for, beside `commonErrors`. */
  errors: readonly Code[];
  /** Whether the desk goes on with it after a lock that interrupted it. */
  resumes?: true;
}

export type Input<C extends Call> = z.input<C['input']>;
export type Output<C extends Call> = z.output<C['output']>;
export type ProgressOf<C extends Call> = C extends { progress: z.core.$ZodType }
  ? z.output<C['progress']>
  : never;
