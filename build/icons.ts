/** `npm run icons`: draws assets/*.svg at every size that the manifest names, into assets/icons. */
import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { launch } from '../test/support/browser';
import { ICON_SIZES } from './iconSizes';

const SOURCES = join(__dirname, '..', 'assets');
const TARGET = join(SOURCES, 'icons');

async function draw(): Promise<void> {
  mkdirSync(TARGET, { recursive: true });
  const browser = await launch();
  try {
    const page = await browser.newPage();
    for (const file of readdirSync(SOURCES).filter((name) => name.endsWith('.svg'))) {
      const svg = readFileSync(join(SOURCES, file), 'utf8');
      for (const size of ICON_SIZES) {
        await page.setViewportSize({ width: size, height: size });
        await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
        const path = join(TARGET, `${basename(file, '.svg')}-${size}.png`);
        await page.screenshot({ path, omitBackground: true });
      }
    }
  } finally {
    await browser.close();
  }
}

void draw();
