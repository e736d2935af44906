/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Sentences of notifications: codes with values. They are worded when they are sent, in the language of
 * `sagemakerStudio.notificationLanguage` and with the names that people and teams have then.
 */
import { DateTime } from 'luxon';
import { parseEntityRef } from '@backstage/catalog-model';
import { english } from './texts/english';
import { german } from './texts/german';

export type NoticeCode = keyof typeof english;

/** A name or number; the name of a catalog ref; a day, ISO 8601; sentences that follow each other; several things. */
export type NoticeValue =
  | string
  | number
  | NoticeText
  | { ref: string }
  | { date: string }
  | { sentences: NoticeValue[] }
  | { list: string[] };

export type NoticeText = {
  code: NoticeCode;
  params: { [name: string]: NoticeValue };
};

type Placeholders<T extends string> =
  T extends `${string}{{${infer Name}}}${infer Rest}`
    ? Name | Placeholders<Rest>
    : never;

export function notice<Code extends NoticeCode>(
  code: Code,
  params: { [Name in Placeholders<(typeof english)[Code]>]: NoticeValue },
): NoticeText {
  return { code, params };
}

/** Sentences one after the other; undefined when there is none. */
export function sentencesOf(
  ...parts: (NoticeValue | undefined)[]
): NoticeText | undefined {
  const sentences = parts.flatMap(part => part || []);
  return sentences.length ? notice('text', { text: { sentences } }) : undefined;
}

const LANGUAGES = {
  en: { texts: english, locale: 'en-GB' },
  de: { texts: german, locale: 'de-DE' },
} as const;

/** The languages in which people can be notified. */
export type NoticeLanguage = keyof typeof LANGUAGES;

/** @param nameOf - what a catalog ref is called today; undefined where the catalog does not hold it */
export function wordNotice(
  text: NoticeText,
  language: NoticeLanguage,
  nameOf: (ref: string) => string | undefined,
): string {
  const { texts, locale } = LANGUAGES[language];
  return word(text);

  function word({ code, params }: NoticeText): string {
    return texts[code].replace(/\{\{(\w+)\}\}/g, (_, name: string) =>
      wordValue(params[name] ?? ''),
    );
  }

  function wordValue(value: NoticeValue): string {
    if (typeof value !== 'object') {
      return String(value);
    }
    if ('code' in value) {
      return word(value);
    }
    if ('ref' in value) {
      return nameOf(value.ref) ?? shortName(value.ref);
    }
    if ('date' in value) {
      return DateTime.fromISO(value.date, { zone: 'utc' })
        .setLocale(locale)
        .toLocaleString(DateTime.DATE_MED);
    }
    return 'list' in value
      ? new Intl.ListFormat(locale, { type: 'conjunction' }).format(value.list)
      : value.sentences.map(wordValue).join(' ');
  }
}

/** The refs whose names a text needs. */
export function refsNamedIn(value: NoticeValue | undefined): string[] {
  if (typeof value !== 'object' || 'date' in value || 'list' in value) {
    return [];
  }
  if ('ref' in value) {
    return [value.ref];
  }
  const inner =
    'sentences' in value ? value.sentences : Object.values(value.params);
  return inner.flatMap(refsNamedIn);
}

/** `mira.santos` of `user:default/mira.santos` */
function shortName(ref: string): string {
  return /^(user|group):/.test(ref) ? parseEntityRef(ref).name : ref;
}
