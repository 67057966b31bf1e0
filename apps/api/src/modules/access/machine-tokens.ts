import { randomBytes } from 'node:crypto';
import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { listenTo, MachineTokenRepository, type Listening, type MachineToken } from '@evenflow/persistence';
import { Clock } from '../../common/clock.ts';
import { ENV, type Env } from '../../config/env.ts';
import type { SignedIn } from './signed-in.ts';

/** What a key may read. */
export const SCOPES = ['on-call:read', 'cover:read', 'fhir:read', 'metrics:read'] as const;
export type Scope = (typeof SCOPES)[number];

/** What stands before every key, so that one that leaks is recognised. */
const PREFIX = 'evf_';
/** A key that was looked up is good for this long while the database cannot say at once which are revoked. */
const KEEP_MS = 60_000;
/**
 * And up to so many times as long while it can; it is then looked up anew behind the answer, to note that it is in use.
 * Each key has a time of its own, so that keys first used together are not looked up together ever after.
 */
const KEEP_TIMES = 10;

/** A machine with a key, as the guard sees it: a reader of the key's teams. */
export interface Machine {
  readonly scopes: readonly string[];
  readonly signedIn: SignedIn;
}

/** Machines' keys: given out once, known by their hash, revoked at once. */
@Injectable()
export class MachineTokens implements OnModuleInit, OnModuleDestroy {
  private readonly kept = new Map<string, { readonly machine: Promise<Machine | null>; readonly until: number }>();
  private listening: Listening | null = null;
  private hears = false;

  constructor(
    @Inject(ENV) private readonly env: Env,
    private readonly tokens: MachineTokenRepository,
    private readonly clock: Clock,
  ) {}

  async onModuleInit(): Promise<void> {
    const forget = () => this.kept.clear();
    const connectionIs = (isUp: boolean) => {
      this.hears = isUp;
      forget();
    };
    this.listening = await listenTo(this.env.DATABASE_URL, ['evenflow_tokens_changed'], forget, connectionIs);
  }

  async onModuleDestroy(): Promise<void> {
    await this.listening?.close();
  }

  /** The answer is the only place the token is ever seen. */
  async create(
    who: SignedIn,
    order: { readonly name: string; readonly scopes: readonly Scope[]; readonly teams: readonly string[] },
  ): Promise<MachineToken & { readonly token: string }> {
    const token = `${PREFIX}${randomBytes(24).toString('base64url')}`;
    const made = await this.tokens.add({
      ...{ ...order, token, organisation: who.organisation, by: who.name, at: this.clock.now() },
    });
    return { ...made, token };
  }

  list(who: SignedIn): Promise<MachineToken[]> {
    return this.tokens.list(who.organisation);
  }

  async revoke(who: SignedIn, id: string): Promise<boolean> {
    const done = await this.tokens.revoke(who.organisation, id, this.clock.now());
    this.kept.clear();
    return done;
  }

  /** Whose key it is; null for one that never was or is revoked. */
  find(token: string): Promise<Machine | null> {
    const now = Date.now();
    const known = this.kept.get(token);
    if (known && known.until > now) return known.machine;
    const machine = this.lookUp(token, now);
    return known && this.hears ? known.machine : machine;
  }

  private lookUp(token: string, now: number): Promise<Machine | null> {
    // Whoever tries keys at random must not fill the memory.
    if (this.kept.size > 10_000) this.kept.clear();
    const machine = this.tokens.opened(token, this.clock.now()).then((found) => found && machineOf(found));
    machine.catch(() => this.kept.delete(token));
    const times = this.hears ? 1 + (KEEP_TIMES - 1) * Math.random() : 1;
    this.kept.set(token, { machine, until: now + KEEP_MS * times });
    return machine;
  }
}

/** The token of an `Authorization: Bearer` header that is a machine's key. */
export function bearerOf(authorization: string | undefined): string | null {
  const token = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];
  return token?.startsWith(PREFIX) ? token : null;
}

function machineOf({ id, organisation, name, scopes, teams }: MachineToken): Machine {
  const memberships = teams.map((team) => ({ team, teamName: team, roles: ['viewer'] as const, person: null }));
  return { scopes, signedIn: { id, organisation, email: '', name, memberships, mayBegin: false } };
}
