/** The ribbon's buttons. */
export { associateRibbon } from './associate';
export { press, RIBBON_FUNCTIONS, type RibbonFunction } from './press';
