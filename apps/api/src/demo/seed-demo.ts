import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { monthRange, USUAL_LEAVE_POLICY, type Assignment, type LeavePolicy, type Team } from '@evenflow/domain';
import { importWorkbook, obstacles } from '@evenflow/exchange';
import {
  AccessRepository,
  DraftRepository,
  PublicationRepository,
  RuleSetRepository,
  TeamPolicyRepository,
  TeamRepository,
  type TeamKey,
} from '@evenflow/persistence';
import type { RuleSet } from '@evenflow/rules';
import type { EntityManager } from 'typeorm';
import { CannotStart } from '../config/env.ts';
import { hashPassword } from '../modules/access/sessions.ts';
import { DEMO_COLLEAGUES, DEMO_PASSWORD, DEMO_TEAMS, DEMO_USERS, type DemoTeam } from './demo-users.ts';

/** Who published the months before anybody could sign in. */
const BY = 'Demo data';

/** How leave is given at St Cuthbert’s; the others keep balances elsewhere. */
const LEAVE_POLICY: LeavePolicy = {
  ...USUAL_LEAVE_POLICY,
  ...{ daysAYear: 27, yearStarts: '04-01', counted: ['AL'], noticeDays: 28 },
};

export interface DemoSource {
  /** Where the workbooks and rule sets lie. */
  readonly folder: string;
  readonly now: Date;
}

/**
 * Fills an empty database with three invented teams the way anybody would: by importing their workbooks. All or
 * nothing: a start that is cut off leaves it empty, and the next start tries again. False when somebody is there already.
 */
export async function seedDemo(manager: EntityManager, source: DemoSource): Promise<boolean> {
  return manager.transaction(async (inside) => {
    const access = new AccessRepository(inside);
    if (!(await access.isEmptyForUs())) return false;
    const organisation = await access.addOrganisation('Evenflow demo', true);
    for (const team of DEMO_TEAMS) await addTeam(inside, { organisation, team }, source);
    await addUsers(access, organisation);
    return true;
  });
}

async function addUsers(access: AccessRepository, organisation: string): Promise<void> {
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  for (const { name, email, teams } of [...DEMO_USERS, ...DEMO_COLLEAGUES]) {
    const user = await access.addUser({ organisation, email, name, passwordHash });
    for (const { team, roles, person } of teams)
      await access.setMembership(user, { organisation, team }, roles, person);
  }
}

async function addTeam(
  manager: EntityManager,
  key: TeamKey & { readonly team: DemoTeam },
  { folder, now }: DemoSource,
): Promise<void> {
  const fileName = `${key.team}.xlsx`;
  const read = await importWorkbook(await readFile(join(folder, fileName)), { fileName });
  if (!read.team) throw new CannotStart(`The demo workbook ${fileName} cannot be used: ${obstacles(read)[0]}`);
  await new TeamRepository(manager).save(key.organisation, read.team);
  const rules = JSON.parse(await readFile(join(folder, `${key.team}.rules.json`), 'utf8')) as RuleSet;
  const act = { by: BY, at: now };
  await new RuleSetRepository<RuleSet>(manager).change(key, rules, { ...act, expectedVersion: 0 });
  if (key.team === 'st-cuthberts') await new TeamPolicyRepository(manager).set(key, { leave: LEAVE_POLICY });
  if (read.month) await publishAsWorked(manager, { ...key, month: read.month }, read.team, act);
}

/** What was worked counts as published, so that it shows who is on call and whose turn it was. */
async function publishAsWorked(
  manager: EntityManager,
  key: TeamKey & { readonly month: string },
  team: Team,
  act: { readonly by: string; readonly at: Date },
): Promise<void> {
  const { from, to } = monthRange(key.month);
  const assignments: Assignment[] = team.history.filter(({ date }) => from <= date && date <= to);
  const drafts = new DraftRepository(manager);
  const { revision } = await drafts.getOrCreate(key, act);
  const edited = await drafts.applyEdits(key, [{ op: 'replace-all', assignments }], {
    ...act,
    expectedRevision: revision,
  });
  const order = { ...act, overrides: [], ruleSetVersion: 1, expectedRevision: edited.revision };
  await new PublicationRepository(manager).publish(key, order);
}
