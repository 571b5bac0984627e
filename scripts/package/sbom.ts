/** The list of what is inside, as CycloneDX 1.6 JSON (ECMA-424). Without times and serial numbers: the same lock file gives the same list. */
import { licenceOf } from './licences.ts';
import type { LockedPackage } from './lock.ts';

interface Product {
  name: string;
  version: string;
  license: string;
  description: string;
}

/** @param electron the platform that the product is packed with */
export function makeSbom(
  product: Product,
  packages: readonly LockedPackage[],
  electron: LockedPackage,
): Record<string, unknown> {
  const direct = packages.filter(({ folder }) => folder.lastIndexOf('node_modules/') === 0);
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: { ...application(product), 'bom-ref': 'round-robin' } },
    components: [...packages, electron].map(component),
    dependencies: [
      { ref: 'round-robin', dependsOn: [...direct, electron].map(({ folder }) => folder) },
      ...packages.map(({ folder, needs }) => ({ ref: folder, dependsOn: needs.toSorted() })),
      { ref: electron.folder, dependsOn: [] },
    ],
  };
}

const application = ({ name, version, license, description }: Product): Record<string, unknown> => ({
  type: 'application',
  name,
  version,
  description,
  licenses: [{ license: { id: license } }],
  purl: `pkg:npm/${name}@${version}`,
});

/** Two versions of one package lie in two folders, so a folder names it. */
const component = (one: LockedPackage): Record<string, unknown> => ({
  type: one.name === 'electron' ? 'framework' : 'library',
  'bom-ref': one.folder,
  name: one.name,
  version: one.version,
  licenses: [licenceEntry(licenceOf(one) ?? 'NOASSERTION')],
  purl: `pkg:npm/${one.name.replace('@', '%40')}@${one.version}`,
  ...(one.integrity && { hashes: [hashEntry(one.integrity)] }),
});

const licenceEntry = (licence: string): Record<string, unknown> =>
  / (OR|AND) /.test(licence) ? { expression: licence } : { license: { id: licence } };

const hashEntry = (integrity: string): Record<string, string> => {
  const [algorithm = '', base64 = ''] = integrity.split('-');
  const content = Buffer.from(base64, 'base64').toString('hex');
  return { alg: algorithm === 'sha512' ? 'SHA-512' : algorithm.toUpperCase(), content };
};

interface Bom {
  specVersion?: string;
  components?: readonly { 'bom-ref': string; name: string; hashes?: readonly object[] }[];
  dependencies?: readonly { ref: string; dependsOn: readonly string[] }[];
}

/** One line for each thing that does not hold together, and for each package of the bundle that it does not list. */
export function sbomFaults(text: string, bundled: readonly string[]): string[] {
  const { specVersion, components = [], dependencies = [] } = JSON.parse(text) as Bom;
  const refs = new Set(components.map((one) => one['bom-ref']));
  const names = new Set(components.map(({ name }) => name));
  const named = dependencies.flatMap(({ ref, dependsOn }) => [ref, ...dependsOn]);
  return [
    ...(specVersion === '1.6' && bundled.length > 0
      ? []
      : [`version ${specVersion}, ${bundled.length} bundled`]),
    ...(refs.size === components.length ? [] : ['two parts of one name']),
    ...named.filter((ref) => ref !== 'round-robin' && !refs.has(ref)).map((ref) => `${ref} is no part`),
    ...components.filter(({ hashes }) => !hashes?.length).map(({ name }) => `${name} has no digest`),
    ...bundled.filter((name) => !names.has(name)).map((name) => `${name} is bundled and not listed`),
  ];
}
