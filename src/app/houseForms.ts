/** Forms of the house: files in the folder `forms` beside the program's own, listed in its `index.json` by name. */

/** So many form files are read at most. */
const FILES_MAX = 50;

/** The texts of the form files that the administrator has put there; none where the server has no such folder. */
export async function fetchHouseForms(): Promise<readonly string[]> {
  const listing = await fetch('forms/index.json', { cache: 'no-cache' });
  if (!listing.ok) return [];
  const names: unknown = await listing.json();
  if (!Array.isArray(names)) return [];
  const files = names.filter((name): name is string => typeof name === 'string' && /^[^/\\]+\.json$/.test(name));
  const texts = await Promise.all(
    files.slice(0, FILES_MAX).map(async (name) => {
      const file = await fetch(`forms/${encodeURIComponent(name)}`, { cache: 'no-cache' });
      return file.ok ? [await file.text()] : [];
    }),
  );
  return texts.flat();
}
