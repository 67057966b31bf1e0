import { conformance } from '../../../kit/conformance.ts';
import { examples } from './holidays-in-turn.examples.ts';
import { oracle } from './holidays-in-turn.oracle.ts';
import { holidaysInTurn } from './holidays-in-turn.rule.ts';

conformance(holidaysInTurn, examples, oracle);
