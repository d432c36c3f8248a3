/** Objects of Excel's API as the client library asks for them: by name, with PascalCase names. */
import { ExcelError } from '../model/errors';

export interface Property {
  readonly get: () => unknown;
  readonly set?: (value: unknown) => void;
}

export interface ApiObject {
  /** The type's name, for messages. */
  readonly type: string;
  readonly id?: string;
  readonly properties?: Readonly<Record<string, Property>>;
  /** Objects that belong to this one. */
  readonly objects?: Readonly<Record<string, () => ApiObject | null>>;
  readonly methods?: Readonly<Record<string, (...args: readonly unknown[]) => unknown>>;
  /** Of a collection. */
  readonly items?: () => readonly ApiObject[];
  /** An item by key; throws when there is none. */
  readonly item?: (key: unknown) => ApiObject;
}

/** An answer that is an object, not a value. */
export function isApiObject(value: unknown): value is ApiObject {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

export function propertyOf(object: ApiObject, name: string): Property {
  const property = member(object.properties, name);
  if (!property) throw notSimulated(object, name);
  return property;
}

export function objectOf(object: ApiObject, name: string): (() => ApiObject | null) | undefined {
  return member(object.objects, name);
}

export function methodOf(object: ApiObject, name: string): (...args: readonly unknown[]) => unknown {
  const method = member(object.methods, name);
  if (!method) throw notSimulated(object, name);
  return method;
}

/** The add-in has used something that the simulated Excel does not have: it has to be added there. */
export function notSimulated({ type }: ApiObject, name: string): ExcelError {
  return new ExcelError('NotSimulated', `not simulated: ${type}.${name}`);
}

/** Names come in either case. */
function member<T>(members: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  const key = name.charAt(0).toUpperCase() + name.slice(1);
  return members && Object.hasOwn(members, key) ? members[key] : undefined;
}
