import { createServer } from 'node:net';
import { StartProblem } from './problem.mjs';

/** The port asked for with PORT, 3000 without. Throws StartProblem unless it is a free one. */
export async function freePort(wanted = process.env.PORT ?? '3000') {
  const port = Number(wanted);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new StartProblem(`PORT is "${wanted}"; it must be a number from 1 to 65535.`);
  }
  await new Promise((resolve, reject) => {
    const probe = createServer()
      .once('error', (failure) => reject(new StartProblem(reason(failure.code, port))))
      .listen(port, () => probe.close(resolve));
  });
  return port;
}

function reason(code, port) {
  if (code === 'EACCES') return `Port ${port} may not be used by this user. Choose another: PORT=3001 npm start`;
  return `Port ${port} is taken by another program. Stop it, or choose another port: PORT=${port + 1} npm start`;
}
