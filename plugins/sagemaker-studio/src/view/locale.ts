/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/** The portal's language as it is written where the reader is: in English, dates differ between London and New York. */
export function localeOf(
  language: string,
  /** What the browser prefers, first things first. */
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
 * The tag as `Intl` takes it, or nothing where it names no language. Browsers may pass on what the system says, such as
 * `en-US@posix` on a Linux without a language, which `Intl` throws at.
 */
function canonical(tag: string): string | undefined {
  const [bare] = tag.replace(/_/g, '-').split(/[@.]/);
  try {
    return Intl.getCanonicalLocales(bare)[0];
  } catch {
    return undefined;
  }
}
