import { expect, test } from 'vitest';

import { grayProfile } from '../../../electron/core/letters/gray-profile.ts';

test('the profile is a gray display profile whose parts lie where its directory says', () => {
  const profile = grayProfile();
  expect(profile.readUInt32BE(0)).toBe(profile.length);
  expect(profile.toString('latin1', 12, 24)).toBe('mntrGRAYXYZ ');
  expect(profile.toString('latin1', 36, 40)).toBe('acsp');
  const tags = Array.from({ length: profile.readUInt32BE(128) }, (_, i) => {
    const at = 132 + i * 12;
    const [offset, length] = [profile.readUInt32BE(at + 4), profile.readUInt32BE(at + 8)];
    expect(offset % 4).toBe(0);
    expect(offset + length).toBeLessThanOrEqual(profile.length);
    return `${profile.toString('latin1', at, at + 4)} ${profile.toString('latin1', offset, offset + 4)}`;
  });
  expect(tags).toEqual(['desc desc', 'cprt text', 'wtpt XYZ ', 'kTRC curv']);
});
