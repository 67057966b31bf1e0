// Loaded into a measured process (`node --import`): how late its event loop runs and what it spends on garbage, told to
// whoever started it over IPC. Each question `read` is answered with what happened since the one before.
import { monitorEventLoopDelay, PerformanceObserver } from 'node:perf_hooks';

const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
let pauses = [];
new PerformanceObserver((list) => {
  for (const { duration, detail, startTime } of list.getEntries())
    pauses.push({ duration, kind: detail.kind, startTime });
}).observe({ entryTypes: ['gc'] });

process.on('message', (message) => {
  if (message !== 'read' && message !== 'read alive') return;
  // What is alive is known once what is not has been swept away; a pause that belongs to nobody’s answer.
  if (message === 'read alive') globalThis.gc?.();
  const ms = (nanoseconds) => Math.round(nanoseconds / 1e5) / 10;
  process.send({
    delay: { p50: ms(delay.percentile(50)), p99: ms(delay.percentile(99)), max: ms(delay.max) },
    gc: {
      times: pauses.length,
      total: Math.round(pauses.reduce((sum, { duration }) => sum + duration, 0)),
      longest: Math.round(Math.max(0, ...pauses.map(({ duration }) => duration)) * 10) / 10,
    },
    memory: process.memoryUsage(),
  });
  delay.reset();
  pauses = [];
});
// The process under measure ends when it is told to, not when nobody listens.
process.channel?.unref();
