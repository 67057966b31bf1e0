import { firstName, type LocalDay, type Team } from '@evenflow/domain';
import type { MovableTally, TallyMoves } from '@evenflow/rules';
import { useMemo, useState } from 'react';
import type { Edit } from '../rota-board/state/edits.ts';
import type { RotaDesk } from '../rota-board/state/rota-session.ts';

/** One unit on its way from one person to another; without a receiver, somebody is still to be chosen. */
export interface TallyMoving {
  readonly kind: MovableTally;
  readonly from: string;
  readonly to: string | null;
}

/** What moving one to somebody would take. */
export interface TallyOption {
  readonly person: string;
  readonly name: string;
  readonly moves: TallyMoves;
}

const QUICK_EFFORT = 4_000;

export interface TallyWays extends TallyMoves {
  readonly seconds: number;
}

/** Finds the ways for one move, and quickly what it would be for everybody else of the pool. */
export class TallyFinder {
  constructor(
    private readonly desk: RotaDesk,
    private readonly team: Team,
    /** Duties before this day were worked and stay. */
    private readonly notBefore: LocalDay,
  ) {}

  ways(kind: MovableTally, from: string, to: string): TallyWays {
    const start = performance.now();
    const moves = this.desk.live.tallyMoves({ kind, from, to, ...this.kept() });
    return { ...moves, seconds: (performance.now() - start) / 1000 };
  }

  quick(kind: MovableTally, from: string, to: string): TallyMoves {
    return this.desk.live.tallyMoves({ kind, from, to, effort: QUICK_EFFORT, ...this.kept() });
  }

  options({ kind, from }: TallyMoving, people: readonly string[]): TallyOption[] {
    return people
      .filter((person) => person !== from)
      .map((person) => ({ person, name: this.nameOf(person), moves: this.quick(kind, from, person) }))
      .sort((a, b) => costOf(a.moves) - costOf(b.moves));
  }

  nameOf(code: string): string {
    const person = this.team.people.find((one) => one.code === code);
    return person ? firstName(person) : code;
  }

  private kept() {
    return { locks: this.desk.store.getState().content.locks, notBefore: this.notBefore };
  }
}

export function costOf({ moves }: TallyMoves): number {
  return moves[0]?.cost ?? Infinity;
}

/** The edits of a way, as the board makes them. */
export function editsOf(move: TallyMoves['moves'][number]): Edit[] {
  return move.handOvers.flatMap(({ from, to, date, duty }): Edit[] => [
    { op: 'clear', person: from, date, duty },
    { op: 'assign', person: to, date, duty },
  ]);
}

export function useTallyFinder(desk: RotaDesk, team: Team, notBefore: LocalDay) {
  const finder = useMemo(() => new TallyFinder(desk, team, notBefore), [desk, team, notBefore]);
  const [moving, setMoving] = useState<TallyMoving | null>(null);
  return { finder, moving, setMoving };
}
