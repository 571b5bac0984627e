/** docs/formats.md: our code against the stored vectors, against published ones, and against a second implementation. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { beforeAll, describe, expect, test } from 'vitest';

import { checkNote } from '../../electron/core/campaign/check.ts';
import { readDeviceCode, verifyDeviceNote } from '../../electron/core/device/device.ts';
import { decodeBundle, encodeBundle } from '../../electron/core/sync/bundle.ts';
import { parseManifest, parseReceipt } from '../../electron/core/sync/manifest.ts';
import { open } from '../../electron/seal/age.ts';
import { concat, fromBase64, fromHex, hex, utf8 } from '../../electron/seal/bytes.ts';
import { canonical } from '../../electron/seal/canonical.ts';
import { checkSymbol, decodeCrockford, encodeCrockford } from '../../electron/seal/crockford.ts';
import { parseEntryPlaintext } from '../../electron/seal/entry.ts';
import { hashOfBytes } from '../../electron/seal/hash.ts';
import { openKeyFile } from '../../electron/seal/key-file.ts';
import { signNote, verifyNote } from '../../electron/seal/note.ts';
import { isSealedEntry } from '../../electron/seal/sealed-form.ts';
import { setRoot } from '../../electron/seal/set-root.ts';
import { drawRandomParts, makeVectors } from '../../scripts/make-vectors.ts';
import stored from './formats.json' with { type: 'json' };

describe('our code gives the stored vectors again', () => {
  let computed: Record<string, unknown>;

  beforeAll(async () => {
    const random = { keyFile: stored.keyFile.sealedBase64, sealedEntry: stored.sealed.sealedBase64 };
    computed = JSON.parse(JSON.stringify(await makeVectors(random))) as Record<string, unknown>;
  });

  test.each(Object.keys(stored))('%s', (section) => {
    expect(computed[section]).toEqual(stored[section as keyof typeof stored]);
  });

  test('and no section that is not stored', () => {
    expect(Object.keys(computed)).toEqual(Object.keys(stored));
  });
});

describe('what is stored is read by what the product reads with', () => {
  test('the sealed entry opens with its identity to the entry', async () => {
    const sealed = fromBase64(stored.sealed.sealedBase64);
    const vector = stored.entries.find(({ name }) => name === stored.sealed.entry)!;
    const plaintext = await open(sealed, stored.sealed.identity);
    expect(isSealedEntry(sealed)).toBe(true);
    expect(hashOfBytes(plaintext)).toBe(vector.plaintextSha256);
    expect(parseEntryPlaintext(plaintext)).toEqual(vector.entry);
  });

  test('the key file opens with its passphrase to the seed', async () => {
    const opened = await openKeyFile(fromBase64(stored.keyFile.sealedBase64), stored.keyFile.passphrase);
    expect(opened).toEqual({ campaign: stored.campaign.draft.id, seed: fromHex(stored.keys.seed) });
  });

  test('the campaign note passes, and does not with one letter changed', () => {
    const checked = checkNote(stored.campaign.note);
    expect(checked.ok && checked.value.id).toBe('vector-2020');
    expect(checkNote(stored.campaign.note.replace('soup', 'soap')).ok).toBe(false);
  });

  test('the device’s code gives its id, and its manifest is in order', () => {
    const { id, code } = stored.device;
    expect(readDeviceCode(code)).toBe(id);
    expect(parseManifest(verifyDeviceNote(stored.manifest.note, id)!)).toEqual(stored.manifest.value);
  });

  test('the bundle holds three rows and a tombstone', () => {
    const content = fromBase64(stored.bundle.contentBase64);
    const bytes = concat(content, new Uint8Array(stored.bundle.length - content.length));
    const bundle = decodeBundle(bytes)!;
    const sorted = stored.rows
      .slice(0, 3)
      .map(({ id }) => id)
      .toSorted();
    expect(bundle.rows.map(({ id }) => hex(id))).toEqual(sorted);
    expect(bundle.tombstones.map(({ secret }) => hex(secret))).toEqual([stored.rows[3]!.secret]);
    expect(hashOfBytes(encodeBundle(bundle))).toBe(stored.bundle.sha256);
  });

  test('the receipt counts under the campaign’s key', () => {
    const text = verifyNote(stored.receipt.note, stored.campaign.keyName, fromHex(stored.keys.signPublic));
    expect(parseReceipt(text!)).toEqual(stored.receipt.value);
  });
});

test('the vectors cover small and large, Latin and Cyrillic', () => {
  expect(new Set(stored.entries.map(({ sizeClass }) => sizeClass))).toEqual(new Set([1024, 16_384]));
  expect(stored.entries.some(({ entry }) => /\p{Script=Cyrillic}/u.test(entry.name))).toBe(true);
  expect(stored.roots.map(({ rows }) => rows)).toEqual([0, 1, 2, 3, 5, 8]);
});

test('sealing anew gives other bytes that open to the same', async () => {
  const { sealedEntry, keyFile } = await drawRandomParts();
  expect(sealedEntry).not.toBe(stored.sealed.sealedBase64);
  expect(keyFile).not.toBe(stored.keyFile.sealedBase64);
  const opened = await open(fromBase64(sealedEntry), stored.sealed.identity);
  expect(hashOfBytes(opened)).toBe(stored.entries[0]!.plaintextSha256);
});

describe('RFC 8785', () => {
  test('section 3.2.2: literals, numbers and strings', () => {
    const source = String.raw`{"numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/", "literals": [null, true, false]}`;
    expect(canonical(JSON.parse(source) as never)).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    );
  });

  test('section 3.2.3: the order of keys', () => {
    const source = String.raw`{"\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh",
      "1": "One", "\ud83d\ude00": "Emoji: Grinning Face", "\u0080": "Control",
      "\u00f6": "Latin Small Letter O With Diaeresis"}`;
    const values = [...canonical(JSON.parse(source) as never).matchAll(/:"([^"]*)"/g)].map(
      (match) => match[1],
    );
    expect(values).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ]);
  });

  test.each([
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['ffefffffffffffff', '-1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['c340000000000000', '-9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['44b52d02c7e14af7', '1.0000000000000001e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['41b3de4355555555', '333333333.3333333'],
  ])('appendix B: %s is %s', (ieee, text) => {
    expect(canonical(Buffer.from(ieee, 'hex').readDoubleBE())).toBe(text);
  });

  test.each(['7fffffffffffffff', '7ff0000000000000'])('appendix B: %s is an error', (ieee) => {
    expect(() => canonical(Buffer.from(ieee, 'hex').readDoubleBE())).toThrow(TypeError);
  });
});

describe('RFC 6962, with the vectors of the Certificate Transparency project', () => {
  const inputs = [
    '',
    '00',
    '10',
    '2021',
    '3031',
    '40414243',
    '5051525354555657',
    '606162636465666768696a6b6c6d6e6f',
  ];
  const leaves = inputs.map((input, i) => ({
    id: Uint8Array.of(i),
    leaf: fromHex(hashOfBytes(concat(Uint8Array.of(0), fromHex(input)))),
  }));

  test.each([
    [0, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    [1, '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
    [2, 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'],
    [3, 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77'],
    [4, 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7'],
    [5, '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4'],
    [6, '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef'],
    [7, 'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c'],
    [8, '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'],
  ])('%i leaves', (count, root) => {
    expect(hex(setRoot(leaves.slice(0, count).toReversed()))).toBe(root);
  });
});

describe('Crockford base32', () => {
  test('the symbols, and what is read for O, I and L', () => {
    expect(encodeCrockford(fromHex('00443214c74254b635cf84653a56d7c675be77df'))).toBe(
      '0123456789ABCDEFGHJKMNPQRSTVWXYZ',
    );
    expect(decodeCrockford('oOiIlLzz', 5)).toEqual(decodeCrockford('001111ZZ', 5));
  });

  test('the check symbol: 1234 is 16J with check D, and 32 to 36 are * ~ $ = U', () => {
    expect(checkSymbol('16J')).toBe('D');
    expect(['10', '11', '12', '13', '14'].map(checkSymbol).join('')).toBe('*~$=U');
  });
});

test('C2SP signed note: the example of its first implementation', () => {
  const key = fromBase64('ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW');
  const text =
    'If you think cryptography is the answer to your problem,\nthen you don’t know what your problem is.\n';
  const note =
    `${text}\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n`.replace(
      '’',
      "'",
    );
  expect(key[0]).toBe(1);
  expect(verifyNote(note, 'PeterNeumann', key.subarray(1))).toBe(text.replace('’', "'"));
});

test('RFC 8032, 7.1, test 1: what the published secret key signs, the published public key checks', () => {
  const secret = fromHex('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60');
  const publicKey = fromHex('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a');
  expect(verifyNote(signNote('a\n', 'n', secret), 'n', publicKey)).toBe('a\n');
});

describe('a second implementation, in Python, after docs/formats.md', () => {
  const script = fileURLToPath(new URL('check.py', import.meta.url));
  const python = ['python3', 'python'].find((name) => spawnSync(name, ['--version']).status === 0);
  const check = (...files: string[]): { status: number | null; output: string } => {
    const { status, stdout, stderr } = spawnSync(python!, ['-W', 'ignore', script, ...files], {
      encoding: 'utf8',
    });
    return { status, output: `${stdout}${stderr}` };
  };

  test('agrees with every vector', (ctx) => {
    if (!python) ctx.skip('no python3 on this machine');
    const { status, output } = check();
    expect(output).toMatch(/^(skipped: .*\n)*\d+ agree, 0 differ\n$/);
    expect(status).toBe(0);
  });

  test('notices one changed digit in whichever section it is, and names each', (ctx) => {
    if (!python) ctx.skip('no python3 on this machine');
    const folder = mkdtempSync(path.join(tmpdir(), 'vectors-'));
    try {
      let text = readFileSync(new URL('formats.json', import.meta.url), 'utf8');
      const changes = {
        'canonical hash 3': stored.canonical[3]!.sha256,
        'keys.letterKey': stored.keys.letterKey,
        'certificate hash': stored.certificate.sha256,
        fingerprint: stored.campaign.fingerprint,
        'cyrillic: plaintext': stored.entries[1]!.plaintextSha256,
        'row 4': stored.rows[4]!.withdrawal,
        'root of 5': stored.roots[4]!.root,
        "device's key name": stored.device.keyHash,
        'root on the protocol': stored.protocol.printed,
        'bundle hash': stored.bundle.sha256,
        'letter to management': stored.letter.files[0]!.code,
      };
      for (const value of Object.values(changes)) {
        text = text.replace(value, `${value.slice(0, -1)}${value.endsWith('0') ? '1' : '0'}`);
      }
      writeFileSync(path.join(folder, 'changed.json'), text);
      const { status, output } = check(path.join(folder, 'changed.json'));
      for (const what of Object.keys(changes)) expect(output).toContain(`differs: ${what}\n`);
      expect(status).toBe(1);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

test('the page does not need us: it names the vectors, the check and every label', () => {
  const page = readFileSync(new URL('../../docs/formats.md', import.meta.url), 'utf8');
  const source = readFileSync(new URL('../../electron/seal/keys.ts', import.meta.url), 'utf8');
  const labels = [...source.matchAll(/(?:derive\(seed, ['`])([^'`$]+)/g)].map((match) => match[1]!.trim());
  expect(labels).toEqual([
    'entry identity',
    'transport identity',
    'signing key',
    'letter codes',
    'certificate key',
  ]);
  for (const label of labels) expect(page).toContain(`round-robin/1 ${label}`);
  for (const file of ['test/vectors/formats.json', 'test/vectors/check.py']) expect(page).toContain(file);
  expect(utf8(page).length).toBeGreaterThan(10_000);
});
