import { conformance } from '../../../kit/conformance.ts';
import { examples } from './max-days-in-window.examples.ts';
import { oracle } from './max-days-in-window.oracle.ts';
import { maxDaysInWindow } from './max-days-in-window.rule.ts';

conformance(maxDaysInWindow, examples, oracle);
