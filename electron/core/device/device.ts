/**
 * The laptop's own key: Ed25519, in `device.key` (mode 0600) because sync runs unattended. It says which laptop a bundle comes
 * from; against whoever holds the laptop it protects nothing, that is what the witnesses' protocol is for.
 */
import path from 'node:path';

import { ed25519 } from '@noble/curves/ed25519.js';

import { Refused } from '../../contract/result.ts';
import { fromHex, hex } from '../../seal/bytes.ts';
import { codeWithCheck, decodeCrockford, encodeCrockford, readCodeWithCheck } from '../../seal/crockford.ts';
import { signNote, verifyNote } from '../../seal/note.ts';
import { readFileIfAny, writeFileAtomically } from '../basics/files.ts';

export interface Device {
  /** 52 characters of Crockford's base32: the public key. */
  id: string;
  /** The same in groups of four with a check symbol, to be typed at headquarters. */
  code: string;
  /** Signs a text as a note by this device. */
  sign: (text: string) => string;
}

/** The device of a data folder; its key is made when first asked for. */
export function deviceOf(dataFolder: string, random: (length: number) => Uint8Array): Device {
  const file = path.join(dataFolder, 'device.key');
  const stored = readFileIfAny(file)?.toString('utf8').trim();
  if (stored !== undefined && !/^[0-9a-f]{64}$/.test(stored))
    throw new Refused('storage_failed', 'device.key');
  const secret = stored === undefined ? random(32) : fromHex(stored);
  if (stored === undefined) writeFileAtomically(file, `${hex(secret)}\n`);
  const publicKey = ed25519.getPublicKey(secret);
  const id = encodeCrockford(publicKey);
  return { id, code: codeWithCheck(publicKey), sign: (text) => signNote(text, deviceNoteName(id), secret) };
}

/** The name under which a device signs: its first 16 characters. */
export const deviceNoteName = (id: string): string => `round-robin-device/${id.slice(0, 16)}`;

/** Reads a device's code as typed. @returns its id, or undefined */
export function readDeviceCode(code: string): string | undefined {
  const publicKey = readCodeWithCheck(code, 32);
  return publicKey && encodeCrockford(publicKey);
}

/** Checks a note by the device that `id` names. @returns the signed text, or undefined */
export function verifyDeviceNote(note: string, id: string): string | undefined {
  const publicKey = decodeCrockford(id, 32);
  return publicKey && verifyNote(note, deviceNoteName(id), publicKey);
}
