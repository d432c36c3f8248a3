/** Minifies scripts with swc, which the build has already for TypeScript and which is several times as fast as Terser. */
import { minify } from '@swc/core';
import { Compilation, sources, type Compiler } from 'webpack';

export class MinifyPlugin {
  apply(compiler: Compiler): void {
    compiler.hooks.compilation.tap('MinifyPlugin', (compilation) => {
      const stage = Compilation.PROCESS_ASSETS_STAGE_OPTIMIZE_SIZE;
      compilation.hooks.processAssets.tapPromise({ name: 'MinifyPlugin', stage }, async (assets) => {
        const scripts = Object.keys(assets).filter(
          // What was copied stays as it is; Microsoft's licence asks for it.
          (name) => name.endsWith('.js') && compilation.getAsset(name)?.info.copied !== true,
        );
        await Promise.all(scripts.map((name) => minifyAsset(compilation, name)));
      });
    });
  }
}

async function minifyAsset(compilation: Compilation, name: string): Promise<void> {
  const source = compilation.getAsset(name)?.source.source();
  if (source === undefined) return;
  // Comments go; the licences that they name stand in LICENSES.txt.
  const { code } = await minify(String(source), { compress: true, mangle: true, format: { comments: false } });
  compilation.updateAsset(name, new sources.RawSource(code), { minimized: true });
}
