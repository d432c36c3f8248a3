/** Fits the manifest of the repository to where an installation is served from and to the version that is built. */

/** The base URL that stands in the manifest of the repository: the one that `npm run sideload` serves. */
export const DEFAULT_BASE = 'https://localhost:3000';

/** The version that stands in the manifest of the repository: the only real one is in package.json. */
const NO_VERSION = '<Version>0.0.0.0</Version>';

/** The base URL that a build option names, without a slash at the end. Excel takes nothing but https. */
export function baseUrl(option: string | undefined): string {
  const base = (option ?? DEFAULT_BASE).replace(/\/+$/, '');
  if (!/^https:\/\/[^\s/?#"'<>&]+(\/[^\s?#"'<>&]*)?$/.test(base)) {
    throw new Error(`--env base=${option}：请写成 https://服务器/路径，不带 ? 和 #。`);
  }
  return base;
}

/** `0.1.0` → `0.1.0.0`, the form that manifests have. */
export function manifestVersion(version: string): string {
  if (!/^\d{1,5}\.\d{1,5}\.\d{1,5}$/.test(version)) throw new Error(`package.json: version ${version}`);
  return `${version}.0`;
}

/** The manifest to install: `version` is that of package.json. */
export function builtManifest(manifest: string, { base, version }: { base: string; version: string }): string {
  if (!manifest.includes(NO_VERSION)) throw new Error(`manifest.xml: ${NO_VERSION} expected`);
  return manifest
    .replace(NO_VERSION, `<Version>${manifestVersion(version)}</Version>`)
    .replaceAll(`"${DEFAULT_BASE}/`, `"${base}/`);
}
