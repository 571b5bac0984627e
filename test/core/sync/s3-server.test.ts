import { expect, test } from 'vitest';

import { isSignedBy } from '../../support/s3-server.ts';

/** "GET Object" of Amazon's documentation of Signature Version 4, with its key and signature. */
const example = {
  method: 'GET',
  url: '/test.txt',
  headers: {
    host: 'examplebucket.s3.amazonaws.com',
    range: 'bytes=0-9',
    'x-amz-content-sha256': 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    'x-amz-date': '20130524T000000Z',
    authorization:
      'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
  },
};
const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';

test('the store of the tests checks signatures as Amazon writes them', () => {
  expect(isSignedBy(secret, example)).toBe(true);
  expect(isSignedBy(`${secret}x`, example)).toBe(false);
  expect(isSignedBy(secret, { ...example, url: '/test.txt?acl=' })).toBe(false);
  expect(isSignedBy(secret, { ...example, headers: { ...example.headers, range: 'bytes=0-8' } })).toBe(false);
});
