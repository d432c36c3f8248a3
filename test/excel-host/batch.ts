/** Batches of the client library: paths to objects, and actions on them in order. */
import { isApiObject, methodOf, notSimulated, objectOf, propertyOf, type ApiObject } from './api/object';
import { ExcelError, itemNotFound } from './model/errors';

interface Path {
  readonly Id: number;
  /** 1 global, 2 new, 3 method, 4 property, 5 item, 6 reference, 7 null. */
  readonly ObjectPathType: number;
  readonly Name: string;
  readonly ParentObjectPathId?: number;
  readonly ArgumentInfo?: Arguments;
}

interface Arguments {
  readonly Arguments?: readonly unknown[];
  readonly ReferencedObjectPathIds?: readonly number[];
}

interface Action {
  readonly Id: number;
  /** 1 instantiate, 2 query, 3 method, 4 set, 5 trace. */
  readonly ActionType: number;
  readonly Name: string;
  readonly ObjectPathId: number;
  readonly ArgumentInfo?: Arguments;
  readonly QueryInfo?: { readonly Select?: readonly string[] };
}

export interface Batch {
  readonly Actions: readonly Action[];
  readonly ObjectPaths: Readonly<Record<string, Path>>;
}

export interface BatchAnswer {
  readonly Error: {
    Code: string;
    Message: string;
    Location: string;
    ActionIndex: number;
    HttpStatusCode: number;
  } | null;
  readonly Results: readonly { readonly ActionId: number; readonly Value: unknown }[];
  readonly TraceIds: readonly number[];
}

/** What a batch works on. */
export interface Scene {
  readonly workbook: ApiObject;
  /** Objects that the library has asked to keep. */
  readonly references: Map<string, ApiObject>;
  /** Called before each use of a member, such as `Worksheet.Delete`; may throw. */
  readonly before: (member: string) => void;
  /** Whether null objects answer calls, as Excel's do. */
  readonly nullsAnswer: boolean;
}

/** Whether anybody waits for the batch: the library tidies up on its own in others. */
export function isAwaited({ Actions, ObjectPaths }: Batch): boolean {
  if (Object.values(ObjectPaths).some(({ ObjectPathType }) => ObjectPathType === 2)) return false;
  return Actions.some(({ ActionType, Name }) => ActionType !== 1 && Name !== '_RemoveReference');
}

/** Does a batch up to its end or its first error; what was done until then stays done. */
export function runBatch(scene: Scene, batch: Batch): BatchAnswer {
  const results: { ActionId: number; Value: unknown }[] = [];
  const run = new Run(scene, batch);
  for (const [index, action] of batch.Actions.entries()) {
    try {
      const value = run.act(action);
      if (value !== undefined) results.push({ ActionId: action.Id, Value: value });
    } catch (error) {
      if (!(error instanceof ExcelError)) throw error;
      const answer = { Code: error.code, Message: error.message, Location: action.Name };
      return { Error: { ...answer, ActionIndex: index, HttpStatusCode: 400 }, Results: results, TraceIds: [] };
    }
  }
  return { Error: null, Results: results, TraceIds: [] };
}

class Run {
  private readonly found = new Map<number, ApiObject | null>();
  private readonly kept = new Map<number, string>();

  constructor(
    private readonly scene: Scene,
    private readonly batch: Batch,
  ) {}

  act({ ActionType, Name, ObjectPathId, ArgumentInfo, QueryInfo }: Action): unknown {
    // A mark that the batch came this far: then the library begins to listen, for example.
    if (ActionType === 5) return null;
    const object = this.find(ObjectPathId);
    switch (ActionType) {
      case 1:
        return this.identity(ObjectPathId, object);
      case 2:
        return object === null ? null : query(object, QueryInfo?.Select ?? []);
      case 3:
        return this.answerOf(ObjectPathId, object, Name, this.argumentsOf(ArgumentInfo));
      case 4: {
        if (object === null) throw itemNotFound();
        const { set } = propertyOf(object, Name);
        if (!set) throw notSimulated(object, `set ${Name}`);
        this.scene.before(`${object.type}.${Name}`);
        set(this.argumentsOf(ArgumentInfo)[0]);
        return undefined;
      }
      default:
        throw new ExcelError('NotSimulated', `not simulated: action type ${ActionType}`);
    }
  }

  private answerOf(path: number, object: ApiObject | null, name: string, args: readonly unknown[]): unknown {
    if (object === null) return null;
    if (name === '_KeepReference') {
      const reference = `ref${this.scene.references.size + 1}`;
      this.scene.references.set(reference, object);
      this.kept.set(path, reference);
      return undefined;
    }
    if (name === '_RemoveReference') return undefined;
    const answer = this.call(object, name, args);
    return isApiObject(answer) ? undefined : (answer ?? null);
  }

  private identity(path: number, object: ApiObject | null): unknown {
    if (object === null) return null;
    const reference = this.kept.get(path);
    return {
      ...(object.id !== undefined && { Id: object.id }),
      ...(reference !== undefined && { _ReferenceId: reference }),
    };
  }

  /** A path is followed once, where it is first needed. */
  private find(id: number): ApiObject | null {
    const known = this.found.get(id);
    if (known !== undefined) return known;
    const path = this.batch.ObjectPaths[id];
    if (!path) throw new ExcelError('InvalidObjectPath', `no path ${id}`);
    const object = this.follow(path);
    this.found.set(id, object);
    return object;
  }

  private follow(path: Path): ApiObject | null {
    const { ObjectPathType, Name, ParentObjectPathId, ArgumentInfo } = path;
    if (ObjectPathType === 1) return this.scene.workbook;
    if (ObjectPathType === 2) return SERVICE;
    if (ObjectPathType === 7) return null;
    if (ObjectPathType === 6) {
      const object = this.scene.references.get(Name);
      if (!object) throw itemNotFound();
      return object;
    }
    const parent = this.find(ParentObjectPathId ?? 0);
    if (parent === null) {
      if (!this.scene.nullsAnswer) throw itemNotFound();
      return null;
    }
    const args = this.argumentsOf(ArgumentInfo);
    if (ObjectPathType === 3) {
      const object = this.call(parent, Name, args);
      return isApiObject(object) ? object : null;
    }
    if (ObjectPathType === 4) {
      const object = objectOf(parent, Name);
      if (!object) throw notSimulated(parent, Name);
      return object();
    }
    if (!parent.item) throw notSimulated(parent, 'item');
    return parent.item(args[0]);
  }

  private call(object: ApiObject, name: string, args: readonly unknown[]): unknown {
    if (object === SERVICE) return null;
    if (name === 'GetItemAt' && object.items) return object.items()[Number(args[0])] ?? null;
    const method = methodOf(object, name);
    this.scene.before(`${object.type}.${name}`);
    return method(...args);
  }

  private argumentsOf({ Arguments = [], ReferencedObjectPathIds = [] }: Arguments = {}): readonly unknown[] {
    return Arguments.map((argument, i) =>
      ReferencedObjectPathIds[i] ? this.find(ReferencedObjectPathIds[i]) : argument,
    );
  }
}

/** The library's own services, which have nothing to do with the workbook. */
const SERVICE: ApiObject = { type: 'Service' };

/** The named properties; `rule/formula` is one of an object that belongs to this one. */
function query(object: ApiObject, select: readonly string[]): Record<string, unknown> {
  if (object.items) return { _Items: object.items().map((item) => query(item, select)) };
  const answer: Record<string, unknown> = object.id === undefined ? {} : { Id: object.id };
  const deeper = new Map<string, string[]>();
  for (const path of select) {
    const [name = '', ...rest] = path.split('/');
    if (rest.length === 0 && !objectOf(object, name)) answer[upper(name)] = propertyOf(object, name).get();
    else deeper.set(name, [...(deeper.get(name) ?? []), rest.join('/')]);
  }
  for (const [name, paths] of deeper) {
    const child = objectOf(object, name);
    if (!child) throw notSimulated(object, name);
    const found = child();
    answer[upper(name)] = found && query(found, paths);
  }
  return answer;
}

function upper(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
