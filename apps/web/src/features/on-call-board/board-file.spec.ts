import { generateKeyPairSync, sign, webcrypto } from 'node:crypto';
import type { BoardFile } from '@evenflow/domain';
import { answerAt, verified, type Board } from './board-file.ts';

// jsdom has no WebCrypto of its own.
beforeAll(() => Object.defineProperty(globalThis, 'crypto', { value: webcrypto, configurable: true }));

const pair = generateKeyPairSync('ec', {
  namedCurve: 'P-256',
  privateKeyEncoding: { format: 'pem', type: 'pkcs8' },
  publicKeyEncoding: { format: 'der', type: 'spki' },
});
const publicKey = pair.publicKey.toString('base64');
const FILE: BoardFile = {
  format: 'evenflow-board/1',
  asOf: '2026-12-09T21:12:00.000Z',
  goodUntil: '2026-12-12T22:12:00+00:00',
  copies: [],
};
const signed = (text: string) => ({
  ...{ text, publicKey },
  signature: sign('sha256', Buffer.from(text), { key: pair.privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64'),
});

it('trusts what the server signed', async () => {
  expect(await verified(signed(JSON.stringify(FILE)))).toEqual(FILE);
});

it('trusts nothing that was touched, signed by somebody else, or is something else', async () => {
  const good = signed(JSON.stringify(FILE));
  expect(await verified({ ...good, text: good.text.replace('21:12', '21:13') })).toBeNull();
  const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'der', type: 'spki' });
  expect(await verified({ ...good, publicKey: other.toString('base64') })).toBeNull();
  expect(await verified(signed(JSON.stringify({ ...FILE, format: 'something-else' })))).toBeNull();
});

it('goes by the server’s clock, not the wall’s, and not past its time', () => {
  // The wall's clock is seven minutes slow.
  const asked = Date.parse('2026-12-09T21:05:00Z');
  const kept = { ...signed(''), key: 'k', etag: null, confirmedAt: asked, ahead: 7 * 60_000 };
  const board: Board = { file: FILE, kept, isSignedOut: false };
  expect(answerAt(board, asked, null)).toEqual({
    ...{ asOf: '2026-12-09T21:12:00.000Z', at: '2026-12-09T21:12:00.000Z', sites: [] },
  });
  expect(answerAt(board, Date.parse('2026-12-12T22:04:00Z'), null)).not.toBeNull();
  expect(answerAt(board, Date.parse('2026-12-12T22:05:00Z'), null)).toBeNull();
});
