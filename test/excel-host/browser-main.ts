/** Entry of the script that `serve.ts` bundles. */
import { startHostPage } from './browser';

void startHostPage();
