/** Answers which laptops' bundles are accepted: a list under the campaign's signature. */
import { Refused } from '../../contract/result.ts';
import type { syncCalls } from '../../contract/sync.ts';
import { z } from '../../contract/zod.ts';
import { fromBase64 } from '../../seal/bytes.ts';
import { canonical } from '../../seal/canonical.ts';
import { verifyNote } from '../../seal/note.ts';
import { readFileIfAny, writeFileAtomically } from '../basics/files.ts';
import { noteName } from '../campaign/check.ts';
import { readDeviceCode } from '../device/device.ts';
import type { Handlers } from './handlers.ts';
import type { Kiosk } from './kiosk.ts';

type Names = 'enrolDevice' | 'revokeDevice' | 'listDevices';

export const deviceHandlers: Handlers<Names & keyof typeof syncCalls> = {
  enrolDevice: async ({ code }, { kiosk }) => {
    const device = readDeviceCode(code);
    if (device === undefined) throw new Refused('bad_device_code');
    return storeDevices(kiosk, [...enrolled(kiosk), device]);
  },

  revokeDevice: async ({ device }, { kiosk }) => {
    const devices = enrolled(kiosk);
    const id = devices.includes(device) ? device : readDeviceCode(device);
    if (id === undefined || !devices.includes(id)) throw new Refused('bad_device_code');
    return storeDevices(
      kiosk,
      devices.filter((each) => each !== id),
    );
  },

  listDevices: (_, { kiosk }) => ({ devices: enrolled(kiosk) }),
};

async function storeDevices(kiosk: Kiosk, all: readonly string[]): Promise<{ devices: string[] }> {
  const devices = [...new Set(all)].toSorted();
  const { id } = kiosk.campaign();
  const text = `${canonical({ v: 1, campaign: id, devices })}\n`;
  const note = await kiosk.session.holder().call('signNote', { text, name: noteName(id) });
  writeFileAtomically(devicesFile(kiosk), note);
  return { devices };
}

const Devices = z.strictObject({ v: z.literal(1), campaign: z.string(), devices: z.array(z.string()) });

/** The enrolled devices; a list that the campaign's key did not sign counts for nothing and is an error. */
export function enrolled(kiosk: Kiosk): string[] {
  const note = readFileIfAny(devicesFile(kiosk))?.toString('utf8');
  if (note === undefined) return [];
  const text = verifyNote(note, noteName(kiosk.campaign().id), fromBase64(kiosk.pin().keys.sign));
  const parsed = Devices.safeParse(text === undefined ? undefined : JSON.parse(text));
  if (!parsed.success || parsed.data.campaign !== kiosk.campaign().id)
    throw new Refused('storage_failed', 'devices');
  return parsed.data.devices;
}

const devicesFile = (kiosk: Kiosk): string => kiosk.inData('keys', `${kiosk.campaign().id}.devices.note`);
