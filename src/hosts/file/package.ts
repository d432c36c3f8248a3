/**
 * An Office package: its parts as they were unpacked, edited as text so that untouched parts and untouched text keep
 * their bytes, and able to note how to take a group of changes back.
 */
import type { InSteps } from '../../accounts';
import { failure } from '../../workbook';
import { applyEdits, declaresDoctype, XmlError, type Edit } from './xml';
import { crc32, readZip, writeZip, type Parts } from './zip';

/** How to take changes back, as plain data: valid while the edited parts still have their checksums. */
export interface Undo {
  readonly added: readonly string[];
  readonly edited: readonly {
    readonly part: string;
    /** Checksum of the part after the last edit. */
    readonly crc: number;
    /** Groups of edits, the last made first. */
    readonly steps: readonly (readonly Edit[])[];
  }[];
}

interface Recording {
  readonly added: Set<string>;
  readonly edited: Map<string, (readonly Edit[])[]>;
}

export class Package {
  /** Part names as they are written, by the name in which case does not count. */
  private readonly names = new Map<string, string>();
  private recording: Recording | undefined;
  /** Whether anything was changed since the package was opened or copied. */
  changed = false;

  constructor(
    private readonly parts: Parts,
    /** The file's name, for messages. */
    readonly file: string,
  ) {
    for (const name of parts.keys()) this.names.set(normalName(name), name);
  }

  /** Unpacks and looks for what no workbook contains. Throws WorkbookError. */
  static *open(bytes: Uint8Array, file: string): InSteps<Package> {
    const pkg = new Package(yield* readZip(bytes, file), file);
    for (const [name, content] of pkg.parts) {
      if (!/\.(?:xml|rels)$/i.test(name)) continue;
      if (hasDoctype(content)) throw failure('workbook.doctype', { name: file, part: name });
    }
    return pkg;
  }

  /** A package of the same parts, which can be changed without changing this one. */
  copy(): Package {
    return new Package(new Map(this.parts), this.file);
  }

  /** The package as a zip file. */
  bytes(): Uint8Array {
    return writeZip(this.parts);
  }

  has(part: string): boolean {
    return this.names.has(normalName(part));
  }

  /** Every part's name, as written. */
  list(): string[] {
    return [...this.parts.keys()];
  }

  /** A part's bytes. Throws WorkbookError when the package lacks it. */
  content(part: string): Uint8Array {
    const content = this.parts.get(this.writtenName(part));
    if (!content)
      throw failure('workbook.damaged', { name: this.file, part: { key: 'workbook.partMissing', params: { part } } });
    return content;
  }

  /** What `understand` makes of a part's text. Throws WorkbookError when the text is no XML. */
  read<T>(part: string, understand: (text: string) => T): T {
    const text = this.decode(part);
    try {
      return understand(text);
    } catch (cause) {
      if (cause instanceof XmlError) throw failure('workbook.damaged', { name: this.file, part }, cause);
      throw cause;
    }
  }

  /** Edits a part's text. */
  edit(part: string, edits: (text: string) => readonly Edit[]): void {
    this.read(part, (text) => {
      const sorted = [...edits(text)].sort((a, b) => a.at - b.at);
      if (sorted.length === 0) return;
      this.noteEdit(part, inverse(text, sorted));
      this.write(part, applyEdits(text, sorted));
    });
  }

  /** Adds a part, or replaces its whole text. */
  put(part: string, text: string): void {
    if (!this.has(part)) {
      this.names.set(normalName(part), part);
      this.recording?.added.add(part);
    }
    this.write(part, text);
  }

  remove(part: string): void {
    this.changed ||= this.has(part);
    this.parts.delete(this.writtenName(part));
    this.names.delete(normalName(part));
  }

  /** The first of `stem1.xml`, `stem2.xml`, … that is not taken. */
  freeName(stem: string): string {
    let number = 1;
    while (this.has(`${stem}${number}.xml`)) number += 1;
    return `${stem}${number}.xml`;
  }

  /** Makes changes and tells how to take them back. */
  record(change: () => void): Undo {
    const recording: Recording = { added: new Set(), edited: new Map() };
    this.recording = recording;
    try {
      change();
    } finally {
      this.recording = undefined;
    }
    return {
      added: [...recording.added],
      edited: [...recording.edited].map(([part, steps]) => ({ part, crc: crc32(this.content(part)), steps })),
    };
  }

  /** Takes recorded changes back, unless one of the edited parts has changed since. Tells whether it did. */
  takeBack(undo: Undo): boolean {
    const untouched = undo.edited.every(({ part, crc }) => this.has(part) && crc32(this.content(part)) === crc);
    if (!untouched) return false;
    for (const { part, steps } of undo.edited) for (const step of steps) this.edit(part, () => step);
    for (const part of undo.added) this.remove(part);
    return true;
  }

  private decode(part: string): string {
    const content = this.content(part);
    try {
      return DECODER.decode(content);
    } catch (cause) {
      throw failure('workbook.damaged', { name: this.file, part }, cause);
    }
  }

  private write(part: string, text: string): void {
    this.parts.set(this.writtenName(part), ENCODER.encode(text));
    this.changed = true;
  }

  private noteEdit(part: string, taking: readonly Edit[]): void {
    if (!this.recording || this.recording.added.has(part)) return;
    this.recording.edited.set(part, [taking, ...(this.recording.edited.get(part) ?? [])]);
  }

  private writtenName(part: string): string {
    return this.names.get(normalName(part)) ?? part;
  }
}

const ENCODER = new TextEncoder();
/** One character a byte. */
const BYTES_AS_TEXT = new TextDecoder('latin1');
/** Keeps a byte order mark, and throws at bytes that are no UTF-8: both would otherwise be lost on writing. */
const DECODER = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Some writers separate folders by a backslash or start with a slash. */
function normalName(part: string): string {
  return part.replaceAll('\\', '/').replace(/^\//, '').toLowerCase();
}

function inverse(text: string, sorted: readonly Edit[]): Edit[] {
  let shift = 0;
  return sorted.map((edit) => {
    const back = { at: edit.at + shift, length: edit.text.length, text: text.slice(edit.at, edit.at + edit.length) };
    shift += edit.text.length - edit.length;
    return back;
  });
}

/**
 * Before the document element there is nothing but a declaration and comments. Nearly always it begins within the first
 * bytes; more than the second number is not looked for.
 */
const PROLOG_BYTES = [512, 64 * 1024] as const;

function hasDoctype(content: Uint8Array): boolean {
  for (const length of PROLOG_BYTES) {
    try {
      const declared = declaresDoctype(BYTES_AS_TEXT.decode(content.subarray(0, length)));
      if (declared !== undefined) return declared;
    } catch {
      // A comment or tag does not end within these bytes: it hides whatever follows it.
    }
  }
  // Nothing to be seen in a part so long is as good as hidden.
  return content.length > PROLOG_BYTES[1];
}
