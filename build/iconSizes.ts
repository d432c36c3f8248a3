/** In pixels. Excel requires 16, 32 and 80; the others are for screens of 125, 150, 200 and 250 %. */
export const ICON_SIZES = [16, 20, 24, 32, 40, 48, 64, 80] as const;
