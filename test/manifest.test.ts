/**
 * @jest-environment jsdom
 *
 * The manifest as Excel reads it, without Microsoft's online validator. Orders, kinds and lengths are those of the schemas
 * that Microsoft publishes with its documentation (OfficeAppManifestV1_1, TaskPaneAppVersionOverridesV1_0,
 * OfficeAppBasicTypesV1_0) and, for Runtimes, of the reference of manifest elements.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ICON_SIZES } from '../build/iconSizes';
import { DEFAULT_BASE, baseUrl, builtManifest, manifestVersion } from '../build/manifest';
import { version } from '../package.json';
import { RIBBON_FUNCTIONS } from '../src/ribbon';

const ROOT = join(__dirname, '..');
const MANIFEST = readFileSync(join(ROOT, 'manifest.xml'), 'utf8');
const XSI = 'http://www.w3.org/2001/XMLSchema-instance';

/** What stands in an element, in order: `?` may be left out, `+` may be repeated. Elements by name and xsi:type. */
const CHILDREN: Readonly<Record<string, string>> = {
  'OfficeApp TaskPaneApp':
    'Id Version ProviderName DefaultLocale DisplayName Description IconUrl HighResolutionIconUrl? SupportUrl? AppDomains? Hosts Requirements? DefaultSettings Permissions VersionOverrides?',
  DisplayName: 'Override+',
  Hosts: 'Host+',
  DefaultSettings: 'SourceLocation',
  'VersionOverrides VersionOverridesV1_0': 'Description? Requirements? Hosts Resources',
  Requirements: 'Sets',
  Sets: 'Set+',
  'Host Workbook': 'Runtimes? DesktopFormFactor',
  Runtimes: 'Runtime',
  DesktopFormFactor: 'GetStarted? FunctionFile? ExtensionPoint+',
  'ExtensionPoint PrimaryCommandSurface': 'CustomTab',
  CustomTab: 'Group+ Label',
  Group: 'Label Icon Control+',
  'Control Button': 'Label Supertip Icon Action',
  Supertip: 'Title Description',
  Icon: 'Image+',
  'Action ExecuteFunction': 'FunctionName',
  'Action ShowTaskpane': 'TaskpaneId? SourceLocation Title?',
  Resources: 'Images Urls ShortStrings LongStrings',
  Images: 'Image+',
  Urls: 'Url+',
  ShortStrings: 'String+',
  LongStrings: 'String+',
  String: 'Override+',
};
const BASE_DESCRIPTION = 'Override+';

/** Which list of Resources an element's resid points into. */
const KINDS: Readonly<Record<string, string>> = {
  Label: 'ShortStrings',
  Title: 'ShortStrings',
  Description: 'LongStrings',
  Image: 'Images',
  FunctionFile: 'Urls',
  SourceLocation: 'Urls',
  Runtime: 'Urls',
};

/** Characters. */
const LENGTHS: Readonly<Record<string, number>> = {
  DisplayName: 125,
  Description: 250,
  ShortStrings: 125,
  LongStrings: 250,
  Urls: 2048,
  Images: 2048,
};
const ID_LENGTH = 32;

const parse = (xml: string): Document => new DOMParser().parseFromString(xml, 'application/xml');
const parsed = parse(MANIFEST);
const elements = [...parsed.querySelectorAll('*')];
const named = (name: string): Element[] => elements.filter((element) => element.localName === name);
const theOne = (name: string): Element => {
  const [element] = named(name);
  if (!element) throw new Error(`no ${name}`);
  return element;
};
const value = (element: Element): string => element.getAttribute('DefaultValue') ?? '';
const isText = (element: Element): boolean =>
  element.hasAttribute('DefaultValue') && !value(element).startsWith('https://');

function kindOf(element: Element): string {
  const type = element.getAttributeNS(XSI, 'type');
  return type === null ? element.localName : `${element.localName} ${type}`;
}

function allowedChildren(element: Element): string {
  const isBaseDescription = element.localName === 'Description' && element.parentElement?.localName === 'OfficeApp';
  return isBaseDescription ? BASE_DESCRIPTION : (CHILDREN[kindOf(element)] ?? '');
}

test('is well formed', () => {
  expect(named('parsererror')).toEqual([]);
  expect(parsed.documentElement.localName).toBe('OfficeApp');
});

/** Elements whose children are not those of the schema in their order. */
function disordered(manifest: Document): string[] {
  const wrong = [...manifest.querySelectorAll('*')].filter((element) => {
    const words = allowedChildren(element).split(' ').filter(Boolean);
    const pattern = words.map((word) => `(${word.replace(/[?+]$/, '')} )${/[?+]$/.exec(word)?.[0] ?? ''}`).join('');
    const children = [...element.children].map((child) => `${child.localName} `).join('');
    return !new RegExp(`^${pattern}$`).test(children);
  });
  return wrong.map(kindOf);
}

test('elements stand in the order of the schema', () => {
  expect(disordered(parsed)).toEqual([]);
});

test.each([
  ['Group', 'Icon'],
  ['Control Button', 'Action'],
  ['VersionOverrides VersionOverridesV1_0', 'Requirements'],
])('the order is held: %s with %s at its end or start', (parent, child) => {
  const manifest = parse(MANIFEST);
  const element = [...manifest.querySelectorAll('*')].find((one) => kindOf(one) === parent);
  const moved = [...(element?.children ?? [])].find((one) => one.localName === child);
  if (element?.lastElementChild === moved) element?.prepend(moved ?? '');
  else element?.append(moved ?? '');
  expect(disordered(manifest)).toEqual([parent]);
});

test('each resid names one resource of its kind, and each resource is used', () => {
  const resources = new Map(
    [...theOne('Resources').children].flatMap((list) =>
      [...list.children].map((one) => [one.getAttribute('id') ?? '', list.localName] as const),
    ),
  );
  const users = elements.filter((element) => element.hasAttribute('resid'));
  const wrong = users.filter(
    (element) => resources.get(element.getAttribute('resid') ?? '') !== KINDS[element.localName],
  );
  expect(wrong.map((element) => element.outerHTML)).toEqual([]);
  const used = new Set(users.map((element) => element.getAttribute('resid')));
  expect([...resources.keys()].filter((id) => !used.has(id))).toEqual([]);
});

test('ids are unique and short enough', () => {
  const ids = elements.flatMap((element) => element.getAttribute('id') ?? []);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => id.length > ID_LENGTH)).toEqual([]);
});

test('texts are short enough in both languages', () => {
  const tooLong = elements.filter(isText).filter((element) => {
    const limit = LENGTHS[element.localName] ?? LENGTHS[element.parentElement?.localName ?? ''] ?? 0;
    const overrides = [...element.children].map((override) => override.getAttribute('Value') ?? '');
    return [value(element), ...overrides].some((text) => text === '' || text.length > limit);
  });
  expect(tooLong.map((element) => element.outerHTML)).toEqual([]);
});

test('Chinese is the default and every text has one English override', () => {
  expect(theOne('DefaultLocale').textContent).toBe('zh-CN');
  const texts = elements.filter(isText);
  expect(texts.filter((element) => !/\p{Script=Han}/u.test(value(element))).map(value)).toEqual([]);
  for (const text of texts) {
    const overrides = [...text.children].map((one) => [one.getAttribute('Locale'), one.getAttribute('Value') ?? '']);
    expect(overrides).toEqual([['en-US', expect.not.stringMatching(/\p{Script=Han}/u)]]);
  }
});

test('every URL is https and below the base URL', () => {
  const urls = elements.map(value).filter((one) => one.includes('://'));
  expect(urls.length).toBeGreaterThan(0);
  expect(urls.filter((url) => !url.startsWith(`${DEFAULT_BASE}/`))).toEqual([]);
});

test('each icon is given in every size, and each file has the size that it is given for', () => {
  for (const icon of named('Icon')) {
    const sizes = [...icon.children].map((image) => Number(image.getAttribute('size')));
    expect(sizes).toEqual([...ICON_SIZES]);
    for (const image of icon.children) {
      expect(image.getAttribute('resid')).toMatch(new RegExp(`[.]${image.getAttribute('size')}$`));
    }
  }
  const own = [theOne('IconUrl'), theOne('HighResolutionIconUrl')].map(value);
  const files = [...[...theOne('Images').children].map(value), ...own].map((url) => url.split('/').at(-1) ?? '');
  for (const file of files) {
    const png = readFileSync(join(ROOT, 'assets', 'icons', file));
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    const size = Number(/-(\d+)\.png$/.exec(file)?.[1]);
    // Width and height stand in the first chunk.
    expect([file, png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([file, size, size]);
  }
  expect(own).toEqual([expect.stringContaining('-32.png'), expect.stringContaining('-64.png')]);
});

test('the id never changes: Excel knows the add-in by it', () => {
  expect(theOne('Id').textContent).toBe('bbcab61a-e508-4d6e-b934-aeef93b6e254');
});

test('one page is pane, function file and shared runtime', () => {
  const places = [...named('Runtime'), ...named('FunctionFile'), ...named('SourceLocation').slice(1)];
  expect(places.map((element) => element.getAttribute('resid'))).toEqual(['Pane.Url', 'Pane.Url', 'Pane.Url']);
  expect(theOne('Runtime').getAttribute('lifetime')).toBe('long');
  const [url] = named('Url').map(value);
  expect(url).toBe(value(theOne('SourceLocation')));
  expect(existsSync(join(ROOT, 'src', 'taskpane', url?.split('/').at(-1) ?? ''))).toBe(true);
});

test('the ribbon asks for what the floor has; the pane asks for nothing, so that it opens to explain', () => {
  const [requirements, ...others] = named('Requirements');
  expect(others).toEqual([]);
  expect(requirements?.parentElement?.localName).toBe('VersionOverrides');
  const sets = named('Set').map((set) => `${set.getAttribute('Name')} ${set.getAttribute('MinVersion')}`);
  expect(sets).toEqual(['ExcelApi 1.14', 'SharedRuntime 1.1']);
  expect(theOne('Permissions').textContent).toBe('ReadWriteDocument');
});

test('the buttons and what they call', () => {
  const buttons = named('Control').map((control) => {
    const label = control.querySelector('Label')?.getAttribute('resid') ?? '';
    const text = elements.find((element) => element.getAttribute('id') === label);
    const action = control.querySelector('Action');
    return [
      text && value(text),
      action?.getAttributeNS(XSI, 'type'),
      action?.querySelector('FunctionName')?.textContent,
    ];
  });
  expect(buttons).toEqual([
    ['插入表样', 'ExecuteFunction', 'insertStatements'],
    ['审核', 'ExecuteFunction', 'check'],
    ['下一处', 'ExecuteFunction', 'nextFinding'],
    ['清除标记', 'ExecuteFunction', 'clearMarks'],
    ['生成情况说明', 'ExecuteFunction', 'draftNarrative'],
    ['打开面板', 'ShowTaskpane', undefined],
  ]);
  expect(named('FunctionName').map((name) => name.textContent)).toEqual([...RIBBON_FUNCTIONS]);
});

describe('as it is built', () => {
  const built = builtManifest(MANIFEST, { base: 'https://bureau.example/juesuan', version });

  test('it has the version of package.json', () => {
    expect(built).toContain(`<Version>${version}.0</Version>`);
    expect(() => manifestVersion('1.0.0-rc.1')).toThrow('package.json');
  });

  test('every URL is below the base URL that was given', () => {
    expect(built).not.toContain('"https://localhost');
    expect(built.split('"https://bureau.example/juesuan/').length).toBe(MANIFEST.split(`"${DEFAULT_BASE}/`).length);
  });

  test('a base URL is https, without query; slashes at its end do not matter', () => {
    expect(baseUrl(undefined)).toBe(DEFAULT_BASE);
    expect(baseUrl('https://bureau.example/juesuan/')).toBe('https://bureau.example/juesuan');
    for (const base of ['http://bureau.example', 'bureau.example', 'https://', 'https://a/?b', 'https://a"b']) {
      expect(() => baseUrl(base)).toThrow('--env base');
    }
  });
});
