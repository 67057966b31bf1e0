// Loaded into every child of `npm start`: when the parent is killed without a word, its children leave as on SIGTERM.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
// The channel alone must not keep a child alive.
process.channel?.unref();
