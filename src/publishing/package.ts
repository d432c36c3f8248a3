/** Repacks an Office package without the time of its making, so that the same contents give the same bytes. */

/** The first time that a zip archive can hold. */
const NO_TIME = new Date(1980, 0, 1);
const CORE_PROPERTIES = 'docProps/core.xml';
const TIMES = /<dcterms:(created|modified)[^>]*>[^<]*<\/dcterms:\1>/g;

/** The package with its times taken out. */
export async function sealed(archive: ArrayBuffer): Promise<Uint8Array> {
  const { strFromU8, strToU8, unzipSync, zipSync } = await import('fflate');
  const parts = unzipSync(new Uint8Array(archive));
  const core = parts[CORE_PROPERTIES];
  if (core) parts[CORE_PROPERTIES] = strToU8(strFromU8(core).replace(TIMES, ''));
  return zipSync(parts, { mtime: NO_TIME });
}
