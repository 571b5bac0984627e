/** What a page of another site in the same browser does to the kiosk's port. */

/** How many ways there are. */
export const foreignWays = 27;

/**
 * Runs in that page, and so uses nothing from here. Every way asks for the page, or makes the one call that needs nobody's
 * leave as long as no campaign is loaded. @param target the kiosk's origin, by whatever name
 * @returns the names of all ways, each with the text that it got hold of, empty if none
 */
export async function runForeignAttacks(target: string): Promise<[name: string, got: string][]> {
  const body = '{"name":"trySample","input":{}}';
  const pause = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => setTimeout(resolve, milliseconds));
  const read = async (path: string, options: RequestInit): Promise<string> =>
    (await fetch(`${target}${path}`, options)).text();
  const textOf = (element: Element): string => {
    try {
      return (element as HTMLIFrameElement).contentDocument?.body.textContent ?? '';
    } catch {
      return '';
    }
  };
  const settled = (element: Element): Promise<string> =>
    Promise.race([
      new Promise<string>((resolve) => {
        element.addEventListener('load', () => resolve(textOf(element)));
        element.addEventListener('error', () => resolve(''));
      }),
      pause(800).then(() => textOf(element)),
    ]);
  const element = (name: string, attributes: object): Promise<string> => {
    const made = Object.assign(document.createElement(name), attributes);
    document.body.append(made);
    return settled(made);
  };
  const form = (enctype: string): Promise<string> => {
    const frame = Object.assign(document.createElement('iframe'), { name: `frame ${enctype}` });
    const made = Object.assign(document.createElement('form'), {
      action: `${target}/call`,
      method: 'POST',
      enctype,
      target: frame.name,
    });
    // as text/plain this is JSON
    const field = { name: '{"name":"trySample","input":{},"x":"', value: '"}' };
    made.append(Object.assign(document.createElement('input'), field));
    document.body.append(frame, made);
    made.submit();
    return settled(frame);
  };
  const opens = (events: EventTarget & { close: () => void }): Promise<string> =>
    new Promise((resolve) => {
      events.addEventListener('open', () => resolve('opened'));
      events.addEventListener('error', () => {
        events.close();
        resolve('');
      });
    });
  const post = (options: RequestInit): Promise<string> => read('/call', { method: 'POST', body, ...options });
  const json = { 'content-type': 'application/json' };

  const ways: Record<string, () => Promise<string>> = {
    GET: () => read('/', {}),
    'GET with cookies': () => read('/', { credentials: 'include' }),
    'GET without CORS': () => read('/', { mode: 'no-cors', credentials: 'include' }),
    'GET from the cache': () => read('/', { cache: 'force-cache', credentials: 'include' }),
    'POST text': () => post({ headers: { 'content-type': 'text/plain' }, credentials: 'include' }),
    'POST text without CORS': () => post({ mode: 'no-cors', credentials: 'include' }),
    'POST JSON': () => post({ headers: json, credentials: 'include' }),
    'POST JSON of a blob': () =>
      post({ mode: 'no-cors', credentials: 'include', body: new Blob([body], { type: 'application/json' }) }),
    'POST kept alive': () => post({ mode: 'no-cors', credentials: 'include', keepalive: true }),
    PUT: () => read('/call', { method: 'PUT', body, credentials: 'include' }),
    XMLHttpRequest: () =>
      new Promise((resolve) => {
        const request = new XMLHttpRequest();
        request.open('POST', `${target}/call`);
        request.withCredentials = true;
        request.addEventListener('loadend', () => resolve(request.responseText));
        request.send(body);
      }),
    beacon: async () => {
      navigator.sendBeacon(`${target}/call`, new Blob([body], { type: 'text/plain' }));
      return '';
    },
    form: () => form('application/x-www-form-urlencoded'),
    'form with parts': () => form('multipart/form-data'),
    'form of text': () => form('text/plain'),
    frame: () => element('iframe', { src: `${target}/` }),
    script: () => element('script', { src: `${target}/call` }),
    module: () => element('script', { src: `${target}/`, type: 'module' }),
    image: () => element('img', { src: `${target}/` }),
    'style sheet': () => element('link', { rel: 'stylesheet', href: `${target}/` }),
    object: () => element('object', { data: `${target}/` }),
    embed: () => element('embed', { src: `${target}/` }),
    video: () => element('video', { src: `${target}/` }),
    WebSocket: () => opens(new WebSocket(`${target.replace('http', 'ws')}/call`)),
    'event source': () => opens(new EventSource(`${target}/`, { withCredentials: true })),
    worker: () =>
      new Promise((resolve) => {
        const code = `try { importScripts('${target}/'); postMessage('imported') } catch { postMessage('') }`;
        const worker = new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })));
        worker.addEventListener('message', ({ data }: MessageEvent<string>) => resolve(data));
      }),
    window: async () => {
      const opened = window.open(`${target}/`);
      await pause(500);
      try {
        return opened?.document.body.textContent ?? '';
      } catch {
        return '';
      } finally {
        opened?.close();
      }
    },
  };
  return Promise.all(
    Object.entries(ways).map(async ([name, way]): Promise<[string, string]> => [
      name,
      await way().catch(() => ''),
    ]),
  );
}
