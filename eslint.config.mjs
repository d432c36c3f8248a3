import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import boundaries from 'eslint-plugin-boundaries';
import officeAddins from 'eslint-plugin-office-addins';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** What each folder of src/ may import besides itself: the arrows of ARCHITECTURE.md. */
const MAY_IMPORT = {
  accounts: [],
  sentences: [],
  forms: ['accounts', 'sentences'],
  workbook: ['accounts', 'sentences'],
  reading: ['accounts', 'forms', 'workbook', 'sentences'],
  layout: ['accounts', 'forms', 'workbook', 'sentences'],
  checking: ['accounts', 'forms', 'sentences'],
  drafting: ['accounts', 'forms', 'sentences'],
  proofreading: ['accounts', 'forms', 'checking', 'sentences'],
};
MAY_IMPORT.publishing = Object.keys(MAY_IMPORT);
MAY_IMPORT.app = Object.keys(MAY_IMPORT);
MAY_IMPORT.hosts = ['accounts', 'workbook', 'sentences'];

const PARTS = Object.keys(MAY_IMPORT);
/** Folders that choose a host and start. */
for (const entryPoint of ['cli', 'taskpane', 'ribbon', 'web']) MAY_IMPORT[entryPoint] = PARTS;
// The page of the pane stays loaded with the pane closed, and is the ribbon's page too.
MAY_IMPORT.taskpane = [...PARTS, 'ribbon'];

/** Packages that belong to one place, as they are written in an import. */
const OFFICE = ['office-js', 'office-js/**', '@types/office-js'];
const REACT = ['react', 'react/**', 'react-dom', 'react-dom/**', '@fluentui/**'];

/** A folder's one face; data may be imported as the file that it is. */
const FACE = ['index.ts', 'index.tsx', '**/*.json'];

const folderIs = (type) => ({ element: { type } });

const arrows = {
  default: 'disallow',
  checkAllOrigins: true,
  checkUnknownLocals: true,
  message: '{{from.element.type}} may not import {{dependency.source}}: see the arrows in ARCHITECTURE.md.',
  policies: [
    ...Object.entries(MAY_IMPORT).map(([folder, others]) => ({
      from: folderIs(folder),
      allow: { to: { element: { type: others, fileInternalPath: FACE } } },
    })),
    { allow: { to: { module: { origin: 'external' } } } },
    {
      from: folderIs('!(hosts|taskpane|ribbon)'),
      disallow: { to: { module: { source: OFFICE } } },
    },
    { from: folderIs('!(app|taskpane|web)'), disallow: { to: { module: { source: REACT } } } },
    // The file host's second face: files on disk are for Node alone, so `index.ts` cannot lead to them.
    {
      from: folderIs('cli'),
      allow: { to: { element: { type: 'hosts', captured: { host: 'file' }, fileInternalPath: 'disk.ts' } } },
    },
    // The forms' second face: files of forms are loaded when a user brings one, with a parser that `index.ts` does without.
    {
      from: folderIs('(app|cli)'),
      allow: { to: { element: { type: 'forms', fileInternalPath: ['load.ts', 'json.ts', 'faults.ts'] } } },
    },
    // A form is derived from a book, and one is loaded, when a user asks for it: `index.ts` does without either.
    {
      from: folderIs('(app|cli)'),
      allow: { to: { element: { type: 'reading', fileInternalPath: 'derive.ts' } } },
    },
    {
      from: folderIs('reading'),
      allow: { to: { element: { type: 'forms', fileInternalPath: ['load.ts', 'draft.ts'] } } },
    },
    // Node is for the command line, and for the one file that opens a workbook on disk.
    { from: folderIs('cli'), allow: { to: { module: { origin: 'core' } } } },
    {
      from: { element: { type: 'hosts', captured: { host: 'file' }, fileInternalPath: 'disk.ts' } },
      allow: { to: { module: { origin: 'core' } } },
    },
  ],
};

const NODE_GLOBALS = ['process', 'Buffer', 'require', 'module', 'global', '__dirname', '__filename', 'setImmediate'];
const OFFICE_GLOBALS = ['Office', 'OfficeExtension', 'Excel', 'Word'];
const PAGE_GLOBALS = ['window', 'document', 'navigator', 'localStorage', 'sessionStorage'];
const without = (...names) => [
  'error',
  ...names.map((name) => ({
    name,
    message: 'This part of the program runs in Excel, in a browser and on Node alike.',
  })),
];

/** The same names used as types, which the rule on globals passes over. */
const withoutTypes = (...names) => [
  'error',
  {
    selector: `:matches(TSQualifiedName > Identifier.left, TSTypeReference > Identifier.typeName)[name=/^(${names.join('|')})$/]`,
    message: 'This part of the program runs in Excel, in a browser and on Node alike.',
  },
];

export default defineConfig(
  globalIgnores(['dist/', 'out/', 'coverage/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.recommendedTypeChecked, tseslint.configs.stylistic],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: 'error',
      'max-lines': ['error', 400],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['src/**/*.ts', 'src/**/*.tsx'],
    plugins: { boundaries },
    settings: {
      'import/resolver': { node: { extensions: ['.ts', '.tsx', '.js', '.json'] } },
      'boundaries/root-path': import.meta.dirname,
      'boundaries/legacy-templates': false,
      // The program's version stands there, for whoever tells it.
      'boundaries/ignore': ['package.json'],
      'boundaries/dependency-nodes': ['import', 'export', 'dynamic-import', 'require'],
      'boundaries/elements': [
        { type: 'hosts', pattern: 'src/hosts/*', capture: ['host'] },
        ...Object.keys(MAY_IMPORT)
          .filter((folder) => folder !== 'hosts')
          .map((folder) => ({ type: folder, pattern: `src/${folder}` })),
      ],
    },
    rules: {
      'no-console': 'error',
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'boundaries/no-unknown-files': 'error',
      'boundaries/dependencies': ['error', arrows],
      'no-restricted-globals': without(...NODE_GLOBALS, ...OFFICE_GLOBALS, ...PAGE_GLOBALS),
      'no-restricted-syntax': withoutTypes('NodeJS', 'Buffer', ...OFFICE_GLOBALS),
    },
  },
  {
    files: ['src/cli/**', 'src/hosts/file/disk.ts'],
    rules: {
      'no-restricted-globals': without(...OFFICE_GLOBALS, ...PAGE_GLOBALS),
      'no-restricted-syntax': withoutTypes(...OFFICE_GLOBALS),
    },
  },
  { files: ['src/cli/**'], rules: { 'no-console': 'off' } },
  {
    files: ['src/hosts/excel/**', 'src/taskpane/**', 'src/ribbon/**'],
    rules: {
      'no-restricted-globals': without(...NODE_GLOBALS),
      'no-restricted-syntax': withoutTypes('NodeJS', 'Buffer'),
    },
  },
  {
    files: ['src/hosts/excel/**'],
    plugins: { 'office-addins': officeAddins },
    rules: Object.fromEntries(Object.keys(officeAddins.rules).map((rule) => [`office-addins/${rule}`, 'error'])),
  },
  {
    files: ['src/app/**', 'src/web/**', 'src/hosts/web/**'],
    rules: { 'no-restricted-globals': without(...NODE_GLOBALS, ...OFFICE_GLOBALS) },
  },
  {
    // The page for hosts that know no newer JavaScript.
    files: ['src/unsupported/**/*.js'],
    languageOptions: {
      ecmaVersion: 5,
      sourceType: 'script',
      globals: {
        document: 'readonly',
        location: 'readonly',
        structuredClone: 'readonly',
        Office: 'readonly',
        juesuanFloor: 'writable',
      },
    },
    rules: {
      'no-redeclare': ['error', { builtinGlobals: false }],
      'no-unused-vars': ['error', { varsIgnorePattern: '^juesuanFloor$' }],
    },
  },
  {
    // Configuration and test support that Node reads as it is.
    files: ['**/*.js', '**/*.cjs', '**/*.mjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        __dirname: 'readonly',
        require: 'readonly',
        module: 'writable',
      },
    },
  },
  prettier,
);
