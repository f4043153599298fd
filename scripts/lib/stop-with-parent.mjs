// Loaded into web and worker by the starter (node --import): when the starter is gone, even by kill -9, they stop as well.
if (process.channel) {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel.unref();
}
