import { expect, it } from 'vitest';

import * as contract from '../../electron/contract/signing.ts';
import * as page from '../../renderer/signing/limits.ts';

it('the page keeps to the limits of the contract', () => {
  const { messageLimit, nameLimit, pointLimit } = contract;
  expect({ ...page }).toEqual({ messageLimit, nameLimit, pointLimit });
});
