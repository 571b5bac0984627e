/** Whether this laptop is ready for a meeting, and the report that says so. */
import type { deskCalls } from '../../contract/organiser.ts';
import type { Finding } from '../../contract/preflight.ts';
import { Refused } from '../../contract/result.ts';
import { encodeCrockford, groups } from '../../seal/crockford.ts';
import { isKeyFile } from '../../seal/key-file.ts';
import { makeFolder, writeFileAtomically } from '../basics/files.ts';
import { campaignFingerprint } from '../campaign/check.ts';
import { drawReadiness } from '../letters/readiness.ts';
import { judgeMachine, lookAtMachine } from '../preflight/machine.ts';
import type { Handlers } from './handlers.ts';
import type { Kiosk } from './kiosk.ts';
import { printingOf } from './printing.ts';
import { makeTestLetters } from './test-letter.ts';

export const preflightHandlers: Handlers<keyof Pick<typeof deskCalls, 'preflight'>> = {
  preflight: async ({ report = false }, { kiosk }) => {
    const { dataFolder, today } = kiosk.ports;
    makeFolder(dataFolder);
    const findings = [
      campaignFinding(kiosk),
      keysFinding(kiosk),
      storeFinding(kiosk),
      await letterFinding(kiosk),
      ...judgeMachine(lookAtMachine(dataFolder, today())),
    ];
    const ready = findings.every(({ state }) => state !== 'bad');
    return { ready, findings, report: report ? await writeReport(kiosk, findings, ready) : null };
  },
};

const campaignFinding = (kiosk: Kiosk): Finding => ({
  check: 'campaign',
  state: 'good',
  detail: campaignFingerprint(kiosk.campaign()),
});

/** The keys are where the organisers mean them to be: on a single laptop, and nowhere on a field laptop. */
function keysFinding(kiosk: Kiosk): Finding {
  const { id } = kiosk.campaign();
  const { mode } = kiosk.pin();
  const keyFile = kiosk.campaigns.keyFile(id);
  const isRight =
    mode === 'single'
      ? keyFile !== undefined && isKeyFile(keyFile)
      : keyFile === undefined && kiosk.campaigns.deskVerifier(id) !== undefined;
  return { check: 'keys', state: isRight ? 'good' : 'bad', detail: '' };
}

/** Opens it for this process alone, or has it open; SQLite's version and settings are asserted on the way. */
function storeFinding(kiosk: Kiosk): Finding {
  try {
    const vault = kiosk.openVault();
    vault.check();
    const detail = `SQLite ${vault.sqliteVersion()} · ${vault.count()} · ${groups(encodeCrockford(vault.root(), 80))}`;
    return { check: 'store', state: 'good', detail };
  } catch (error) {
    return { check: 'store', state: 'bad', detail: codeOf(error) };
  }
}

async function letterFinding(kiosk: Kiosk): Promise<Finding> {
  try {
    const made = await makeTestLetters(kiosk.campaign(), kiosk.ports, kiosk.ports.today());
    return { check: 'letter', state: 'good', detail: String(made) };
  } catch (error) {
    return { check: 'letter', state: 'bad', detail: codeOf(error) };
  }
}

/** Whatever goes wrong here, fonts that are gone for instance, is a laptop on which no meeting should begin. */
const codeOf = (error: unknown): string => (error instanceof Refused ? error.failure.code : 'internal');

async function writeReport(kiosk: Kiosk, findings: readonly Finding[], ready: boolean): Promise<string> {
  const campaign = kiosk.campaign();
  const language = campaign.languages[0]!;
  const printing = printingOf(kiosk.ports);
  const day = kiosk.ports.today();
  const file = kiosk.exportsFile(`${campaign.id}-readiness.pdf`);
  const pdf = await drawReadiness({
    title: campaign.texts[language]!.title,
    organisation: campaign.organisation,
    language,
    day,
    device: kiosk.device().code,
    findings,
    ready,
    locale: printing.letterWords(language).locale,
    words: printing.words(language),
    fonts: printing.fonts,
  });
  writeFileAtomically(file, pdf, { day });
  return file;
}
