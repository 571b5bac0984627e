/** Loaded first in a utility process: `process.parentPort` over Node's own channel, which is then hidden as in Electron. */
import { EventEmitter } from 'node:events';

const port = new EventEmitter();
port.postMessage = process.send.bind(process);
port.once('newListener', (name) => {
  // Node keeps messages until somebody listens; listening only now loses none.
  if (name === 'message') {
    setImmediate(() => process.on('message', (data) => port.emit('message', { data, ports: [] })));
  }
});

process.parentPort = port;
process.send = undefined;
// Electron ends its utility processes with itself.
process.on('disconnect', () => process.exit(0));
