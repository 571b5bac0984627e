/** SHA-256 of values and bytes, as lower-case hex. */
import { sha256 } from '@noble/hashes/sha2.js';

import { hex, utf8 } from './bytes.ts';
import { canonical } from './canonical.ts';

/** Of a value's canonical JSON (RFC 8785). @throws when it is not JSON */
export const hashOf = (value: unknown): string => hex(sha256(utf8(canonical(value as never))));

export const hashOfBytes = (bytes: Uint8Array): string => hex(sha256(bytes));
