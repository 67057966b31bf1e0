import { conformance } from '../../../kit/conformance.ts';
import { examples } from './limited-practice.examples.ts';
import { oracle } from './limited-practice.oracle.ts';
import { limitedPractice } from './limited-practice.rule.ts';

conformance(limitedPractice, examples, oracle);
