export * from './host';
export * from './sheet';
export * from './plan';
export * from './marks';
export * from './state';
export { displayWidth, fitHeights } from './heights';
