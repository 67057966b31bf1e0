import { z } from 'zod';
import { text } from '../../common/http/wire.ts';
import { ROLES } from './roles.ts';

export const emailAddress = z.email('must be an e-mail address').max(254);

export const signInBody = z
  .strictObject({
    email: emailAddress,
    password: z.string().min(1, 'must not be empty').max(200),
  })
  .meta({ id: 'SignIn' });

/** Shorter ones are guessed; longer rules make people write them down. */
const SHORTEST_PASSWORD = 10;

export const newPassword = z
  .string()
  .min(SHORTEST_PASSWORD, `must have at least ${SHORTEST_PASSWORD} characters`)
  .max(200);

export const changedPassword = z
  .strictObject({ current: z.string().min(1, 'must not be empty').max(200), password: newPassword })
  .meta({ id: 'ChangedPassword' });

export const firstAccountBody = z
  .strictObject({
    organisation: text,
    name: text,
    email: emailAddress,
    password: newPassword,
  })
  .meta({ id: 'FirstAccount' });

export const session = z
  .object({
    user: z.object({ id: z.string(), name: z.string(), email: z.string() }),
    memberships: z.array(
      z.object({
        team: z.string(),
        teamName: z.string(),
        roles: z.array(z.enum(ROLES)),
        person: z.string().nullable(),
      }),
    ),
    mayBegin: z.boolean().meta({ description: 'The organisation has no team yet; whoever is signed in may begin it' }),
  })
  .meta({ id: 'Session' });
export type SessionAnswer = z.infer<typeof session>;

export const demo = z
  .object({
    loaded: z.boolean(),
    nobodyYet: z.boolean().meta({ description: 'True until the first account is made' }),
    signIns: z.array(z.object({ label: z.string(), role: z.enum(ROLES), email: z.string(), password: z.string() })),
  })
  .meta({ id: 'Demo' });
