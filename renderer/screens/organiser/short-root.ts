/** The first 80 bits of a root, in groups that two people can compare by eye: as the closing protocol prints them. */
import { fromHex } from '../../../electron/seal/bytes.ts';
import { encodeCrockford, groups } from '../../../electron/seal/crockford.ts';

export const shortRoot = (root: string): string => groups(encodeCrockford(fromHex(root), 80));
