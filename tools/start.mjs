// `npm start`: builds what changed, starts database, API and one solver worker, and stops them all together.
// Nothing here may need a newer Node than the check below, so that an old one still gets to say so.
const [major, minor] = process.versions.node.split('.').map(Number);

if ((major === 20 && minor >= 11) || major >= 22) {
  import('./start/run.mjs').then(({ run }) => run());
} else {
  console.error(`Evenflow needs Node 20 (20.11 or newer) or Node 22 and later; this is Node ${process.versions.node}.`);
  process.exitCode = 1;
}
