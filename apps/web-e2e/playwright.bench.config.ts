import config from './playwright.config.ts';

/** Figures instead of pass and fail: `npm run bench -- board`. */
export default { ...config, testDir: 'src/bench', testMatch: '*.bench.ts', outputDir: '../../test-results/bench' };
