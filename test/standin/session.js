/**
 * Sessions and protocols. Each session is a browser context of its own, so a partition really is separate, and what main
 * registers on it is really applied: every request goes through `onBeforeRequest` and the protocol handlers.
 */
import { EventEmitter } from 'node:events';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { app, makeEvent } from './app.js';
import { newContext } from './browser-side.js';

/** Schemes that main made standard, with their privileges. */
const schemes = new Map();

/** Chromium cannot be taught a scheme from outside, so app://kiosk/x travels as https://kiosk.app.standin/x. */
export function toWeb(address) {
  const [, scheme, host, rest] = /^([a-z][\w+.-]*):\/\/([^/?#]*)(.*)$/i.exec(address) ?? [];
  return schemes.has(scheme) ? `https://${host}.${scheme}.standin${rest || '/'}` : address;
}

/** The address as main knows it. */
export const fromWeb = (address) => address.replace(/^https:\/\/(.+)\.([\w+-]+)\.standin/, '$2://$1');

/** Which web contents a page belongs to; web-contents.js keeps it. */
export const contentsOfPage = new Map();

/** Chromium permissions that a page could ask for; with no handler Electron grants them all. */
const permissions = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'midi'];
const electronNames = { camera: 'media', microphone: 'media' };

class Protocol {
  #handlers = new Map();
  handle(scheme, handler) {
    if (!app.isReady()) throw new Error('protocol.handle can only be called after app is ready');
    this.#handlers.set(scheme, handler);
  }
  isProtocolHandled = (scheme) => this.#handlers.has(scheme);
  handlerOf = (address) => this.#handlers.get(address.slice(0, address.indexOf(':')));
}

class Session extends EventEmitter {
  protocol = new Protocol();
  /** What main chose, for tests to look at. */
  chosen = { spellChecker: true };
  #beforeRequest = (_details, answer) => answer({});
  #mayHave = () => true;
  #context;

  webRequest = {
    onBeforeRequest: (...handler) => {
      this.#beforeRequest = handler.at(-1);
    },
  };
  setPermissionRequestHandler(handler) {
    this.chosen.permissionRequest = handler;
  }
  setPermissionCheckHandler(handler) {
    this.#mayHave = handler;
  }
  setDevicePermissionHandler(handler) {
    this.chosen.devicePermission = handler;
  }
  setDisplayMediaRequestHandler(handler) {
    this.chosen.displayMedia = handler;
  }
  setBluetoothPairingHandler(handler) {
    this.chosen.bluetoothPairing = handler;
  }
  setCertificateVerifyProc(handler) {
    this.chosen.certificateVerify = handler;
  }
  setSpellCheckerEnabled(enabled) {
    this.chosen.spellChecker = enabled;
  }
  isSpellCheckerEnabled = () => this.chosen.spellChecker;

  /** The browser context behind this session, made when its first page needs it. */
  context() {
    this.#context ??= this.#open();
    return this.#context;
  }
  /** No page of it is left when main does this, so that the context behind it may go. */
  async clearData() {
    await (await this.#context)?.close();
    this.#context = undefined;
  }
  async #open() {
    const context = await newContext();
    await context.grantPermissions(
      permissions.filter((name) => this.#mayHave(null, electronNames[name] ?? name, 'standin', {})),
    );
    await context.route('**/*', (route) => this.#answer(route));
    return context;
  }

  /** One request: main may cancel it, a protocol handler may answer it, and it may be a navigation that is denied. */
  async #answer(route) {
    const request = route.request();
    const url = fromWeb(request.url());
    try {
      // In this order, as in Electron: a navigation that is denied never becomes a request.
      if (this.#isNavigationPrevented(request, url)) return await route.abort('aborted');
      if (await this.#isCancelled(request, url)) return await route.abort('blockedbyclient');
      const handler = this.protocol.handlerOf(url);
      if (handler) return await fulfil(route, await handler(await toRequest(request, url)));
      return await (request.url() === url ? route.continue() : route.abort('addressunreachable'));
    } catch (error) {
      if (!app.quitting) process.stderr.write(`stand-in: request failed: ${error?.stack}\n`);
      await route.abort().catch(() => {});
    }
  }
  async #isCancelled(request, url) {
    const details = { url, method: request.method(), resourceType: request.resourceType() };
    const { cancel } = await new Promise((resolve) => this.#beforeRequest(details, resolve));
    return cancel === true;
  }
  /** Asks the page's web contents about a navigation that the page began. */
  #isNavigationPrevented(request, url) {
    if (!request.isNavigationRequest()) return false;
    const frame = frameOf(request);
    return contentsOfPage.get(frame?.page())?.isNavigationPrevented(url, frame) ?? false;
  }
  /** A download that the page began. */
  emitDownload(download, contents) {
    const event = makeEvent();
    this.emit('will-download', event, { getURL: () => fromWeb(download.url()) }, contents);
    if (event.defaultPrevented) void download.cancel().catch(() => {});
  }
}

/** The frame that a request is for; a popup's first request comes before its frame, and Playwright then throws. */
function frameOf(request) {
  try {
    return request.frame();
  } catch {
    return undefined;
  }
}

async function toRequest(request, url) {
  const headers = Object.entries(await request.allHeaders()).filter(([name]) => !name.startsWith(':'));
  const body = request.postDataBuffer();
  return new Request(url, { method: request.method(), headers, ...(body ? { body } : {}) });
}

async function fulfil(route, response) {
  const body = Buffer.from(await response.arrayBuffer());
  await route.fulfill({ status: response.status, headers: Object.fromEntries(response.headers), body });
}

const sessions = new Map();

function fromPartition(partition) {
  const known = sessions.get(partition);
  if (known) return known;
  const made = new Session();
  sessions.set(partition, made);
  app.emit('session-created', made);
  return made;
}

export const session = {
  fromPartition,
  get defaultSession() {
    return fromPartition('');
  },
};

/** As in Electron, the global `protocol` is the default session's, and schemes are registered before ready. */
export const protocol = {
  registerSchemesAsPrivileged(list) {
    app.beforeReady('protocol.registerSchemesAsPrivileged');
    for (const { scheme, privileges = {} } of list) schemes.set(scheme, privileges);
  },
  handle: (scheme, handler) => session.defaultSession.protocol.handle(scheme, handler),
  isProtocolHandled: (scheme) => session.defaultSession.protocol.isProtocolHandled(scheme),
};

export const net = {
  /** Node's fetch has no `file:`; Electron's has. */
  async fetch(input, init) {
    const { url } = new Request(input, init);
    return url.startsWith('file:') ? new Response(await readFile(fileURLToPath(url))) : fetch(input, init);
  },
};
