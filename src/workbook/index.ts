export * from './host';
export * from './sheet';
export * from './plan';
export * from './marks';
export * from './state';
export { displayWidth, fitHeights, rowHeights } from './heights';
export * from './looks';
export * from './names';
