/** Formats: whatever is set is noted under its path (`font.bold`), and can be read nowhere else. */
import type { ApiObject, Property } from './object';

export type SetLook = (path: string, value: unknown) => void;

/** The format of cells, or of a conditional format. */
export function formatObject(set: SetLook, more: Readonly<Record<string, Property>> = {}): ApiObject {
  const plain = (...names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [name, { get: () => null, set: (v: unknown) => set(lower(name), v) }]));
  const part = (name: string, ...names: readonly string[]) => ({
    type: `Format.${name}`,
    properties: Object.fromEntries(
      names.map((property) => [
        property,
        { get: () => null, set: (value: unknown) => set(`${lower(name)}.${lower(property)}`, value) },
      ]),
    ),
  });
  return {
    type: 'RangeFormat',
    properties: { ...plain('HorizontalAlignment', 'VerticalAlignment', 'WrapText', 'IndentLevel'), ...more },
    objects: {
      Font: () => part('Font', 'Name', 'Size', 'Color', 'Bold', 'Italic', 'Underline'),
      Fill: () => part('Fill', 'Color'),
      Borders: () => ({
        type: 'RangeBorderCollection',
        item: (edge) => part(`Borders.${String(edge)}`, 'Style', 'Color', 'Weight'),
      }),
    },
  };
}

function lower(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
