/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/** The portal's language in the viewer's regional variant: English dates differ between London and New York. */
export function localeOf(
  language: string,
  /** The browser's languages in order of preference. */
  preferred: readonly string[],
): string {
  const wanted = canonical(language) ?? 'en';
  return (
    preferred
      .flatMap(each => canonical(each) ?? [])
      .find(each => each === wanted || each.startsWith(`${wanted}-`)) ?? wanted
  );
}

/**
 * The tag in the form that `Intl` accepts; undefined if it names no language. Browsers may pass on the tag of the system,
 * such as `en-US@posix` on a Linux without a language, which `Intl` rejects.
 */
function canonical(tag: string): string | undefined {
  const [bare] = tag.replace(/_/g, '-').split(/[@.]/);
  try {
    return Intl.getCanonicalLocales(bare)[0];
  } catch {
    return undefined;
  }
}
