/** Writes LICENSES.txt: the name, version and licence of each package of which something is shipped. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { Compilation, sources, type Compiler, type Module } from 'webpack';

interface PackageJson {
  readonly name?: string;
  readonly version?: string;
  readonly license?: string | { readonly type?: string };
  readonly author?: string | { readonly name?: string };
}

const LICENSE_FILE = /^(licen[cs]e|copying|notice)([.-].*)?$/i;
const RULE = '-'.repeat(80);

export class LicensesPlugin {
  /** `folders`: packages that are copied and not bundled. */
  constructor(private readonly folders: readonly string[] = []) {}

  apply(compiler: Compiler): void {
    compiler.hooks.thisCompilation.tap('LicensesPlugin', (compilation) => {
      const stage = Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL;
      compilation.hooks.processAssets.tap({ name: 'LicensesPlugin', stage }, () => {
        const folders = new Set(this.folders);
        for (const module of modulesOf(compilation)) {
          const folder = packageFolder(module.nameForCondition());
          if (folder !== undefined) folders.add(folder);
        }
        const entries = [...new Set([...folders].map(licenseOf))].sort();
        compilation.emitAsset('LICENSES.txt', new sources.RawSource(entries.join(`\n${RULE}\n\n`)));
      });
    });
  }
}

/** The modules, those of concatenated ones one by one. */
function modulesOf(compilation: Compilation): Module[] {
  return [...compilation.modules].flatMap((module) =>
    'modules' in module && Array.isArray(module.modules) ? (module.modules as Module[]) : [module],
  );
}

/** The folder of the package in node_modules that a file belongs to: the nearest one that has a name and a version. */
function packageFolder(file: string | null): string | undefined {
  if (!file?.includes(`${sep}node_modules${sep}`)) return undefined;
  for (let folder = dirname(file); folder.includes(`${sep}node_modules${sep}`); folder = dirname(folder)) {
    const description = read(folder);
    if (description?.name !== undefined && description.version !== undefined) return folder;
  }
  return undefined;
}

function read(folder: string): PackageJson | undefined {
  const file = join(folder, 'package.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as PackageJson) : undefined;
}

function licenseOf(folder: string): string {
  const { name, version, license, author } = read(folder) ?? {};
  const files = readdirSync(folder).filter((file) => LICENSE_FILE.test(file));
  const texts = files.sort().map((file) => readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim());
  const kind = typeof license === 'string' ? license : (license?.type ?? '');
  const by = typeof author === 'string' ? author : (author?.name ?? '');
  // A package without a licence file is named with its author and its licence's name.
  return [`${name} ${version} (${kind})${texts.length === 0 && by !== '' ? `\n${by}` : ''}`, ...texts, ''].join('\n\n');
}
