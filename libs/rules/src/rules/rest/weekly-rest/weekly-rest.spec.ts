import { conformance } from '../../../kit/conformance.ts';
import { examples } from './weekly-rest.examples.ts';
import { oracle } from './weekly-rest.oracle.ts';
import { weeklyRest } from './weekly-rest.rule.ts';

conformance(weeklyRest, examples, oracle);
