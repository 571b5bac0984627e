/** Calls of the contract as somebody makes them who has got at the page: of the right shape, changed here and there, by anybody. */
import path from 'node:path';

import type { Role } from '../../electron/contract/call.ts';
import { type CallName, calls } from '../../electron/contract/index.ts';
import type { z } from '../../electron/contract/zod.ts';
import { type Draw, mutateBytes } from './draw.ts';
import { oddities } from './oddities.ts';

/** Fitting values for the fields of inputs, by their names. */
export type Known = Readonly<Record<string, readonly unknown[]>>;

interface Definition {
  type: string;
  shape?: Record<string, z.core.$ZodType>;
  innerType?: z.core.$ZodType;
  element?: z.core.$ZodType;
  options?: readonly z.core.$ZodType[];
  entries?: Record<string, unknown>;
  values?: readonly unknown[];
}

/** An input of the shape that the table says, with known values where there are any, so that it also fits calls yet to come. */
export function inputFor(schema: z.core.$ZodType, known: Known, draw: Draw, name = ''): unknown {
  const { type, shape, innerType, element, options, entries, values } = schema._zod
    .def as unknown as Definition;
  if (type === 'nullable') return draw.once(2) ? null : inputFor(innerType!, known, draw, name);
  if (type === 'optional') return draw.once(2) ? undefined : inputFor(innerType!, known, draw, name);
  if (type === 'array')
    return Array.from({ length: draw.below(3) }, () => inputFor(element!, known, draw, name));
  if (type === 'union') return inputFor(draw.pick(options!), known, draw, name);
  if (type === 'object')
    return Object.fromEntries(
      Object.entries(shape!).map(([key, inner]) => [key, inputFor(inner, known, draw, key)]),
    );
  if (type === 'enum') return draw.pick(Object.values(entries!));
  if (type === 'literal') return draw.pick(values!);
  if (type === 'boolean') return draw.once(2);
  if (type === 'number' || type === 'int') return draw.below(100);
  return draw.pick(known[name] ?? ['x']);
}

/** The same input with a value changed, or with bytes changed in its JSON. */
export function mutateInput(input: unknown, draw: Draw): unknown {
  if (draw.once(2)) return replaceSomewhere(structuredClone(input), draw);
  const text = Buffer.from(mutateBytes(Buffer.from(JSON.stringify(input)), draw)).toString('utf8');
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return draw.once(2) ? text : replaceSomewhere(structuredClone(input), draw);
  }
}

function replaceSomewhere(input: unknown, draw: Draw): unknown {
  if (input === null || typeof input !== 'object' || draw.once(8)) return draw.pick(oddities);
  const object = input as Record<string, unknown>;
  const key = draw.pick([...Object.keys(object), 'more']);
  object[key] = key in object && !draw.once(3) ? replaceSomewhere(object[key], draw) : draw.pick(oddities);
  return object;
}

/** Fields that name a place to read or write. */
const places = new Set(['out', 'to', 'from', 'merged', 'recoverySheet', 'files', 'exportFolder']);

/** Whatever a mutation made of a path, it stays below a folder of the test's: organisers may write where they say. */
export function confine(input: unknown, folder: string): unknown {
  if (input === null || typeof input !== 'object' || Array.isArray(input)) return input;
  const inside = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(inside);
    return typeof value === 'string' && value !== '' ? path.join(folder, path.join('/', value)) : value;
  };
  return Object.fromEntries(
    Object.entries(input).map(([key, value]) => [key, places.has(key) ? inside(value) : value]),
  );
}

/** A call as it would go out. */
export interface HostileCall {
  name: string;
  /** Undefined for a name that is not in the table. */
  role: Role | undefined;
  input: unknown;
}

/** Calls that spend a second on a passphrase, when what they are given is in order. */
const dear: readonly CallName[] = [
  'authorCampaign',
  'trySample',
  'recoverKeys',
  'changePassphrase',
  'checkRecoverySheet',
  'loadCampaign',
];
const cheap = (Object.keys(calls) as CallName[]).filter((name) => !dear.includes(name));

export function hostileCall(known: Known, folder: string, draw: Draw): HostileCall {
  const isDear = draw.once(8);
  const name = draw.pick(isDear ? dear : cheap);
  const { role, input: schema } = calls[name];
  const whole = inputFor(schema, known, draw);
  const input = !isDear && draw.once(5) ? whole : mutateInput(whole, draw);
  if (draw.once(50))
    return {
      name: draw.pick([`${name} `, name.toUpperCase(), '__proto__', 'toString', '']),
      role: undefined,
      input,
    };
  return { name, role, input: confine(input, folder) };
}
