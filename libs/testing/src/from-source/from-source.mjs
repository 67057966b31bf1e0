// `node --import` this: runs the house from its TypeScript sources, so that specs can start real processes without a
// build. Files are compiled by SWC one by one; `.js` names of files that are only there as `.ts` are theirs.
import { register } from 'node:module';

register('./typescript-hooks.mjs', import.meta.url);
