/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  wordMessage,
  type Message,
  type Messages,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { ownTexts } from '../translations/ownTexts';
import { namedMessage, type Names } from './namedMessage';
import { timesIn } from './time';

/** The fields of API objects that hold one sentence. */
type SentenceField =
  | 'sentence'
  | 'message'
  | 'remedy'
  | 'detail'
  | 'note'
  | 'endedReason'
  | 'problem'
  | 'label';

/** An object of the API with such a field. */
type Said<Field extends SentenceField> = {
  [Name in Field]?: string;
} & { messages?: Messages };

/** A language for the sentences of the backend. */
export type ApiLanguage = {
  /** The translation function of `sagemakerStudioMessagesTranslationRef`, whose keys are known only once messages arrive. */
  t: (key: string, values: { [name: string]: string | number }) => string;
  locale: string;
} & Names;

/**
 * Words the sentences of the backend in a language. The English sentence is shown where there is no message: in records of
 * earlier versions, and when the backend is newer than the page.
 */
export function apiTextIn({ t, locale, ...names }: ApiLanguage) {
  const time = timesIn(locale);

  const word = (
    message: Message | undefined,
    english: string,
    isOwn = false,
  ): string =>
    (message &&
      wordMessage(namedMessage(message, names), {
        text: (code, values) =>
          t(
            isOwn && code in ownTexts.message
              ? `own.message.${code}`
              : `message.${code}`,
            values,
          ),
        list: time.list,
        date: time.date,
        time: time.absolute,
        duration: time.duration,
      })) ??
    english;

  /** A field of an object; in the second person where it is about the viewer, or for the viewer to do, and there is such a form. */
  const say = <Field extends SentenceField>(
    of: Said<Field>,
    field: Field,
    { isOwn = false } = {},
  ): string => word(of.messages?.[field], of[field] ?? '', isOwn);

  return {
    say,
    /** A reason, and what to do about it where that is known. */
    sayReason: (of: Said<'message' | 'remedy'>): string =>
      [say(of, 'message'), say(of, 'remedy')].join(' ').trim(),
    /** One sentence, from its message where it has one. */
    sayText: (english: string, message: Message | undefined): string =>
      word(message, english),
    /** A list of sentences. */
    sayEach: (english: string[], messages: Message[] | undefined): string[] =>
      english.map((text, index) => word(messages?.[index], text)),
  };
}
