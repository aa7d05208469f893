/** The largest file that is read at all; callers check a file's size against it before they read it. */
export const bundleBytesMost = 32 * 2 ** 20;
