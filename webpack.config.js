/**
 * Bundles the programs into dist/. Each program is one configuration of the list below, made from the common part, so
 * that the browser's programs stand beside the command line's.
 */
const { chmodSync } = require('node:fs');
const { join } = require('node:path');
const { BannerPlugin } = require('webpack');

const common = {
  mode: 'production',
  context: __dirname,
  resolve: { extensions: ['.ts', '.tsx', '.js', '.json'] },
  module: {
    rules: [
      {
        test: /\.tsx?$/,
        exclude: /node_modules/,
        use: {
          loader: 'swc-loader',
          options: { jsc: { target: 'es2022', parser: { syntax: 'typescript', tsx: true } } },
        },
      },
    ],
  },
  output: { path: join(__dirname, 'dist') },
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
  module: { ...common.module, parser: { javascript: { createRequire: false } } },
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

module.exports = (env) => (env.bench ? [bench] : [cli]);
