/**
 * Writes test/vectors/formats.json: what docs/formats.md describes, computed by our code from fixed inputs, so that another
 * implementation can be held against it. Sealing is random, so the two sealed files are made once and kept;
 * `--fresh` makes them anew. Run: npx node scripts/make-vectors.ts
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

import { ed25519 } from '@noble/curves/ed25519.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';

import { Campaign, type CampaignDraft } from '../electron/contract/campaign.ts';
import { orThrow } from '../electron/contract/result.ts';
import type { Entry, Signing } from '../electron/contract/signing.ts';
import { campaignNote, campaignOf } from '../electron/core/campaign/author.ts';
import { campaignFingerprint, checkDraft, noteName } from '../electron/core/campaign/check.ts';
import { deviceNoteName } from '../electron/core/device/device.ts';
import { createHolder } from '../electron/core/holder/holder.ts';
import { type BundleRow, contentsHash, encodeBundle } from '../electron/core/sync/bundle.ts';
import { bundleFile, receiptFile } from '../electron/core/sync/layout.ts';
import { type Manifest, manifestText, receiptText } from '../electron/core/sync/manifest.ts';
import { concat, fromBase64, fromHex, hex, toBase64, u32, utf8 } from '../electron/seal/bytes.ts';
import { canonical } from '../electron/seal/canonical.ts';
import { entryIds, withdrawalCode } from '../electron/seal/codes.ts';
import { codeWithCheck, encodeCrockford, groups } from '../electron/seal/crockford.ts';
import { entryPlaintext, sealEntry } from '../electron/seal/entry.ts';
import { hashOf, hashOfBytes } from '../electron/seal/hash.ts';
import { sealKeyFile } from '../electron/seal/key-file.ts';
import { type CampaignSecrets, deriveKeys } from '../electron/seal/keys.ts';
import { signNote } from '../electron/seal/note.ts';
import { recoveryCode, recoveryText } from '../electron/seal/recovery-text.ts';
import { sealedLength } from '../electron/seal/sealed-form.ts';
import { leafHash, setRoot } from '../electron/seal/set-root.ts';
import { entryOf } from '../electron/wording/entry.ts';

/** Bytes that count up from `from`. */
const counting = (from: number, length: number): Uint8Array =>
  Uint8Array.from({ length }, (_, i) => (from + i) & 255);

/** What cannot be computed again. */
export interface RandomParts {
  /** The key file under the passphrase of the vectors, base64. */
  keyFile: string;
  /** The first entry, sealed to the entry recipient, base64. */
  sealedEntry: string;
}

const seed = counting(0x00, 32);
const deviceSecret = counting(0x20, 32);
const passphrase = 'only for vectors never for a campaign';

const draft: CampaignDraft = {
  v: 1,
  id: 'vector-2020',
  organisation: 'Example Union',
  specimen: true,
  languages: ['en', 'ru'],
  texts: {
    en: {
      title: 'Reopen the canteen',
      summary: 'The canteen was closed on 1 February.',
      appeal: ['It was closed without notice.', 'We ask for “our” soup – at once.'],
      demands: ['Hot meals'],
      petition: ['We, the undersigned, ask for the canteen to be reopened.'],
    },
    ru: {
      title: 'Откройте столовую',
      summary: 'Столовую закрыли 1 февраля.',
      appeal: ['Её закрыли без предупреждения.'],
      demands: ['Горячее питание'],
      petition: ['Мы, нижеподписавшиеся, просим открыть столовую.'],
    },
  },
  fields: [{ id: 'branch', label: { en: 'Branch', ru: 'Отделение' }, required: false, maxLength: 80 }],
  consents: [
    { id: 'processing', wording: { en: 'Keep my details.', ru: 'Храните мои данные.' }, required: true },
    { id: 'publish', wording: { en: 'Quote my words.', ru: 'Цитируйте меня.' }, required: false },
  ],
  letters: [
    {
      id: 'request',
      title: { en: 'Request' },
      intro: { en: 'To the management.' },
      texts: {
        en: { subject: 'The canteen', paragraphs: ['I write from {from}.'], suggestion: 'Soup matters.' },
      },
      addressees: ['management', 'embassy'],
    },
  ],
  addressees: [
    {
      id: 'management',
      language: 'en',
      title: { en: 'The management' },
      address: ['1 Works Road'],
      country: 'GB',
      delivery: ['post'],
      salutation: { en: 'Dear Sir or Madam,' },
      closing: { en: 'Yours faithfully,' },
    },
    {
      id: 'embassy',
      language: 'en',
      title: { en: 'Embassy in {country}' },
      address: [],
      delivery: ['hand'],
      salutation: { en: 'Dear Sir or Madam,' },
      closing: { en: 'Yours faithfully,' },
      countries: { DE: { en: 'Germany' } },
    },
  ],
  visibility: ['addressee', 'union', 'counted'],
  retention: '2021-12-31',
};

const meeting = { name: 'General meeting', place: 'Leeds', day: '2020-02-29' };

const plain: Signing = {
  language: 'en',
  name: 'Zoë O’Neill',
  place: 'Leeds',
  country: 'GB',
  fields: {},
  visibility: 'counted',
  letters: [],
  message: '',
  consents: ['processing'],
  strokes: [],
  mark: 'Zoë O’Neill',
};

/** A Latin one in the smallest class, a Cyrillic one, and a long one in a larger class. */
const signings: Record<string, Signing> = {
  latin: plain,
  cyrillic: {
    language: 'ru',
    name: 'Айгүл Әбдіқадырқызы',
    place: 'Жаңаөзен',
    country: 'KZ',
    fields: { branch: 'Цех № 2' },
    visibility: 'addressee',
    letters: ['request'],
    message: 'Пишу вам "лично".\nСпасибо.',
    consents: ['publish', 'processing'],
    strokes: [
      [
        [0, 4095],
        [2048, 1024],
      ],
      [[7, 7]],
    ],
  },
  long: {
    ...plain,
    visibility: 'union',
    country: 'DE',
    letters: ['request'],
    message: Array.from({ length: 60 }, (_, i) => `Абзац ${i + 1}: суп должен быть горячим.`).join('\n'),
    strokes: [Array.from({ length: 400 }, (_, i): [number, number] => [(i * 10) % 4096, (i * 37) % 4096])],
  },
};

const campaignFrom = (secrets: CampaignSecrets): Campaign =>
  Campaign.parse(campaignOf(orThrow(checkDraft(draft)), 1, secrets, '2020-02-29'));

const entriesFrom = (campaign: Campaign): [name: string, entry: Entry][] =>
  Object.entries(signings).map(([name, signing]) => [
    name,
    orThrow(entryOf(signing, { campaign, meeting, origin: 'kiosk', hashOf })),
  ]);

/** Rows with stand-ins for sealed entries: bytes that anybody can make, of the length that sealing would give. */
const rows: (BundleRow & { code: Uint8Array; secret: Uint8Array; leaf: Uint8Array })[] = Array.from(
  { length: 8 },
  (_, i) => {
    const code = counting(i * 10, 10);
    const { id, secret, withdrawal } = entryIds(code, draft.id);
    const sealed = new Uint8Array(sealedLength(1024)).fill(i);
    return { code, id, secret, withdrawal, sealed, leaf: leafHash(id, sealed, withdrawal) };
  },
);

const rootOf = (count: number): string => hex(setRoot(rows.slice(0, count)));

const canonicalExamples: unknown[] = [
  {},
  [],
  null,
  { b: 2, a: [true, false, null], '': '' },
  { é: 1, z: 2, Z: 3, я: 4 },
  { text: 'quote " backslash \\ newline \n tab \t escape \u001b slash / “curly” Ж' },
  [0, -1, 4095, 9007199254740991],
];

/** Everything, from the inputs and the two random parts. */
export async function makeVectors(random: RandomParts): Promise<Record<string, unknown>> {
  const secrets = await deriveKeys(seed);
  const campaign = campaignFrom(secrets);
  const entries = entriesFrom(campaign);
  const certificate = fromBase64(campaign.keys.certificate);
  return {
    about:
      'Test vectors of docs/formats.md, written by scripts/make-vectors.ts. Bytes are lower-case hex unless a name says base64.',
    canonical: canonicalExamples.map((value) => ({
      value,
      canonical: canonical(value as never),
      sha256: hashOf(value),
    })),
    keys: keysSection(secrets),
    recovery: { text: recoveryText(seed), code: recoveryCode(seed) },
    keyFile: {
      file: `${draft.id}.keys.age`,
      passphrase,
      plaintext: canonical({ v: 1, campaign: draft.id, seed: toBase64(seed) }),
      sealedBase64: random.keyFile,
    },
    certificate: {
      organisation: draft.organisation,
      validFrom: '2020-02-29',
      derBase64: toBase64(certificate),
      sha256: hashOfBytes(certificate),
    },
    campaign: {
      file: `${draft.id}.1.roundrobin`,
      draft,
      version: 1,
      keyName: noteName(draft.id),
      keyHash: keyHashOf(noteName(draft.id), secrets.signPublic),
      note: campaignNote(campaign, secrets.signSecret),
      fingerprint: campaignFingerprint(campaign),
    },
    entries: entries.map(([name, entry]) => entrySection(name, entry)),
    sealed: {
      entry: entries[0]![0],
      identity: secrets.entryIdentity,
      length: fromBase64(random.sealedEntry).length,
      sealedBase64: random.sealedEntry,
    },
    rows: rows.map(({ code, id, secret, withdrawal, sealed, leaf }) => ({
      code: hex(code),
      text: withdrawalCode(code),
      id: hex(id),
      secret: hex(secret),
      withdrawal: hex(withdrawal),
      sealed: { byte: sealed[0], length: sealed.length },
      leaf: hex(leaf),
    })),
    roots: [0, 1, 2, 3, 5, 8].map((count) => ({ rows: count, root: rootOf(count) })),
    ...syncSections(secrets),
    letter: await letterSection(random),
  };
}

function keysSection(secrets: CampaignSecrets): Record<string, unknown> {
  const derived = (label: string): string =>
    hex(hkdf(sha256, seed, undefined, utf8(`round-robin/1 ${label}`), 32));
  return {
    seed: hex(seed),
    entrySeed: derived('entry identity'),
    entryIdentity: secrets.entryIdentity,
    entryRecipient: secrets.entryRecipient,
    transportSeed: derived('transport identity'),
    transportIdentity: secrets.transportIdentity,
    transportRecipient: secrets.transportRecipient,
    signSecret: hex(secrets.signSecret),
    signPublic: hex(secrets.signPublic),
    certificateSecret: hex(secrets.certificateSecret),
    certificatePublic: hex(secrets.certificatePublic),
    letterKey: hex(secrets.letterKey),
  };
}

/** The first four bytes of a note's signature line. */
const keyHashOf = (name: string, publicKey: Uint8Array): string =>
  hex(sha256(concat(utf8(`${name}\n`), new Uint8Array([1]), publicKey)).subarray(0, 4));

function entrySection(name: string, entry: Entry): Record<string, unknown> {
  const plaintext = entryPlaintext(entry)!;
  const json = utf8(canonical(entry));
  return {
    name,
    entry,
    canonicalSha256: hashOf(entry),
    length: json.length,
    sizeClass: plaintext.length,
    plaintextSha256: hashOfBytes(plaintext),
    plaintextStart: hex(concat(u32(json.length), json.subarray(0, 12))),
    sealedLength: sealedLength(plaintext.length),
  };
}

function syncSections(secrets: CampaignSecrets): Record<string, unknown> {
  const publicKey = ed25519.getPublicKey(deviceSecret);
  const device = encodeCrockford(publicKey);
  const sign = (text: string): string => signNote(text, noteName(draft.id), secrets.signSecret);
  const contents = { rows: rows.slice(0, 3), tombstones: rows.slice(3, 4) };
  const manifest: Manifest = {
    v: 1,
    campaign: draft.id,
    version: 1,
    device,
    counter: 2,
    entries: 3,
    root: rootOf(3),
    withdrawn: 1,
    previousRoot: rootOf(0),
    final: true,
    day: meeting.day,
    contents: contentsHash(contents),
    heads: [{ device: encodeCrockford(counting(0x80, 32)), counter: 7, entries: 5, root: rootOf(5) }],
  };
  const manifestNote = signNote(manifestText(manifest), deviceNoteName(device), deviceSecret);
  const bundle = encodeBundle({ manifest: manifestNote, ...contents });
  const end = bundle.findLastIndex((byte) => byte !== 0) + 1;
  const hash = hashOfBytes(bundle);
  const receipt = {
    v: 1,
    campaign: draft.id,
    bundle: hash,
    device,
    counter: 2,
    entries: 3,
    root: rootOf(3),
  } as const;
  const enrolment = { v: 1, campaign: draft.id, devices: [device] };
  return {
    device: {
      secret: hex(deviceSecret),
      keyFileText: `${hex(deviceSecret)}\n`,
      publicKey: hex(publicKey),
      id: device,
      code: codeWithCheck(publicKey),
      keyName: deviceNoteName(device),
      keyHash: keyHashOf(deviceNoteName(device), publicKey),
    },
    manifest: { value: manifest, note: manifestNote },
    protocol: { root: rootOf(3), printed: groups(encodeCrockford(fromHex(rootOf(3)), 80)) },
    bundle: {
      about:
        'Before sealing. Rows 0, 1, 2 and a tombstone for row 3; contentBase64 lacks the zeros up to length.',
      contentBase64: toBase64(bundle.subarray(0, end)),
      length: bundle.length,
      sha256: hash,
      sealedLength: sealedLength(bundle.length),
    },
    receipt: {
      about:
        'As if the bundle above lay at the target unsealed: sealing is random, its hash cannot be fixed.',
      bundleFile: bundleFile(draft.id, hash),
      receiptFile: receiptFile(draft.id, hash),
      value: receipt,
      note: sign(receiptText(receipt)),
    },
    enrolment: { value: enrolment, note: sign(`${canonical(enrolment)}\n`) },
  };
}

/** Through the process that holds the keys, as the product does it. */
async function letterSection({ keyFile }: RandomParts): Promise<Record<string, unknown>> {
  const holder = createHolder();
  await holder.unlock({ keyFile: fromBase64(keyFile), passphrase });
  const { id } = rows[0]!;
  const addressees = ['management', 'embassy'];
  const codes = await holder.letterCodes({ letters: addressees.map((addressee) => ({ id, addressee })) });
  return {
    id: hex(id),
    files: addressees.map((addressee, i) => ({
      addressee,
      code: codes[i]!,
      file: `${draft.id}-${addressee}-${codes[i]!}.pdf`,
    })),
  };
}

/** Seals what the vectors keep: costs a second, and differs each time. */
export async function drawRandomParts(): Promise<RandomParts> {
  const { entryRecipient, ...rest } = await deriveKeys(seed);
  const [, entry] = entriesFrom(campaignFrom({ entryRecipient, ...rest }))[0]!;
  const { sealed } = await sealEntry(entry, entryRecipient, rows[0]!.code);
  return {
    keyFile: toBase64(await sealKeyFile({ campaign: draft.id, seed }, passphrase)),
    sealedEntry: toBase64(sealed),
  };
}

if (import.meta.main) {
  const file = new URL('../test/vectors/formats.json', import.meta.url);
  const stored = existsSync(file) && !process.argv.includes('--fresh') ? readRandomParts(file) : undefined;
  const vectors = await makeVectors(stored ?? (await drawRandomParts()));
  writeFileSync(file, `${JSON.stringify(vectors, null, 2)}\n`);
}

function readRandomParts(file: URL): RandomParts {
  const { keyFile, sealed } = JSON.parse(readFileSync(file, 'utf8')) as {
    keyFile: { sealedBase64: string };
    sealed: { sealedBase64: string };
  };
  return { keyFile: keyFile.sealedBase64, sealedEntry: sealed.sealedBase64 };
}
