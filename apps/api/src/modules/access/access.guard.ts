import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { SolveRepository } from '@evenflow/persistence';
import { Refusal } from '../../common/errors/problems.ts';
import { ACCESS, MACHINE_SCOPE, type Access, type TeamOf } from './access.decorators.ts';
import { bearerOf, MachineTokens } from './machine-tokens.ts';
import { readSessionCookie } from './session-cookie.ts';
import { Sessions } from './sessions.ts';
import { may, membershipIn, type RequestWithSession, type SignedIn } from './signed-in.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Stands before every route. A route that does not say who may use it is closed. A team somebody does not belong to
 * looks the same as one that does not exist.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: Sessions,
    private readonly machines: MachineTokens,
    private readonly solves: SolveRepository,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (access?.kind === 'public') return true;
    const request = context.switchToHttp().getRequest<RequestWithSession>();
    const signedIn = await this.whoAsks(context, request);
    request.signedIn = signedIn;
    if (!access) throw new Refusal('not-allowed', { why: 'This is not open to anybody.' });
    if (access.kind === 'signed-in' || (access.orFirst && signedIn.mayBegin)) return true;
    const teams = await this.teamsAsked(access.teamOf, request, signedIn);
    if (!teams.some((team) => may(signedIn, team, ...access.roles))) throw new Refusal('not-allowed');
    return true;
  }

  /** The person of the session cookie, or the machine of a key; a machine only where its scope is asked for. */
  private async whoAsks(context: ExecutionContext, request: RequestWithSession): Promise<SignedIn> {
    const key = bearerOf(request.headers.authorization);
    if (key) {
      const machine = await this.machines.find(key);
      if (!machine) throw new Refusal('not-signed-in');
      const scope = this.reflector.get<string | undefined>(MACHINE_SCOPE, context.getHandler());
      if (!scope || !machine.scopes.includes(scope)) {
        throw new Refusal('not-allowed', { why: 'This key was not made for that.' });
      }
      return machine.signedIn;
    }
    const token = readSessionCookie(request);
    const signedIn = token ? await this.sessions.find(token) : null;
    if (!signedIn) throw new Refusal('not-signed-in');
    return signedIn;
  }

  private async teamsAsked(teamOf: TeamOf, request: RequestWithSession, signedIn: SignedIn): Promise<string[]> {
    if (teamOf === 'any') return signedIn.memberships.map(({ team }) => team);
    const team = teamOf === 'solve' ? await this.teamOfSolve(request, signedIn) : String(request.params['team']);
    if (membershipIn(signedIn, team)) return [team];
    throw new Refusal(teamOf === 'solve' ? 'unknown-solve' : 'unknown-team', { team });
  }

  private async teamOfSolve(request: RequestWithSession, signedIn: SignedIn): Promise<string> {
    const id = String(request.params['id']);
    if (!UUID.test(id)) throw new Refusal('unknown-solve');
    return (await this.solves.get(signedIn.organisation, id)).key.team;
  }
}
