/**
 * Bundles the programs into dist/: the command line, the add-in (dist/addin) and the browser edition (dist/web). Each is
 * one configuration of the list below, made from the common part.
 *
 *   webpack --env base=https://server/path      where the add-in will be served from
 *   webpack --env office=bundled|cdn|cdn-cn     where it takes Microsoft's client library from
 *   webpack --env only=cli,web                  these programs alone
 */
require('tsx/cjs');
const { chmodSync } = require('node:fs');
const { dirname, join } = require('node:path');
const CopyPlugin = require('copy-webpack-plugin');
const HtmlPlugin = require('html-webpack-plugin');
const MiniCssExtractPlugin = require('mini-css-extract-plugin');
const { BannerPlugin } = require('webpack');
const { contentSecurityPolicy } = require('./build/contentSecurity');
const { LicensesPlugin } = require('./build/licenses');
const { baseUrl, builtManifest } = require('./build/manifest');
const { MinifyPlugin } = require('./build/minify');
const { OFFICE_FILES, OFFICE_FOLDER, OFFICE_SCRIPTS, officeSource } = require('./build/office');
const { version } = require('./package.json');

const common = {
  mode: 'production',
  context: __dirname,
  resolve: { extensions: ['.ts', '.tsx', '.js', '.json'] },
  module: {
    // The version is imported by name from package.json, so that nothing else of that file is shipped.
    parser: { json: { namedExports: true } },
    rules: [
      {
        test: /\.tsx?$/,
        exclude: /node_modules/,
        use: {
          loader: 'swc-loader',
          options: {
            jsc: {
              target: 'es2022',
              parser: { syntax: 'typescript', tsx: true },
              transform: { react: { runtime: 'automatic' } },
            },
          },
        },
      },
    ],
  },
  output: { path: join(__dirname, 'dist') },
  stats: { preset: 'errors-warnings', version: true, timings: true },
};

/** Makes the built program one that a shell can start. */
class ExecutablePlugin {
  apply(compiler) {
    compiler.hooks.assetEmitted.tap('ExecutablePlugin', (file, { targetPath }) => {
      if (file === 'juesuan.js') chmodSync(targetPath, 0o755);
    });
  }
}

const cli = {
  ...common,
  name: 'cli',
  target: 'node20',
  entry: { juesuan: './src/cli/main.ts' },
  // Dependencies are bundled: one file to open instead of hundreds, which is most of the time that a short command takes.
  output: {
    ...common.output,
    filename: '[name].js',
    chunkFilename: 'juesuan.[name].js',
  },
  // liquidjs makes a `require` for templates on disk, which we have none of; webpack need not follow it.
  module: { ...common.module, parser: { ...common.module.parser, javascript: { createRequire: false } } },
  // Not minified: it loads no faster from a disk, and a stack that a user sends stays readable.
  optimization: { minimize: false, chunkIds: 'named' },
  plugins: [
    new BannerPlugin({ banner: '#!/usr/bin/env node', raw: true, test: /^juesuan\.js$/ }),
    new ExecutablePlugin(),
  ],
};

/** The benchmarks, built like the program that they measure: `webpack --env bench`. */
const bench = {
  ...cli,
  name: 'bench',
  entry: { bench: './bench/run.ts' },
  output: { ...cli.output, chunkFilename: 'bench.[name].js' },
  node: { __filename: false, __dirname: false },
};

/** What the two programs for browsers share. A program's name is that of its folder in dist/. */
const browser = (name) => ({
  ...common,
  name,
  target: ['web', 'es2022'],
  module: {
    ...common.module,
    rules: [...common.module.rules, { test: /\.css$/, use: [MiniCssExtractPlugin.loader, 'css-loader'] }],
  },
  output: {
    path: join(__dirname, 'dist', name),
    clean: true,
    filename: '[name].[contenthash].js',
    chunkFilename: '[name].[contenthash].js',
    assetModuleFilename: '[name].[contenthash][ext]',
    // Relative to the page, wherever that is served; found from the scripts, it would be that of office.js.
    publicPath: '',
  },
  optimization: { minimizer: [new MinifyPlugin()], chunkIds: 'deterministic' },
  // Its limits are on sizes before compression; test/build has ours.
  performance: false,
});

const styles = () =>
  new MiniCssExtractPlugin({ filename: '[name].[contenthash].css', chunkFilename: '[name].[contenthash].css' });

/** Our scripts are modules in the pages, so that Internet Explorer passes over them. */
const page = { scriptLoading: 'module', minify: false };

/** The add-in for Excel. */
const addin = ({ base, office }) => {
  const policy = contentSecurityPolicy(office);
  const library = dirname(require.resolve('@microsoft/office-js/package.json'));
  const bundled = office === 'bundled';
  return {
    ...browser('addin'),
    entry: { taskpane: './src/taskpane/main.tsx' },
    plugins: [
      styles(),
      new HtmlPlugin({
        ...page,
        filename: 'taskpane.html',
        template: './src/taskpane/taskpane.html',
        office: OFFICE_SCRIPTS[office],
        policy,
      }),
      new HtmlPlugin({
        ...page,
        filename: 'unsupported.html',
        template: './src/unsupported/unsupported.html',
        inject: false,
        office: OFFICE_SCRIPTS[office],
        policy,
      }),
      new CopyPlugin({
        patterns: [
          {
            from: 'manifest.xml',
            transform: (manifest) => builtManifest(String(manifest), { base, version }),
          },
          { from: 'assets/icons', to: 'icons' },
          { from: 'assets/forms', to: 'forms' },
          { from: 'src/unsupported/*.{js,css}', to: 'unsupported/[name][ext]' },
          ...(bundled ? OFFICE_FILES : []).map((file) => ({
            from: join(library, 'dist', file),
            to: `${OFFICE_FOLDER}/${file}`,
          })),
        ],
      }),
      new LicensesPlugin(bundled ? [library] : []),
    ],
  };
};

/** The browser edition, which has nothing of Office in it. */
const web = () => ({
  ...browser('web'),
  entry: { web: './src/web/main.tsx' },
  plugins: [
    styles(),
    new HtmlPlugin({
      ...page,
      filename: 'index.html',
      template: './src/web/index.html',
      favicon: './assets/icons/app-32.png',
      policy: contentSecurityPolicy(),
    }),
    new CopyPlugin({ patterns: [{ from: 'assets/forms', to: 'forms' }] }),
    new LicensesPlugin(),
  ],
});

module.exports = (env) => {
  if (env.bench) return [bench];
  const programs = [cli, addin({ base: baseUrl(env.base), office: officeSource(env.office) }), web()];
  const names = env.only?.split(',') ?? programs.map(({ name }) => name);
  return programs.filter(({ name }) => names.includes(name));
};
