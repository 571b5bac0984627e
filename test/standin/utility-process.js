/** utilityProcess: a real Node process, in which parent-port.js gives `process.parentPort`. */
import { fork } from 'node:child_process';
import { EventEmitter, once } from 'node:events';

import { app } from './app.js';

const parentPort = new URL('./parent-port.js', import.meta.url).href;

class UtilityProcess extends EventEmitter {
  #child;

  constructor(modulePath, args, { env = process.env, execArgv = [], stdio = 'inherit', serviceName } = {}) {
    super();
    this.serviceName = serviceName ?? 'Node Utility Process';
    const [, stdout, stderr] = Array.isArray(stdio) ? stdio : ['ignore', stdio, stdio];
    this.#child = fork(modulePath, args, {
      env,
      execArgv: ['--import', parentPort, ...execArgv],
      serialization: 'advanced',
      stdio: ['ignore', stdout, stderr, 'ipc'],
    });
    this.#child.on('spawn', () => this.emit('spawn'));
    this.#child.on('message', (message) => this.emit('message', message));
    this.#child.on('exit', (code) => {
      app.utilityProcesses.delete(this);
      this.emit('exit', code ?? 1);
    });
    app.utilityProcesses.add(this);
  }

  get pid() {
    return this.#isRunning() ? this.#child.pid : undefined;
  }
  postMessage(message) {
    if (this.#child.connected) this.#child.send(message);
  }
  kill = () => this.#isRunning() && this.#child.kill();

  /** Kills it and waits: nothing outlives the app. */
  async end() {
    if (!this.#isRunning()) return;
    const gone = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await gone;
  }
  #isRunning = () => this.#child.exitCode === null && this.#child.signalCode === null;
}

export const utilityProcess = {
  fork(modulePath, args = [], options = {}) {
    if (!app.isReady()) throw new Error('utilityProcess.fork can only be called after app is ready');
    return new UtilityProcess(modulePath, args, options);
  },
};

app.closers.push(() => Promise.all([...app.utilityProcesses].map((child) => child.end())));
