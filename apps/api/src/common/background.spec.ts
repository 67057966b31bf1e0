import { pino } from 'pino';
import { Background } from './background.ts';

it('does the others when one piece of work fails, and says which one it was', async () => {
  const lines: { level: number; name: string; key: string }[] = [];
  const log = pino({}, { write: (line: string) => lines.push(JSON.parse(line)) });
  const background = new Background({ BACKGROUND: 'on' } as never, log);
  const done: number[] = [];
  const pieces = [1, 2, 3].map((each) => [`team ${each}`, each] as const);
  await background.each('cover', pieces, (each) => {
    if (each === 2) return Promise.reject(new Error('no such zone'));
    done.push(each);
    return Promise.resolve();
  });
  expect(done).toEqual([1, 3]);
  expect(lines).toMatchObject([{ level: 50, name: 'cover', key: 'team 2' }]);
  await background.onModuleDestroy();
  await background.each('cover', pieces, (each) => Promise.resolve(done.push(each)));
  expect(done).toEqual([1, 3]);
});
