import { conformance } from '../../../kit/conformance.ts';
import { examples } from './competence-required.examples.ts';
import { oracle } from './competence-required.oracle.ts';
import { competenceRequired } from './competence-required.rule.ts';

conformance(competenceRequired, examples, oracle);
