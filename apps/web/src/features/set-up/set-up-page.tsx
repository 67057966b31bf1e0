import { Button } from '@mantine/core';
import { Link, NavLink, useParams } from 'react-router';
import { problemSentence } from '../../api/request.ts';
import { useTeam } from '../../api/team.ts';
import { hasRole } from '../../app/session.ts';
import { useAccount } from '../../app/signed-in.tsx';
import { Empty, Waiting, Wrong } from '../../design/states.tsx';
import { SeverityIcon } from '../../design/marks.tsx';
import { FirstFillStep } from './components/first-fill-step.tsx';
import { NewUnit } from './components/new-unit.tsx';
import styles from './components/set-up.module.css';
import { DutiesStep, PeopleStep, RulesStep, UnitStep, type StepProps } from './components/steps.tsx';
import { STEPS, stepOf, type Step, type StepId } from './steps.ts';

const CONTENT: Record<StepId, (props: StepProps) => React.ReactNode> = {
  unit: UnitStep,
  people: PeopleStep,
  duties: DutiesStep,
  rules: RulesStep,
  'first-fill': FirstFillStep,
};

/** A team in five steps; each may be left out and comes back to be changed at any time. */
export function SetUpPage() {
  const { team: id, step } = useParams();
  const { session, membership } = useAccount();
  if (id === undefined) return <NewUnit />;
  const mine = session.memberships.some((one) => one.team === id) && hasRole(membership ?? undefined, 'manager');
  if (!mine) return <Empty title="This team is not yours to set up">Only its managers can change it.</Empty>;
  return <SetUp key={id} id={id} step={stepOf(step)} />;
}

function SetUp({ id, step }: { readonly id: string; readonly step: Step }) {
  const answer = useTeam(id);
  if (answer.isPending) return <Waiting words="The team is being fetched" />;
  if (!answer.data) {
    return (
      <Wrong
        title="The team could not be fetched"
        action={<Button onClick={() => void answer.refetch()}>Try now</Button>}
      >
        {problemSentence(answer.error)}
      </Wrong>
    );
  }
  const { value: team, etag } = answer.data;
  const Content = CONTENT[step.id];
  const next = STEPS[STEPS.indexOf(step) + 1];
  return (
    <div className={styles.page}>
      <title>{`${step.title} · Set up · Evenflow`}</title>
      <nav className={styles.steps} aria-label="Steps of the set-up">
        <p className={styles.team}>{team.name}</p>
        <ol>
          {STEPS.map((one, i) => (
            <li key={one.id}>
              <NavLink to={`/set-up/${id}/${one.id}`} className={styles.stepLink}>
                <span className={styles.number}>
                  {one.done(team) ? <SeverityIcon severity="holds" size={22} /> : i + 1}
                </span>
                <span>
                  <b>{one.title}</b>
                  <span className={styles.state}>{one.state(team)}</span>
                </span>
              </NavLink>
            </li>
          ))}
        </ol>
      </nav>
      <div className={styles.content}>
        <h1>{step.title}</h1>
        <p className={styles.lead}>{step.lead}</p>
        <Content team={team} etag={etag} />
        {next && (
          <footer className={styles.footer}>
            <Button component={Link} to={`/set-up/${id}/${next.id}`} size="md">
              {step.done(team) ? `Next: ${next.title.toLowerCase()}` : `Skip for now: ${next.title.toLowerCase()}`}
            </Button>
            <span className={styles.note}>You can come back to every step.</span>
          </footer>
        )}
      </div>
    </div>
  );
}
