import { z } from 'zod';
import { code, instant, text } from '../../common/http/wire.ts';
import { ROLES } from './roles.ts';
import { emailAddress, newPassword } from './session.schema.ts';

const rights = {
  roles: z.array(z.enum(ROLES)).min(1, 'must hold at least one'),
  person: code.nullable().meta({ description: 'Who they are on the rota' }),
};

export const accountRights = z.strictObject(rights).meta({ id: 'AccountRights' });

export const newAccount = z.strictObject({ name: text, email: emailAddress, ...rights }).meta({ id: 'NewAccount' });

export const accountShut = z.strictObject({ shut: z.boolean() }).meta({ id: 'AccountShut' });

export const ACCOUNT_STATES = ['invited', 'active', 'shut'] as const;

export const account = z
  .object({
    id: z.uuid(),
    name: z.string(),
    email: z.string(),
    roles: z.array(z.enum(ROLES)),
    person: z.string().nullable(),
    state: z.enum(ACCOUNT_STATES),
    linkUntil: instant.nullable().meta({ description: 'Until when a link to choose a password may be used' }),
    signedInAt: instant.nullable(),
    otherTeams: z.int().meta({ description: 'How many other teams they are in' }),
    yours: z
      .boolean()
      .meta({ description: 'You administer all their teams, so that links and shutting are yours to do' }),
  })
  .meta({ id: 'Account' });
export type AccountAnswer = z.infer<typeof account>;

export const passwordLink = z
  .object({
    token: z.string().meta({ description: 'Goes behind "/welcome#"; shown this once' }),
    until: instant,
  })
  .meta({ id: 'PasswordLink' });
export type PasswordLink = z.infer<typeof passwordLink>;

export const invitedAccount = z
  .object({ account, link: passwordLink.nullable().meta({ description: 'Null for somebody who signs in already' }) })
  .meta({ id: 'InvitedAccount' });

const token = z.string().min(1, 'must not be empty').max(200);

export const invitationToken = z.strictObject({ token }).meta({ id: 'InvitationToken' });

export const invitation = z
  .object({ name: z.string(), email: z.string(), organisation: z.string() })
  .meta({ id: 'Invitation' });

export const chosenPassword = z.strictObject({ token, password: newPassword }).meta({ id: 'ChosenPassword' });
