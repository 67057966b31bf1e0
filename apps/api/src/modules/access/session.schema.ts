import { z } from 'zod';
import { ROLES } from './roles.ts';

export const signInBody = z
  .strictObject({
    email: z.email('must be an e-mail address').max(254),
    password: z.string().min(1, 'must not be empty').max(200),
  })
  .meta({ id: 'SignIn' });

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
  })
  .meta({ id: 'Session' });
export type SessionAnswer = z.infer<typeof session>;

export const demo = z
  .object({
    loaded: z.boolean(),
    signIns: z.array(z.object({ label: z.string(), role: z.enum(ROLES), email: z.string(), password: z.string() })),
  })
  .meta({ id: 'Demo' });
