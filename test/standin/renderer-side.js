/**
 * What runs in Chromium. Two JavaScript worlds share one document: the page's, and the preload's. Electron's contextBridge
 * joins them; here custom events do, named by a secret that the page does not learn. Their `detail` is cloned between the
 * worlds at once, so that only plain values cross, and functions and promises cross as numbers that stand for them.
 */

/** One end of the bridge. Its source text is run in both worlds, so it may use nothing from this file. */
function bridgeEnd(outgoing, incoming) {
  const functions = new Map();
  const promises = new Map();
  const answers = new Map();
  const listeners = {};
  let last = 0;
  const post = (detail) => document.dispatchEvent(new CustomEvent(outgoing, { detail }));
  const isPlain = (value) =>
    value !== null &&
    typeof value === 'object' &&
    [Object.prototype, null].includes(Object.getPrototypeOf(value));
  const mapPlain = (value, map) =>
    Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, map(inner)]));

  const standFor = (promise) => {
    const number = ++last;
    promise.then(
      (value) => post({ kind: 'settle', number, ok: true, value: pack(value) }),
      (error) => post({ kind: 'settle', number, ok: false, value: error }),
    );
    return { $promise: number };
  };
  const pack = (value) => {
    if (typeof value === 'function') {
      functions.set(++last, value);
      return { $function: last };
    }
    if (typeof value?.then === 'function') return standFor(value);
    if (Array.isArray(value)) return value.map(pack);
    return isPlain(value) ? mapPlain(value, pack) : value;
  };
  const unpack = (value) => {
    if (Array.isArray(value)) return value.map(unpack);
    if (!isPlain(value)) return value;
    if (value.$function) return (...args) => callOver(value.$function, args);
    if (value.$promise)
      return new Promise((resolve, reject) => promises.set(value.$promise, { resolve, reject }));
    return mapPlain(value, unpack);
  };
  // Events are dispatched synchronously: the answer is there when `post` returns.
  const callOver = (target, args) => {
    const number = ++last;
    post({ kind: 'call', target, number, args: pack(args) });
    const { ok, value } = answers.get(number);
    answers.delete(number);
    if (!ok) throw value;
    return unpack(value);
  };
  const answerCall = ({ target, number, args }) => {
    try {
      post({ kind: 'answer', number, ok: true, value: pack(functions.get(target)(...unpack(args))) });
    } catch (error) {
      post({ kind: 'answer', number, ok: false, value: error });
    }
  };
  const settle = ({ number, ok, value }) => {
    const { resolve, reject } = promises.get(number);
    promises.delete(number);
    if (ok) resolve(unpack(value));
    else reject(value);
  };

  document.addEventListener(incoming, ({ detail }) => {
    if (detail.kind === 'call') answerCall(detail);
    else if (detail.kind === 'answer') answers.set(detail.number, detail);
    else if (detail.kind === 'settle') settle(detail);
    else listeners[detail.kind]?.(unpack(detail.value));
  });
  return { listeners, tell: (kind, value) => post({ kind, value: pack(value) }) };
}

/** The page's world: what the preload exposes appears on `window`, read-only and frozen all the way down. */
function exposeToPage(bridge) {
  const freeze = (value) => {
    if (value === null || typeof value !== 'object') return value;
    Object.values(value).forEach(freeze);
    return Object.freeze(value);
  };
  bridge.listeners.expose = ({ key, api }) =>
    Object.defineProperty(window, key, { value: freeze(api), enumerable: true });
}

/** The preload's world: `ipcRenderer` and `contextBridge`, over a binding that exists in this world alone. */
function electronForPreload(bridge) {
  const listeners = new Map();
  const invocations = new Map();
  let last = 0;
  const send = (message) => globalThis.__toMain(JSON.stringify(message));
  const on = (channel, listener) => {
    listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
    return ipcRenderer;
  };
  const off = (channel, listener) => {
    listeners.set(
      channel,
      (listeners.get(channel) ?? []).filter((known) => known !== listener),
    );
    return ipcRenderer;
  };
  const invoke = (channel, ...args) =>
    new Promise((resolve, reject) => {
      invocations.set(++last, { resolve, reject });
      send({ kind: 'invoke', id: last, channel, args });
    });
  const ipcRenderer = {
    invoke,
    on,
    off,
    addListener: on,
    removeListener: off,
    send: (channel, ...args) => send({ kind: 'send', channel, args }),
  };

  globalThis.__fromMain = ({ kind, id, ok, value, channel, args }) => {
    if (kind === 'event') {
      for (const listener of listeners.get(channel) ?? [])
        listener({ sender: ipcRenderer, ports: [] }, ...args);
      return;
    }
    const { resolve, reject } = invocations.get(id);
    invocations.delete(id);
    if (ok) resolve(value);
    else reject(new Error(value));
  };
  return {
    contextBridge: { exposeInMainWorld: (key, api) => bridge.tell('expose', { key, api }) },
    ipcRenderer,
  };
}

/** Source for the page's world. Like a preload, it runs in the top frame only. */
export const mainWorld = (secret) => `if (window === window.top) {
  (${exposeToPage})((${bridgeEnd})('${secret}:to-preload', '${secret}:to-page'));
}`;

/** Source for the preload's world: the compiled preload as CommonJS, with what a sandboxed one may require. */
export const isolatedWorld = (secret, preload, info) => `if (window === window.top) {
  const electron = (${electronForPreload})((${bridgeEnd})('${secret}:to-page', '${secret}:to-preload'));
  const require = (name) => {
    if (name === 'electron') return electron;
    throw new Error('module not found: ' + name);
  };
  const module = { exports: {} };
  const process = { sandboxed: true, contextIsolated: true, type: 'renderer', ...${JSON.stringify(info)} };
  (function (require, module, exports, process) {
${preload}
  })(require, module, module.exports, process);
}`;
