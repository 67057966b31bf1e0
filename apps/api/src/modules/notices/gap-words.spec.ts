import { GAP_TOPICS, type Recipient } from '@evenflow/persistence';
import { tinyTeam } from '@evenflow/testing';
import { aboutGap } from './gap-words.ts';

const someone = (name: string, roles: Recipient['roles']): Recipient => ({
  ...{ id: name, name, person: name, roles, wishes: null, addresses: {} },
});
const manager = someone('Amy', ['manager']);
const C1 = { site: 'H', duty: 'C1', start: '2026-12-12T17:00:00+00:00', end: '2026-12-13T07:00:00+00:00' };

function told(topic: string, body: object, team = tinyTeam()) {
  const message = { id: 'm', organisation: 'o', topic, body: { ...C1, ...body }, at: new Date('2026-12-10T12:00:00Z') };
  const recipients = [manager, someone('Ben', ['staff'])];
  return aboutGap({ message, team, recipients, versions: { before: [], after: [] } });
}

it('tells managers alone of a gap, with its place, its time and its cause', () => {
  expect(told(GAP_TOPICS.opened, { cause: 'not-assigned' })).toMatchObject([
    {
      to: [manager],
      title: 'Nobody: C1 at Hospital',
      text: expect.stringMatching(/^Nobody .*12 Dec.*\. Nobody was put on it\.$/) as string,
    },
  ]);
});

it('says that a gap has no end in sight, and that somebody has not begun yet', () => {
  const [telling] = told(GAP_TOPICS.opened, { cause: 'not-begun', endKnown: false });
  expect(telling!.text).toBe(
    'Nobody from Sat 12 Dec 17:00 on, without an end in sight. Whoever holds it does not work here yet on that day and nobody has taken over.',
  );
});

it('says that a gap is over, unless another is what became of it', () => {
  expect(told(GAP_TOPICS.closed, { cause: 'away' })).toMatchObject([{ title: 'No gap any more: C1 at Hospital' }]);
  expect(told(GAP_TOPICS.closed, { cause: 'away', succeeded: true })).toEqual([]);
});

it('tells of an unpublished month once, and of which team it is: a manager may have several', () => {
  const one = told(GAP_TOPICS.opened, { cause: 'not-published' });
  const next = told(GAP_TOPICS.opened, { cause: 'not-published', start: '2026-12-13T17:00:00+00:00' });
  expect(one).toMatchObject([
    { title: 'December 2026 is not published', text: expect.stringMatching(/^Tiny: /) as string },
  ]);
  expect(next[0]!.once).toBe(one[0]!.once);
  const [elsewhere] = told(GAP_TOPICS.opened, { cause: 'not-published' }, tinyTeam({ id: 'other', name: 'Other' }));
  expect(elsewhere!.once).not.toBe(one[0]!.once);
  expect(told(GAP_TOPICS.closed, { cause: 'not-published' })).toEqual([]);
});
