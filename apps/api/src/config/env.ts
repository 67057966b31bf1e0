import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const flag = z.enum(['on', 'off']);

const environment = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'must be a PostgreSQL address (postgres://…)' }),
  PORT: z.coerce.number('must be a number').int('must be a whole number').min(0).max(65535).default(3000),
  /** What calendar links start with, when the address people use differs from the one requests arrive at. */
  PUBLIC_URL: z.url('must be an address (https://…)').optional(),
  /** `on` behind a proxy that sets X-Forwarded-For and X-Forwarded-Proto. */
  TRUST_PROXY: flag.default('off'),
  /** `on` loads the demo teams into a database that holds nothing yet. */
  EVENFLOW_DEMO: flag.default('off'),
  /** The mail server, as smtp://user:password@host:587; without one nothing is mailed. */
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'must be a mail server (smtp://…)' }).optional(),
  MAIL_FROM: z.string().default('Evenflow <no-reply@localhost>'),
  /** `off` where another process of the same database looks after the alarms. */
  COVER_WATCH: flag.default('on'),
  /** `off` leaves what is done again and again (notices, waves) to other processes. */
  BACKGROUND: flag.default('on'),
  /** Text messages are handed to this address, signed by Standard Webhooks with the secret. */
  SMS_WEBHOOK_URL: z.url('must be an address (https://…)').optional(),
  SMS_WEBHOOK_SECRET: z.string().optional(),
  /** Keys for pushing to browsers, where a pair made elsewhere is to be used instead of the one made at the first start. */
  VAPID_PUBLIC_KEY: z.string().optional(),
  VAPID_PRIVATE_KEY: z.string().optional(),
  /** For drills and journeys: what time it is, in seconds ahead of the machine's clock. Real cover runs on 0. */
  CLOCK_AHEAD_SECONDS: z.coerce.number('must be a number').int('must be a whole number').default(0),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('warn'),
  WEB_DIR: z.string().default(fileURLToPath(new URL('../../../web/dist', import.meta.url))),
  DEMO_DIR: z.string().default(fileURLToPath(new URL('../../../../demo', import.meta.url))),
  /** Sign-ins a minute for one e-mail address from one place. */
  SIGN_IN_LIMIT: z.coerce.number().int().min(1).default(10),
});

/** Everything the API takes from its surroundings, checked once at the start. */
export type Env = Readonly<z.infer<typeof environment>>;

export const ENV = Symbol('env');

/** Something outside makes a start impossible; the message is one line for whoever starts it. */
export class CannotStart extends Error {}

/** Throws `CannotStart` with one line that names each variable that cannot be used, and why. */
export function readEnv(variables: Readonly<Record<string, string | undefined>>): Env {
  const known = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''),
  );
  const read = environment.safeParse(known);
  if (read.success) return read.data;
  const wrong = read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
  throw new CannotStart(`The settings cannot be used: ${wrong.join('; ')}.`);
}
