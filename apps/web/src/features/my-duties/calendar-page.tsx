import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { problemSentence } from '../../api/request.ts';
import { useSignedIn } from '../../app/signed-in.tsx';
import { Page } from '../../design/page.tsx';
import { Waiting, Wrong } from '../../design/states.tsx';
import { useCalendars } from './api/calendars.ts';
import { CalendarLinks } from './components/calendar-links.tsx';
import { OnPaper } from './components/on-paper.tsx';
import { MakeCalendar } from './components/make-calendar.tsx';
import { useNow } from '../../words/use-now.ts';

/** Subscribing to one's own duties from a phone or desktop calendar. */
export function CalendarPage() {
  const { membership } = useSignedIn();
  const calendars = useCalendars(membership.team);
  const month = new Date(useNow(3_600_000)).toISOString().slice(0, 7);
  return (
    <Page
      title="In my calendar"
      width="cards"
      back={{ to: '/my', label: 'My duties' }}
      lead={
        <p>
          Make a secret link for each phone or computer. Its calendar then shows your published duties, or the whole
          team’s, and follows every change. Calendars fetch in their own time: Apple within the hour, Outlook and Google
          often hours later. Right before a duty, the page <Link to="/my">My duties</Link> is right.
        </p>
      }
    >
      <MakeCalendar team={membership.team} />
      {calendars.isPending ? (
        <Waiting words="Your links are being fetched" />
      ) : calendars.data ? (
        <CalendarLinks team={membership.team} links={calendars.data} />
      ) : (
        <Wrong
          title="Your links could not be fetched"
          action={<Button onClick={() => void calendars.refetch()}>Try now</Button>}
        >
          {problemSentence(calendars.error)}
        </Wrong>
      )}
      {membership.person && <OnPaper team={membership.team} person={membership.person} month={month} />}
    </Page>
  );
}
