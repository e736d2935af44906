/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { Message } from '../generated/types';
import { isMessageCode, messageTexts, type MessageCode } from './messages';

/**
 * What wording a message takes in a language.
 *
 * @public
 */
export interface MessageLanguage {
  /** The text of a code with these values in their places. */
  text(code: MessageCode, values: { [name: string]: string | number }): string;
  /** The words as one enumeration. */
  list(words: string[]): string;
  /** A day, from an ISO 8601 date. */
  date(iso: string): string;
  /** A moment, from an ISO 8601 time. */
  time(iso: string): string;
  /** A length of time, from an ISO 8601 duration. */
  duration(iso: string): string;
}

/**
 * Words a message in a language; `undefined` when this version has no words for it, as when the backend is newer.
 *
 * @public
 */
export function wordMessage(
  { code, params = {} }: Message,
  language: MessageLanguage,
): string | undefined {
  if (!isMessageCode(code)) {
    return undefined;
  }
  const values = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      name === 'count' && typeof value === 'number'
        ? value
        : wordValue(value, language),
    ]),
  );
  return language.text(code, values);
}

function wordValue(value: unknown, language: MessageLanguage): string {
  if (Array.isArray(value)) {
    return language.list(value.map(each => wordValue(each, language)));
  }
  if (typeof value !== 'object' || value === null) {
    return String(value);
  }
  if (isMessage(value)) {
    return wordMessage(value, language) ?? value.code;
  }
  if ('sentences' in value && Array.isArray(value.sentences)) {
    return value.sentences.map(each => wordValue(each, language)).join(' ');
  }
  if ('date' in value) {
    return language.date(String(value.date));
  }
  if ('duration' in value) {
    return language.duration(String(value.duration));
  }
  return 'time' in value ? language.time(String(value.time)) : '';
}

function isMessage(value: object): value is Message {
  return 'code' in value && typeof value.code === 'string';
}

const english: MessageLanguage = {
  text(code, values) {
    const texts: { [key: string]: string } = messageTexts;
    const text =
      texts[code] ?? texts[`${code}_${values.count === 1 ? 'one' : 'other'}`];
    return (text ?? code).replace(/\{\{(\w+)\}\}/g, (_, name: string) =>
      String(values[name] ?? ''),
    );
  },
  list: words =>
    words.length < 2
      ? words.join('')
      : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`,
  date: iso => iso.slice(0, 10),
  time: iso => `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`,
  duration: englishDuration,
};

const UNITS: [letter: string, word: string][] = [
  ['Y', 'year'],
  ['M', 'month'],
  ['W', 'week'],
  ['D', 'day'],
];
const UNITS_OF_DAY: [letter: string, word: string][] = [
  ['H', 'hour'],
  ['M', 'minute'],
  ['S', 'second'],
];

/** `3 months, 2 days` of `P3M2D`. */
function englishDuration(iso: string): string {
  const [days = '', time = ''] = iso.replace(/^P/, '').split('T');
  const wordsOf = (part: string, units: [string, string][]) =>
    units.flatMap(([letter, word]) => {
      const number = new RegExp(`([\\d.]+)${letter}`).exec(part)?.[1];
      return number === undefined
        ? []
        : `${number} ${word}${number === '1' ? '' : 's'}`;
    });
  return [...wordsOf(days, UNITS), ...wordsOf(time, UNITS_OF_DAY)].join(', ');
}

/**
 * A message in English, as the API says it beside the code.
 *
 * @public
 */
export function englishOf(message: Message): string {
  return wordMessage(message, english) ?? message.code;
}
