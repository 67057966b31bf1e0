import { Button, Select } from '@mantine/core';
import { getSolve, getVersion, listVersions, type RotaVersion, type Solve } from '@evenflow/api-client';
import { locksNotKept, sayMonth, type Assignment } from '@evenflow/domain';
import { suppose, type Supposition } from '@evenflow/rules';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useStore } from 'zustand';
import { answerOf } from '../../api/answer.ts';
import { hasRole } from '../../app/session.ts';
import { useSignedIn } from '../../app/signed-in.tsx';
import { Empty } from '../../design/states.tsx';
import { count } from '../../words/times.ts';
import { contentOf } from '../rota-board/state/rota-session.ts';
import { editsBetween } from '../rota-board/state/merge.ts';
import { OpenedMonth } from '../rota-board/opened-month.tsx';
import type { OpenRota } from '../rota-board/use-open-rota.ts';
import { candidatesOf, throwAway, type Candidate } from './candidates.ts';
import { compare, judge, type ComparedRota } from './compare-view.ts';
import { ComparisonView } from './components/comparison-view.tsx';
import styles from './components/compare.module.css';
import fill from './components/fill.module.css';
import { FillHeader, BackToBoard } from './components/fill-header.tsx';
import { sayAll } from './suppositions.ts';

/** Two candidates or versions of a month, or one and the board, side by side. */
export function ComparePage() {
  return <OpenedMonth>{(open) => <Compare open={open} />}</OpenedMonth>;
}

const BOARD = 'board';

function Compare({ open }: { readonly open: OpenRota }) {
  const { team, rota } = open;
  const canEdit = hasRole(useSignedIn().membership, 'manager');
  const [search, setSearch] = useSearchParams();
  const [candidates, setCandidates] = useState(() => candidatesOf(localStorage, team.id, rota.month));
  const sources = useSources(open, candidates);
  const [a, b] = [
    search.get('a') ?? BOARD,
    search.get('b') ?? candidates.at(-1)?.id ?? `v${rota.published?.version ?? 0}`,
  ];
  const choose = (side: 'a' | 'b') => (value: string | null) => {
    if (value) setSearch({ a, b, [side]: value }, { replace: true });
  };
  const [rotaA, rotaB] = [sources.get(a), sources.get(b)];
  const options = [...sources].map(([value, { name }]) => ({ value, label: name }));
  const drop = () => {
    throwAway(localStorage, team.id, rota.month, b);
    setCandidates(candidatesOf(localStorage, team.id, rota.month));
    setSearch({ a }, { replace: true });
  };
  return (
    <div className={fill.page}>
      <FillHeader open={open} title={`Compare ${sayMonth(rota.month)}`}>
        <BackToBoard open={open} />
      </FillHeader>
      <div className={styles.body}>
        <section className={`${fill.card} ${styles.choose}`}>
          <Select label="This" data={options} value={a} onChange={choose('a')} allowDeselect={false} />
          <Select label="beside this" data={options} value={b} onChange={choose('b')} allowDeselect={false} />
          {canEdit && rotaB && b !== BOARD && <Adopt open={open} rota={rotaB} />}
          {candidates.some(({ id }) => id === b) && (
            <Button variant="default" onClick={drop}>
              Throw it away
            </Button>
          )}
        </section>
        {rotaA && rotaB && a !== b ? (
          <Beside a={rotaA} b={rotaB} month={rota.month} />
        ) : (
          <Empty title="Two are needed to compare">
            Set a filled month aside on the Fill page, or publish one; then choose it here.
          </Empty>
        )}
      </div>
    </div>
  );
}

function Beside({ a, b, month }: { readonly a: ComparedRota; readonly b: ComparedRota; readonly month: string }) {
  const judgedA = useMemo(() => judge(a, month), [a, month]);
  const judgedB = useMemo(() => judge(b, month), [b, month]);
  const comparison = useMemo(() => compare(judgedA, judgedB, month), [judgedA, judgedB, month]);
  return <ComparisonView a={judgedA} b={judgedB} comparison={comparison} />;
}

/** Makes the other month the draft, as one step that can be undone on the board. */
function Adopt({ open: { team, rota, desk }, rota: other }: { readonly open: OpenRota; readonly rota: ComparedRota }) {
  const navigate = useNavigate();
  const locks = useStore(desk.store, ({ content }) => content.locks);
  const known = new Set(team.people.map(({ code }) => code));
  const assignments = other.assignments.filter(({ person }) => known.has(person));
  const lost = locksNotKept([...locks], assignments).length;
  const adopt = () => {
    const { content } = desk.store.getState();
    desk.edit(
      editsBetween(content, { ...contentOf([{ assignments: [...assignments], locks: [] }]), locks: content.locks }),
    );
    void desk.queue.flush().then(() => navigate(`/rota/${team.id}/${rota.month}`));
  };
  return (
    <>
      <Button onClick={adopt}>Put it on the board</Button>
      {lost > 0 && <p className={styles.lost}>{count(lost, 'locked cell')} would change with it.</p>}
    </>
  );
}

/** Everything that can be compared, by the name it has in the address. */
function useSources(open: OpenRota, candidates: readonly Candidate[]): Map<string, ComparedRota> {
  const { team, ruleSet, rota, desk } = open;
  const content = useStore(desk.store, (state) => state.content);
  const versions = useVersions(team.id, rota.month, rota.published !== null);
  const solves = useQueries({
    queries: candidates.map(({ id }) => ({
      queryKey: ['solve', id],
      staleTime: Infinity,
      queryFn: async () => (await answerOf<Solve>(getSolve({ path: { id } }))).value,
    })),
    combine: (results) => results.map(({ data }) => data ?? null),
  });
  return useMemo(() => {
    const sources = new Map<string, ComparedRota>();
    const plain = (key: string, name: string, assignments: readonly Assignment[]) =>
      sources.set(key, { name, team, ruleSet, assignments });
    plain(BOARD, 'the board', [...content.assignments.values()]);
    for (const { version, assignments } of versions) plain(`v${version}`, `version ${version}`, assignments);
    solves.forEach((solve, index) => {
      const { id, name } = candidates[index]!;
      if (!solve?.result) return;
      const supposed = solve.suppose as readonly Supposition[];
      const words = supposed.length > 0 ? `${name}: ${sayAll(team, ruleSet, supposed)}` : name;
      sources.set(id, { name: words, ...suppose({ team, ruleSet }, supposed), assignments: solve.result.assignments });
    });
    return sources;
  }, [team, ruleSet, content, versions, solves, candidates]);
}

const NONE: readonly RotaVersion[] = [];

function useVersions(team: string, month: string, published: boolean): readonly RotaVersion[] {
  const { data } = useQuery({
    queryKey: ['rota-versions', team, month],
    enabled: published,
    queryFn: async () => {
      const { value } = await answerOf(listVersions({ path: { team, month } }));
      const whole = value.map(({ version }) => answerOf<RotaVersion>(getVersion({ path: { team, month, version } })));
      return (await Promise.all(whole)).map((answer) => answer.value);
    },
  });
  return data ?? NONE;
}
