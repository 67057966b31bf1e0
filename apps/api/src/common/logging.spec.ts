import { makeLog, withoutToken } from './logging.ts';

describe('the log', () => {
  it('says what failed and where', () => {
    const lines: string[] = [];
    const log = makeLog({ LOG_LEVEL: 'error' }, { write: (line) => void lines.push(line) });
    log.error({ failure: new Error('the database is gone'), name: 'swaps' }, 'a round of background work failed');
    const { failure, name } = JSON.parse(lines[0]!) as { failure: { message: string; stack: string }; name: string };
    expect([failure.message, name]).toEqual(['the database is gone', 'swaps']);
    expect(failure.stack).toContain('logging.spec.ts');
  });

  it('keeps the token of a calendar link to itself', () => {
    expect(withoutToken('/ical/secret.ics?x=1')).toBe('/ical/…?x=1');
  });
});
