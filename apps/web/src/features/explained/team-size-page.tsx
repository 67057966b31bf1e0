import { Button } from '@mantine/core';
import type { TeamSizeAnswer } from '@evenflow/api-client';
import { sayMonth, type Team } from '@evenflow/domain';
import { Link } from 'react-router';
import { SeverityIcon } from '../../design/marks.tsx';
import { Wrong } from '../../design/states.tsx';
import { count, listNames } from '../../words/times.ts';
import { OpenedMonth } from '../rota-board/opened-month.tsx';
import type { OpenRota } from '../rota-board/use-open-rota.ts';
import { AskingSolver } from './components/asking-solver.tsx';
import { ExplainedHeader } from './components/explained-header.tsx';
import styles from './components/explained.module.css';
import { useQuestion } from './use-question.ts';

const QUESTION = { kind: 'team-size' } as const;

/** How many people the month needs, by number and skills, and a proof that fewer cannot. */
export function TeamSizePage() {
  return <OpenedMonth>{(open) => <TeamSizeOf open={open} />}</OpenedMonth>;
}

function TeamSizeOf({ open }: { readonly open: OpenRota }) {
  const { team, rota } = open;
  const asked = useQuestion({ team: team.id, month: rota.month }, QUESTION);
  return (
    <div className={styles.page}>
      <ExplainedHeader open={open} title={`The smallest team for ${sayMonth(rota.month)}`} />
      {asked.state === 'asking' && <AskingSolver asked={asked} words="Leaving people out, one after the other" />}
      {asked.state === 'problem' && (
        <Wrong title="There is no answer yet" action={<Button onClick={asked.again}>Ask again</Button>}>
          {asked.words}
        </Wrong>
      )}
      {asked.state === 'answered' && <TeamSizeTold open={open} answer={asked.answer} />}
    </div>
  );
}

function TeamSizeTold({ open: { team, rota }, answer }: { readonly open: OpenRota; readonly answer: TeamSizeAnswer }) {
  const found = answer.team;
  if (!found) {
    return (
      <div className={styles.narrow}>
        <section className={styles.banner} role="status">
          <SeverityIcon severity="must" size={36} />
          <div>
            <h2>Not even everybody together was found to be enough</h2>
            <p>What is in the way, and what could be given up, is a question of its own.</p>
          </div>
          <Button component={Link} to={`/rota/${team.id}/${rota.month}/conflict`}>
            Why can’t it be done?
          </Button>
        </section>
      </div>
    );
  }
  return (
    <div className={styles.narrow}>
      <section className={styles.banner} data-kind="ok" role="status">
        <SeverityIcon severity="holds" size={36} />
        <div>
          <h2>
            {count(found.people.length, 'person', 'people')} can keep {sayMonth(rota.month)}
          </h2>
          <p>
            {found.proven
              ? `Proven: ${found.people.length - 1} cannot, whoever they are.`
              : `Fewer than ${found.atLeast} cannot, whoever they are; whether fewer than ${found.people.length} can is not known.`}{' '}
            Every must, need and leave of the month is kept; fair shares are not looked at.
          </p>
        </div>
      </section>
      <section className={styles.card} aria-labelledby="enough">
        <h2 id="enough">Who would be enough</h2>
        <p>{listNames(namesOf(team, found.people))}.</p>
        {found.spare.length > 0 && <p>Could be spared together: {listNames(namesOf(team, found.spare))}.</p>}
      </section>
      {found.skills.length > 0 && <Skills team={team} skills={found.skills} />}
    </div>
  );
}

function Skills({
  team,
  skills,
}: {
  readonly team: Team;
  readonly skills: NonNullable<TeamSizeAnswer['team']>['skills'];
}) {
  const nameOf = (code: string): string => team.competences.find((each) => each.code === code)?.name ?? code;
  return (
    <section className={styles.card} aria-labelledby="skills">
      <h2 id="skills">By competence</h2>
      <p className={styles.note}>
        Independent people, and how many of them any team needs at least for this month. More may be needed.
      </p>
      <div className={styles.scroll}>
        <table className={styles.facts}>
          <thead>
            <tr>
              <th scope="col">Competence</th>
              <th scope="col" className={styles.day}>
                You have
              </th>
              <th scope="col" className={styles.day}>
                At least
              </th>
            </tr>
          </thead>
          <tbody>
            {skills.map(({ competence, have, atLeast }) => (
              <tr key={competence}>
                <th scope="row">{nameOf(competence)}</th>
                <td>{have}</td>
                <td>{atLeast}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function namesOf(team: Team, codes: readonly string[]): string[] {
  return codes.map((code) => team.people.find((person) => person.code === code)?.name ?? code);
}
