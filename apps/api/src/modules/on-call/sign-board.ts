import { createPrivateKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { boardFormat, instantText, type BoardFile } from '@evenflow/domain';
import { SigningKeyRepository, type SigningKey } from '@evenflow/persistence';
import type { z } from 'zod';
import { Clock } from '../../common/clock.ts';
import { contentTag } from '../../common/http/etag.ts';
import { Tagged } from '../../common/http/tagged.ts';
import { keyOf, type SignedIn } from '../access/signed-in.ts';
import { boardCopy } from './board-copy.ts';
import { audienceOf } from './on-call-words.ts';
import { OnCallSources } from './on-call-sources.ts';
import type { copyQuery, SignedBoard, signingKey } from './on-call.schema.ts';
import { teamsAsked } from './who-is-on-call.ts';

/** Whoever loses the network has at least 72 hours: a copy is signed anew every hour. */
const GOOD_HOURS = 73;
const HOUR_MS = 3_600_000;

/** Boards to take along: everything a wall needs for three days, signed so that it can be trusted when it is read back. */
@Injectable()
export class SignBoard {
  private key: Promise<SigningKey & { readonly secret: KeyObject }> | null = null;

  constructor(
    private readonly sources: OnCallSources,
    private readonly keys: SigningKeyRepository,
    private readonly clock: Clock,
  ) {}

  async board(who: SignedIn, { at, team }: z.infer<typeof copyQuery>): Promise<Tagged<SignedBoard>> {
    const now = at === undefined ? this.clock.now() : new Date(at);
    const moment = Math.floor(now.getTime() / 60_000);
    const copies = await Promise.all(
      teamsAsked(who, team).map((each) =>
        boardCopy(this.sources, { key: keyOf(who, { team: each }), moment }, audienceOf(who, each)),
      ),
    );
    const { id, secret } = await this.currentKey();
    const file: BoardFile = {
      format: boardFormat,
      asOf: now.toISOString(),
      goodUntil: instantText(moment + GOOD_HOURS * 60, 'UTC'),
      copies,
    };
    const text = JSON.stringify(file);
    const signature = sign('sha256', Buffer.from(text), { key: secret, dsaEncoding: 'ieee-p1363' }).toString('base64');
    const tag = contentTag([id, Math.floor(now.getTime() / HOUR_MS), copies]);
    return new Tagged(tag, { text, signature, key: id });
  }

  async publicKey(): Promise<z.infer<typeof signingKey>> {
    const { id, publicKey } = await this.currentKey();
    return { id, publicKey };
  }

  private async currentKey() {
    this.key ??= this.keys.currentOr(newKey, this.clock.now()).then((key) => ({
      ...key,
      secret: createPrivateKey({ key: Buffer.from(key.privateKey, 'base64'), format: 'der', type: 'pkcs8' }),
    }));
    this.key.catch(() => (this.key = null));
    return this.key;
  }
}

/** P-256, which every browser's WebCrypto verifies. */
function newKey(): Omit<SigningKey, 'id'> {
  const { privateKey, publicKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    privateKeyEncoding: { format: 'der', type: 'pkcs8' },
    publicKeyEncoding: { format: 'der', type: 'spki' },
  });
  return { privateKey: privateKey.toString('base64'), publicKey: publicKey.toString('base64') };
}
