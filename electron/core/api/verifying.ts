/** Checking letters and bundles, from wherever they come. */
import { createHash } from 'node:crypto';
import path from 'node:path';

import type { lettersCalls, VerifyResult } from '../../contract/letters.ts';
import { Refused } from '../../contract/result.ts';
import { equalBytes, fromBase64 } from '../../seal/bytes.ts';
import { parseNote } from '../../seal/note.ts';
import { readFileIfAny } from '../basics/files.ts';
import { verifyDeviceNote } from '../device/device.ts';
import { verifyPdf } from '../letters/verify.ts';
import { contentsHash, decodeBundle } from '../sync/bundle.ts';
import { hashInName } from '../sync/layout.ts';
import { parseManifest } from '../sync/manifest.ts';
import type { Handlers } from './handlers.ts';
import type { Kiosk } from './kiosk.ts';

export const verifyHandlers: Handlers<keyof Pick<typeof lettersCalls, 'verify' | 'verifyBytes'>> = {
  verify: async ({ files }, { kiosk, progress, signal }) => {
    const results: { file: string; result: VerifyResult }[] = [];
    for (const [done, file] of files.entries()) {
      if (signal.aborted) throw new Refused('cancelled');
      progress({ done, total: files.length });
      results.push({ file, result: await verifyFile(kiosk, file) });
    }
    progress({ done: files.length, total: files.length });
    return { files: results };
  },

  verifyBytes: async ({ name, bytes }, { kiosk }) => ({
    result: await verifyOne(kiosk, name, Buffer.from(fromBase64(bytes))),
  }),
};

/** One file's result; what is neither a letter nor a bundle is `unreadable`. */
async function verifyFile(kiosk: Kiosk, file: string): Promise<VerifyResult> {
  const bytes = readable(file);
  return bytes ? verifyOne(kiosk, file, bytes) : 'unreadable';
}

async function verifyOne(kiosk: Kiosk, file: string, bytes: Buffer): Promise<VerifyResult> {
  if (bytes.subarray(0, 21).toString('latin1') === 'age-encryption.org/v1')
    return verifyBundle(kiosk, file, bytes);
  return verifyPdf(bytes, (certificate) => isPinned(kiosk, certificate));
}

/** A folder, or a file that may not be read, does not keep the others from being checked. */
function readable(file: string): Buffer | undefined {
  try {
    return readFileIfAny(file);
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
}

const isPinned = (kiosk: Kiosk, certificate: Uint8Array): boolean =>
  kiosk.activeId() !== undefined && equalBytes(certificate, fromBase64(kiosk.pin().keys.certificate));

async function verifyBundle(kiosk: Kiosk, file: string, bytes: Buffer): Promise<VerifyResult> {
  const named = hashInName(path.basename(file));
  if (named !== undefined && named !== createHash('sha256').update(bytes).digest('hex')) return 'changed';
  if (!kiosk.session.hasKeys()) return 'needs_key';
  const [opened] = await kiosk.session.holder().call('open', { sealing: 'transport', sealed: [bytes] });
  const bundle = opened && decodeBundle(opened);
  if (!bundle) return 'changed';
  const manifest = parseManifest(parseNote(bundle.manifest)?.text ?? '');
  const signed = manifest && verifyDeviceNote(bundle.manifest, manifest.device);
  const isOurs = signed !== undefined && manifest?.campaign === kiosk.campaign().id;
  return isOurs && manifest.contents === contentsHash(bundle) ? 'valid' : 'changed';
}
