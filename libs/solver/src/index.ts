/**
 * Fills rotas: `solveRota` for a team and its rules, `solve` for a compiled problem, `LocalSearch` alone for the
 * browser. Nothing here imports Node; worker threads and HiGHS are loaded when a solve asks for them.
 */
export * from './solution.ts';
export { evaluate, unitsOutside, type BrokenBound, type Evaluation } from './evaluate.ts';
export {
  solveRota,
  openDuties,
  type OpenDuty,
  type RotaProgress,
  type RotaResult,
  type RotaSolveOptions,
} from './solve-rota.ts';
export { solve } from './solve.ts';
export { loadEngine } from './prove/engine.ts';
export type { Step } from './step.ts';
export { SOLVE_ENVIRONMENT, SOLVE_FLAGS, SOLVE_MEGABYTES } from './memory.ts';
export { SolverDefect } from './incumbent.ts';
export { presolve, type PresolveOptions } from './presolve/presolve.ts';
export { expandHeld, restrictHeld, type Reduced, type Row, type RowPart } from './presolve/reduced.ts';
export { LocalSearch, type SearchOptions } from './search/local-search.ts';
export { takeApart, type Shares } from './person-month/shares.ts';
export { PersonMonths, type MonthLimits, type PersonMonth } from './person-month/person-months.ts';
export { generateMonth, type GeneratedMonth } from './bench/generated-months.ts';
export { runBench, type BenchInstance, type BenchResult, type BenchVariant } from './bench/run-bench.ts';
export { readCurtois } from './bench/public/curtois.ts';
export { readInrc2 } from './bench/public/inrc2.ts';
export type { PublicInstance } from './bench/public/instance-builder.ts';
export { findConflict, type Conflict, type ConflictFact, type ConflictOptions } from './explain/conflict.ts';
export { findWaysOut, type WayOut, type WaysOut, type WaysOutOptions } from './explain/ways-out.ts';
export { whyNot, type CellQuestion, type WhyNot, type WhyOptions } from './explain/why.ts';
export { applyChange, type Change, type Situation } from './explain/situation.ts';
export { movesBetween, type Move } from './explain/moves.ts';
export { repairRota, type Repair, type RepairOptions } from './repair/repair.ts';
export { hardFacts, slotsOf, type HardFact, type HardFacts } from './explain/hard-facts.ts';
export { oneAbsenceAway, type Absence, type AbsenceOptions, type OneAbsenceAway } from './repair/absence.ts';
export type { Certificate, Verdict } from './certificate/certificate.ts';
export { certify, type CertifyOptions } from './certificate/certify.ts';
export { checkCertificate } from './certificate/check-certificate.ts';
export { smallestTeam, type NeededSkill, type SizingOptions, type SmallestTeam } from './sizing/smallest-team.ts';
