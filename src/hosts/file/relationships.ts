/** How the parts of a package point at one another, and what each one is: `_rels/*.rels` and `[Content_Types].xml`. */
import type { Package } from './package';
import { appendEdit, attributesOf, childrenNamed, childrenOf, cutEdit, escapeXml, rootOf, type Element } from './xml';

export interface Relationship {
  readonly id: string;
  /** The last step of the type's name, the same in transitional and strict packages: `worksheet`, `styles`. */
  readonly kind: string;
  /** The full type. */
  readonly type: string;
  /** The part pointed at; undefined when it lies outside the package. */
  readonly part: string | undefined;
}

export const CONTENT_TYPES = '[Content_Types].xml';
const RELATIONSHIPS_NAMESPACE = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** What `source` points at; the package itself when `source` is empty. */
export function relationshipsOf(pkg: Package, source: string): Relationship[] {
  const rels = relsOf(source);
  if (!pkg.has(rels)) return [];
  return pkg.read(rels, (text) =>
    childrenNamed(text, rootOf(text), 'Relationship').map((element) => relationship(text, element, source)),
  );
}

/** Points from `source` at `part`; gives the new id. */
export function addRelationship(pkg: Package, source: string, type: string, part: string): string {
  const rels = relsOf(source);
  if (!pkg.has(rels)) {
    pkg.put(rels, `${XML_DECLARATION}<Relationships xmlns="${RELATIONSHIPS_NAMESPACE}"></Relationships>`);
  }
  const taken = new Set(relationshipsOf(pkg, source).map(({ id }) => id.toLowerCase()));
  let number = taken.size + 1;
  while (taken.has(`rid${number}`)) number += 1;
  pkg.edit(rels, (text) => {
    const root = rootOf(text);
    const attributes = `Id="rId${number}" Type="${type}" Target="${escapeXml(relativeTo(source, part))}"`;
    return [appendEdit(text, root, `<${root.prefix}Relationship ${attributes}/>`)];
  });
  return `rId${number}`;
}

/** Takes a part out, with everything that says that it is there: its own relationships, `source`'s, its type. */
export function removePart(pkg: Package, source: string, part: string): void {
  cutChildren(pkg, relsOf(source), (text, element) => relationship(text, element, source).part === part);
  cutChildren(pkg, CONTENT_TYPES, (text, element) => attributesOf(text, element).get('PartName') === `/${part}`);
  pkg.remove(relsOf(part));
  pkg.remove(part);
}

/** Declares what a part is. */
export function addContentType(pkg: Package, part: string, type: string): void {
  pkg.edit(CONTENT_TYPES, (text) => {
    const root = rootOf(text);
    const override = `<${root.prefix}Override PartName="${escapeXml(`/${part}`)}" ContentType="${type}"/>`;
    return [appendEdit(text, root, override)];
  });
}

export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

function cutChildren(pkg: Package, part: string, which: (text: string, element: Element) => boolean): void {
  if (!pkg.has(part)) return;
  pkg.edit(part, (text) =>
    childrenOf(text, rootOf(text))
      .filter((element) => which(text, element))
      .map(cutEdit),
  );
}

function relationship(text: string, element: Element, source: string): Relationship {
  const attributes = attributesOf(text, element);
  const type = attributes.get('Type') ?? '';
  const external = attributes.get('TargetMode') === 'External';
  return {
    id: attributes.get('Id') ?? '',
    kind: type.slice(type.lastIndexOf('/') + 1),
    type,
    part: external ? undefined : resolve(source, attributes.get('Target') ?? ''),
  };
}

/** `xl/workbook.xml` → `xl/_rels/workbook.xml.rels`; the package itself → `_rels/.rels`. */
function relsOf(source: string): string {
  const slash = source.lastIndexOf('/') + 1;
  return `${source.slice(0, slash)}_rels/${source.slice(slash)}.rels`;
}

/** A part as a target that `source` can be given: below its folder, or by way of the package's root. */
function relativeTo(source: string, part: string): string {
  const folder = source.slice(0, source.lastIndexOf('/') + 1);
  if (part.startsWith(folder)) return part.slice(folder.length);
  return '../'.repeat(folder.split('/').length - 1) + part;
}

/** A target, absolute or relative to the folder of `source` → part name. */
function resolve(source: string, target: string): string {
  const path = target.replaceAll('\\', '/');
  const steps = path.startsWith('/') ? [] : source.split('/').slice(0, -1);
  for (const step of path.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}
