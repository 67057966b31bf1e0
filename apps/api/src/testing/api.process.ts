import 'reflect-metadata';
import { readEnv } from '../config/env.ts';
import { appAt, SetClock } from './app-at.ts';

/** The API in a process of its own, for specs that kill it. `NOW` is where its clock stands. */
const app = await appAt(new SetClock(new Date(process.env['NOW']!)), readEnv(process.env));
await app.listen(Number(process.env['PORT']));
process.on('SIGTERM', () => void app.close().then(() => process.exit()));
process.on('disconnect', () => process.exit());
process.send?.('ready');
