/**
 * What a call answers. An expected failure is a value with a code of this closed list; a surprise is a throw and
 * reaches the caller as `internal`. The sentence for a code stands in `assets/locales/<language>.json` under `error`.
 */
export const codes = [
  // about the call itself
  'bad_input',
  'unknown_call',
  'not_allowed',
  'cancelled',
  'internal',
  // about the data folder
  'in_use',
  'storage_failed',
  'disk_full',
  'vault_damaged',
  'vault_newer',
  'sqlite_too_old',
  'not_found',
  'folder_unusable',
  // about campaign files
  'note_unreadable',
  'note_bad_signature',
  'campaign_too_large',
  'campaign_bad_shape',
  'campaign_unknown_field',
  'campaign_inconsistent',
  'campaign_undrawable',
  'campaign_older',
  'campaign_changed',
  'campaign_pin_changed',
  'campaign_loaded_already',
  'no_campaign',
  // about keys and passphrases
  'keys_unreadable',
  'keys_of_another_campaign',
  'recovery_mistyped',
  'wrong_passphrase',
  'weak_passphrase',
  'too_many_tries',
  'no_keys',
  'locked',
  // about the end of a campaign
  'not_confirmed',
  'not_received',
  // about meetings and signings
  'no_meeting',
  'meeting_open',
  'undrawable',
  'bad_signing',
  'unknown_letter',
  'bad_entry',
  'conflict',
  'unknown_code',
  'sealing_failed',
  // about bundles and devices
  'too_few_new',
  'target_unreachable',
  'target_unsupported',
  'target_insecure',
  'target_certificate',
  'target_credentials',
  'target_portal',
  'target_full',
  'read_back_differs',
  'bundle_unreadable',
  'bundle_other_campaign',
  'bundle_bad_manifest',
  'bundle_not_enrolled',
  'bad_device_code',
  'offline',
  // about delivery
  'addressee_gave_in',
  'way_missing',
  'no_letters',
  'not_to_be_sent',
  'mail_insecure',
  'mail_refused',
] as const;

/** One code of the closed list. */
export type Code = (typeof codes)[number];

/** Why something was refused; `detail` names the field, file or character, never a person. */
export interface Failure {
  code: Code;
  detail?: string | undefined;
  /** How much of a batch was finished, and is kept, when it was refused. */
  finished?: number | undefined;
}

/** A value or a refusal. Never drop one: `oxlint` and the types make a caller look at `ok`. */
export type Result<T> = { ok: true; value: T } | { ok: false; error: Failure };

/** The answer of something that succeeded. */
export const ok = <T>(value: T): Result<T> => ({ ok: true, value });

/** The answer of something that was refused. */
export const refuse = (code: Code, detail?: string): { ok: false; error: Failure } => ({
  ok: false,
  error: detail === undefined ? { code } : { code, detail },
});

/**
 * A refusal raised where returning a value through many layers would only hide the work. `core/api` turns it into
 * a `Result` at the seam; no host ever sees it thrown.
 */
export class Refused extends Error {
  readonly failure: Failure;
  constructor(code: Code, detail?: string, options: ErrorOptions & { finished?: number } = {}) {
    super(detail === undefined ? code : `${code}: ${detail}`, options);
    this.name = 'Refused';
    const { finished } = options;
    this.failure = {
      code,
      ...(detail !== undefined && { detail }),
      ...(finished !== undefined && { finished }),
    };
  }
}

/** The value of a result. @throws Refused when it is a refusal */
export function orThrow<T>(result: Result<T>): T {
  if (!result.ok) {
    const { code, detail, finished } = result.error;
    throw new Refused(code, detail, finished === undefined ? {} : { finished });
  }
  return result.value;
}
